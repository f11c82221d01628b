import { setTimeout as wait } from 'node:timers/promises';
import { asOwner } from '../support/database.js';
import type { Connection } from '../support/connection.js';

const patienceMilliseconds = 20_000;

/** A connection of a worker, as PostgreSQL sees it. */
export interface WorkerSession {
  /** Of PostgreSQL's own process. */
  readonly backend: number;
  /** Of the worker. */
  readonly processId: number;
  /** What it waits for: `relation`, `advisory`, or null. */
  readonly waitsFor: string | null;
}

export async function workerSessions(installation: Connection): Promise<WorkerSession[]> {
  const { rows } = await asOwner(
    (client) =>
      client.query<{ pid: number; name: string; lock: string | null }>(
        `SELECT pid, application_name AS name, CASE wait_event_type WHEN 'Lock' THEN wait_event END AS lock
           FROM pg_stat_activity WHERE application_name LIKE 'upline worker %'`,
      ),
    installation,
  );
  return rows.map(({ pid, name, lock }) => ({
    backend: pid,
    processId: Number(/^upline worker (\d+)/.exec(name)?.[1]),
    waitsFor: lock,
  }));
}

/** Waits until the sessions of workers are as wanted, and answers them. */
export async function untilSessions(
  installation: Connection,
  areAsWanted: (sessions: readonly WorkerSession[]) => boolean,
): Promise<readonly WorkerSession[]> {
  const deadline = performance.now() + patienceMilliseconds;
  for (;;) {
    const sessions = await workerSessions(installation);
    if (areAsWanted(sessions)) return sessions;
    if (performance.now() > deadline) throw new Error(`Not as wanted in time: ${JSON.stringify(sessions)}`);
    await wait(50);
  }
}

/** How many sessions wait for a lock of a kind. */
export function waiting(sessions: readonly WorkerSession[], waitsFor: string): number {
  return sessions.filter((session) => session.waitsFor === waitsFor).length;
}
