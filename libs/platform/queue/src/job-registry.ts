/** Does one kind of job. It may be called twice for the same job, and at the same time. */
export type JobHandler = (payload: unknown) => Promise<void>;

/** Which handler does which job. It refuses to be incomplete, so that no job can wait for nobody. */
export class JobRegistry {
  private readonly handlers = new Map<string, JobHandler>();

  constructor(private readonly names: readonly string[]) {}

  handle(name: string, handler: JobHandler): this {
    if (!this.names.includes(name)) throw new Error(`There is no job named ${name}`);
    if (this.handlers.has(name)) throw new Error(`The job ${name} has two handlers`);
    this.handlers.set(name, handler);
    return this;
  }

  /** Every job's handler. @throws where a job has none */
  complete(): ReadonlyMap<string, JobHandler> {
    const orphans = this.names.filter((name) => !this.handlers.has(name));
    if (orphans.length > 0) throw new Error(`Nobody handles ${orphans.join(', ')}`);
    return this.handlers;
  }
}
