import pg from 'pg';

/** The steps of runs of a month at which workers wait while the gates are shut: [month, from, to]. */
export type GatedStep = readonly [period: string, from: string, to: string];

// Any number that nothing else uses.
const GATE = 4711;

/** Makes workers wait where a test wants to meet them. Everybody waits, so only for an installation of one's own. */
export class Gates {
  private readonly sessions: pg.Client[] = [];

  constructor(private readonly ownerUrl: string) {}

  /** Whoever wants to work with the table waits; in SHARE mode only whoever wants to write to it. */
  async shutTable(table: string, mode: 'SHARE' | 'ACCESS EXCLUSIVE'): Promise<void> {
    await (await this.session()).query(`BEGIN; LOCK TABLE ${table} IN ${mode} MODE`);
  }

  /** Whoever takes a run over one of the steps waits before it. */
  async shutSteps(steps: readonly GatedStep[]): Promise<void> {
    const rows = steps.map((step) => `(${step.map((word) => `'${word}'`).join(', ')})`).join(', ');
    const session = await this.session();
    await session.query(`SELECT pg_advisory_lock(${GATE})`);
    await session.query(`
      CREATE FUNCTION wait_at_gate() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF (NEW.period_key, OLD.status, NEW.status) IN (${rows}) THEN PERFORM pg_advisory_xact_lock_shared(${GATE}); END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER gate BEFORE UPDATE ON commission_runs FOR EACH ROW EXECUTE FUNCTION wait_at_gate()`);
  }

  /** Lets everybody through. */
  async open(): Promise<void> {
    for (const session of this.sessions.splice(0)) await session.end();
    const session = await this.session();
    await session.query('DROP TRIGGER IF EXISTS gate ON commission_runs; DROP FUNCTION IF EXISTS wait_at_gate()');
    await this.sessions.pop()?.end();
  }

  private async session(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.ownerUrl });
    await client.connect();
    this.sessions.push(client);
    return client;
  }
}
