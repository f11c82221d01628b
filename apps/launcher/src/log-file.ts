import { createWriteStream, mkdirSync, renameSync, statSync, type WriteStream } from 'node:fs';
import path from 'node:path';

const largestBytes = 20 * 1024 * 1024;
const rememberedLines = 40;

/** A process's output: kept in a file that is begun anew before it grows large, its last lines remembered for a failure's reason. */
export class LogFile {
  private stream: WriteStream;
  private writtenBytes: number;
  private tail = '';

  constructor(readonly file: string) {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    this.writtenBytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    this.stream = this.open();
  }

  write(chunk: Buffer): void {
    this.tail = `${this.tail}${chunk.toString()}`.split('\n').slice(-rememberedLines).join('\n');
    this.writtenBytes += chunk.length;
    if (this.writtenBytes > largestBytes) this.beginAnew();
    this.stream.write(chunk);
  }

  lastLines(): string {
    return this.tail.trim();
  }

  private beginAnew(): void {
    this.stream.end();
    renameSync(this.file, `${this.file}.1`);
    this.writtenBytes = 0;
    this.stream = this.open();
  }

  private open(): WriteStream {
    const stream = createWriteStream(this.file, { flags: 'a', mode: 0o600 });
    // A full disk must not take the running system down for want of its log.
    stream.on('error', () => undefined);
    return stream;
  }
}
