import http from 'node:http';
import { connection } from './connection.js';

export interface RawRequest {
  readonly method: string;
  /** As it goes over the wire: nothing is encoded, mended or left out. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The content type, where there is one. */
  readonly type?: string;
  readonly body?: string | Uint8Array;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 8 });

/** Sends a request as it is, however odd. */
export function send({ method, path, headers = {}, type, body }: RawRequest): Promise<RawAnswer> {
  const { hostname, port } = new URL(connection().url);
  const about = {
    ...(body !== undefined && { 'content-length': String(Buffer.byteLength(body)) }),
    ...(type !== undefined && { 'content-type': type }),
  };
  return new Promise((resolve, reject) => {
    const options = { hostname, port, method, path, headers: { ...about, ...headers }, agent };
    const request = http.request(options, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (piece: string) => (text += piece));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** Posts a body without telling its length. */
export function sendStream(path: string, body: string, headers: Readonly<Record<string, string>>): Promise<Response> {
  // The types that Node comes with do not know of half a duplex, without which fetch takes no stream.
  const request = { method: 'POST', headers, body: new Blob([body]).stream(), duplex: 'half' };
  return fetch(`${connection().url}${path}`, request as RequestInit);
}
