import { freePort } from './free-port.js';
import { StartFailure } from './start-failure.js';

/** The port that the api will listen on, known to be free; the children get a number, never 0. */
export async function choosePort(host: string, wanted: number): Promise<number> {
  try {
    return await freePort(host, wanted);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reasons: Record<string, string> = {
      EADDRINUSE: `Port ${wanted} on ${host} is used by another program; stop that one, or choose another port with --port or UPLINE_PORT.`,
      EACCES: `Port ${wanted} may only be opened by root; choose one above 1023 with --port or UPLINE_PORT.`,
      EADDRNOTAVAIL: `This machine has no address ${host}; correct UPLINE_HOST.`,
      ENOTFOUND: `There is no host named ${host}; correct UPLINE_HOST.`,
    };
    throw new StartFailure(
      'PORT.UNAVAILABLE',
      reasons[code ?? ''] ?? `Upline cannot listen on ${host}:${wanted}: ${message}.`,
    );
  }
}
