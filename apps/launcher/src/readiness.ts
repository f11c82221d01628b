import { setTimeout as wait } from 'node:timers/promises';
import { StartFailure } from './start-failure.js';

const pauseMilliseconds = 100;
const requestMilliseconds = 5_000;

/** Waits until the api says that it can serve, or until somebody gives up. */
export async function waitUntilReady(url: string, signal: AbortSignal, patienceMilliseconds: number): Promise<void> {
  const until = performance.now() + patienceMilliseconds;
  while (!signal.aborted) {
    const response = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(requestMilliseconds) }).catch(
      () => undefined,
    );
    if (response?.ok) return;
    if (performance.now() > until) {
      throw new StartFailure(
        'API.NOT_READY',
        `The api did not become ready within ${Math.round(patienceMilliseconds / 1000)} seconds; look into its log for what it waits for.`,
      );
    }
    await wait(pauseMilliseconds);
  }
}
