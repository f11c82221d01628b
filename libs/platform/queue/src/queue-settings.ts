/** Where jobs wait: Redis in production, PostgreSQL where there is no Redis. */
export interface QueueSettings {
  readonly redisUrl?: string | undefined;
  readonly databaseUrl: string;
}

export const QUEUE_NAME = 'upline';
/** The schema that BullMQ's own tables live in. */
export const QUEUE_SCHEMA = 'bullmq';
/** How long a worker that died keeps its job: the lock runs out, and the next look for stalled jobs finds it. */
export const LOCK_MILLISECONDS = 15_000;
export const STALLED_LOOK_MILLISECONDS = 5_000;
