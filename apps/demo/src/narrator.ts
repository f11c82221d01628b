import type { WriteStream } from 'node:tty';

export type Progress = (text: string) => void;

interface Step<T> {
  readonly title: string;
  readonly work: (progress: Progress) => Promise<T>;
  /** What came of it, in a few words. */
  readonly note: (result: T) => string;
}

const ERASE_LINE = '\r\u001b[2K';
const TITLE_WIDTH = 44;

/** Tells the story: one line per step when it is done, and on a terminal a line that lives while it runs. */
export class Narrator {
  constructor(private readonly out: Pick<WriteStream, 'write' | 'columns'> & { readonly isTTY?: boolean }) {}

  chapter(title: string): void {
    this.out.write(`\n${title}\n`);
  }

  say(text: string): void {
    this.out.write(`    ${text}\n`);
  }

  async step<T>({ title, work, note }: Step<T>): Promise<T> {
    const startedAt = performance.now();
    const stopLiving = this.live(title, startedAt);
    try {
      const result = await work(stopLiving.progress);
      stopLiving.erase();
      this.out.write(`  ✓ ${title.padEnd(TITLE_WIDTH)} ${note(result)}  (${secondsSince(startedAt)})\n`);
      return result;
    } catch (error) {
      stopLiving.erase();
      this.out.write(`  ✗ ${title}\n`);
      throw error;
    }
  }

  /** Redrawn a few times a second, so that the seconds move also while a large file is on its way. */
  private live(title: string, startedAt: number): { progress: Progress; erase: () => void } {
    if (!this.out.isTTY) return { progress: () => undefined, erase: () => undefined };
    let latest = '';
    const draw = (): void => {
      const line = `  … ${title}  ${latest}  ${secondsSince(startedAt)}`;
      this.out.write(`${ERASE_LINE}${line.slice(0, Math.max(20, (this.out.columns || 80) - 1))}`);
    };
    const timer = setInterval(draw, 200);
    draw();
    return {
      progress: (text) => {
        latest = text;
        draw();
      },
      erase: () => {
        clearInterval(timer);
        this.out.write(ERASE_LINE);
      },
    };
  }
}

function secondsSince(startedAt: number): string {
  return `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
}
