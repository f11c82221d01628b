import net from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { connection } from './connection.js';

/** Writes the pieces to a bare connection, with a pause after each, and answers all that came back. */
export async function socketAnswer(pieces: readonly (string | Uint8Array)[], pause = 0): Promise<string> {
  const { hostname, port } = new URL(connection().url);
  const socket = net.connect(Number(port), hostname);
  let answer = '';
  socket.setEncoding('utf8').on('data', (piece: string) => (answer += piece));
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.on('error', () => undefined);
  for (const piece of pieces) {
    if (socket.writable) socket.write(piece);
    if (pause > 0) await wait(pause);
  }
  await Promise.race([closed, wait(5000, undefined, { ref: false })]);
  socket.destroy();
  return answer;
}

/** Writes the beginning of a request and goes away. */
export async function breakOff(beginning: string, after: number): Promise<void> {
  const { hostname, port } = new URL(connection().url);
  const socket = net.connect(Number(port), hostname);
  socket.on('error', () => undefined);
  socket.write(beginning);
  await wait(after);
  socket.destroy();
}
