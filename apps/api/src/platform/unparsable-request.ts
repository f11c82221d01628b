import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { problemOf } from '@upline/http';

const problems: Readonly<Record<string, ReturnType<typeof problemOf>>> = {
  HPE_HEADER_OVERFLOW: problemOf(431, 'REQUEST.TOO_LARGE', 'The address or the headers are too long.'),
  ERR_HTTP_REQUEST_TIMEOUT: problemOf(408, 'REQUEST.TOO_SLOW', 'The request took too long to arrive.'),
};
const malformed = problemOf(400, 'REQUEST.INVALID', 'This is not HTTP.');

/** Node answers what it cannot parse before any of ours sees it; this makes a problem document of that as well. */
export function answerUnparsable(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    const problem = problems[error.code ?? ''] ?? malformed;
    const body = JSON.stringify(problem);
    socket.end(
      `HTTP/1.1 ${problem.status} ${problem.title}\r\nContent-Type: application/problem+json\r\n` +
        `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
    );
  });
}
