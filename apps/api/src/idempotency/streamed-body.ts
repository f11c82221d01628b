import { createHash } from 'node:crypto';
import type { Request } from 'express';
import { UplineError } from '@upline/kernel';

const bodies = new WeakMap<Request, StreamedBody>();

/** The body of a file as it arrives, hashed on its way to whoever reads it, so that it can be told from another file. */
export class StreamedBody implements AsyncIterable<Uint8Array> {
  private readonly hash = createHash('sha256');
  private isRead = false;

  private constructor(private readonly request: Request) {}

  /** Always the same one for the same request. */
  static of(request: Request): StreamedBody {
    const body = bodies.get(request) ?? new StreamedBody(request);
    bodies.set(request, body);
    return body;
  }

  /** The connection outlives a file that is not read to its end, because an answer still has to go through it. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    if (this.isRead) return;
    for await (const piece of this.request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>) {
      this.hash.update(piece);
      yield piece;
    }
    this.isRead = true;
  }

  /** The hash of the whole, for which what nobody read is read. @throws REQUEST.INVALID where the sender goes away */
  async digest(): Promise<string> {
    const pieces = this[Symbol.asyncIterator]();
    try {
      while (!(await pieces.next()).done);
    } catch {
      throw new UplineError('REQUEST.INVALID', 'The body broke off.');
    }
    return this.hash.copy().digest('hex');
  }
}
