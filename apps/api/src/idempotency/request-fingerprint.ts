import type { Request } from 'express';
import { canonicalJson, sha256Hex } from '@upline/kernel';
import type { Fingerprint } from '@upline/http';
import { StreamedBody } from './streamed-body.js';

/** Only files are left unparsed, for whoever takes them in. */
function isStreamed(request: Request): boolean {
  return request.body === undefined;
}

/** What can be said of a request before anybody has read its file. */
export function earlyFingerprint(request: Request): Fingerprint {
  const type = isStreamed(request) ? request.header('content-type') : 'JSON';
  return {
    request: sha256Hex(`${request.method} ${request.originalUrl}\n${type}`),
    content: isStreamed(request) ? null : sha256Hex(canonicalJson(request.body)),
  };
}

/** The whole, once the file has been read; it is read to its end where it was not. */
export async function wholeFingerprint(request: Request, early: Fingerprint): Promise<Fingerprint> {
  return { ...early, content: early.content ?? (await StreamedBody.of(request).digest()) };
}
