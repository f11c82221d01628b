import { Redis } from 'ioredis';
import { StartFailure } from './start-failure.js';

const connectMilliseconds = 10_000;

function reasonOf(error: NodeJS.ErrnoException, url: URL): string {
  const server = `${url.hostname}:${url.port || '6379'}`;
  if (error.code === 'ECONNREFUSED') return `nothing listens on ${server}; start Redis there or correct the address`;
  if (error.code === 'ENOTFOUND') return `there is no host named ${url.hostname}; correct the address`;
  if (/WRONGPASS|NOAUTH|invalid password/i.test(error.message)) return `${server} refuses the password; correct it`;
  if (/ETIMEDOUT|timed? ?out/i.test(error.message))
    return `${server} does not answer; correct the address or the network`;
  return `${server} says ${error.message}`;
}

/** Greets Redis once and returns a warning if it may forget jobs when it is short of memory. */
export async function checkRedis(redisUrl: string): Promise<string | undefined> {
  const redis = new Redis(redisUrl, {
    lazyConnect: true,
    connectTimeout: connectMilliseconds,
    commandTimeout: connectMilliseconds,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  let fault: Error | undefined;
  redis.on('error', (error: Error) => (fault ??= error));
  try {
    await redis.connect();
    await redis.ping();
    const [, policy] = (await redis.config('GET', 'maxmemory-policy').catch(() => [])) as string[];
    if (policy === undefined || policy === 'noeviction') return undefined;
    return `Redis may throw jobs away: set its maxmemory-policy to noeviction (it is ${policy}).`;
  } catch (error) {
    const reason = reasonOf(fault ?? (error as Error), new URL(redisUrl));
    throw new StartFailure('REDIS.UNREACHABLE', `REDIS_URL leads nowhere: ${reason}.`, { cause: error });
  } finally {
    redis.disconnect();
  }
}
