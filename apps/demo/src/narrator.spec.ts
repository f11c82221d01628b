import { Narrator } from './narrator.js';

describe('the narrator', () => {
  it('writes one plain line per step where nobody watches', async () => {
    const { narrator, written } = listening(false);
    await narrator.step({
      title: 'Add products',
      work: async (progress) => {
        progress('3 of 8');
        return 8;
      },
      note: (count) => `${count} products`,
    });
    expect(written()).toMatch(/^ {2}✓ Add products +8 products {2}\(\d+\.\d s\)\n$/);
  });

  it('keeps a line alive on a terminal and wipes it when the step is done', async () => {
    const { narrator, written } = listening(true);
    await narrator.step({
      title: 'Add products',
      work: async (progress) => progress('3 of 8'),
      note: () => 'done',
    });
    expect(written()).toContain('… Add products  3 of 8');
    expect(written().split('\r\u001b[2K').at(-1)).toMatch(/✓ Add products/);
  });

  it('marks the step that failed and passes the reason on', async () => {
    const { narrator, written } = listening(false);
    const failing = { title: 'Add products', work: () => Promise.reject(new Error('no')), note: () => '' };
    await expect(narrator.step(failing)).rejects.toThrow('no');
    expect(written()).toBe('  ✗ Add products\n');
  });
});

function listening(isTTY: boolean): { narrator: Narrator; written: () => string } {
  const texts: string[] = [];
  const narrator = new Narrator({
    isTTY,
    columns: 80,
    write: (text: string | Uint8Array) => texts.push(String(text)) > 0,
  });
  return { narrator, written: () => texts.join('') };
}
