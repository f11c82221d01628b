import fc from 'fast-check';
import { CsvRows } from './csv-rows.js';

function rowsOf(text: string, pieceLength = text.length + 1) {
  const rows = new CsvRows();
  const read = [];
  for (let start = 0; start < text.length; start += pieceLength) {
    read.push(...rows.read(text.slice(start, start + pieceLength)));
  }
  return [...read, ...rows.end()];
}

describe('the rows of a CSV file', () => {
  it('come back as they were written, wherever the text is cut into pieces', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'é') });
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 })),
        fc.integer({ min: 1, max: 7 }),
        (table, length) => {
          const text = table
            .map((cells) => cells.map((each) => `"${each.replaceAll('"', '""')}"`).join(','))
            .join('\r\n');
          expect(rowsOf(text, length)).toEqual(table.map((cells) => ({ cells })));
        },
      ),
    );
  });

  it('may end with either line end, or none, and empty lines do not count', () => {
    expect(rowsOf('a,b\r\n\r\n1,\n\n,2')).toEqual([{ cells: ['a', 'b'] }, { cells: ['1', ''] }, { cells: ['', '2'] }]);
  });

  it('cost one row where a quote is wrong', () => {
    const rows = rowsOf('a,b\n"x"y,1\nx"y,2\n3,4\n5,"open');
    expect(rows.map((row) => ('error' in row ? 'broken' : row.cells.join()))).toEqual([
      'a,b',
      'broken',
      'broken',
      '3,4',
      'broken',
    ]);
  });

  it('are not read on beyond a megabyte', () => {
    expect(() => rowsOf(`a\n"${'x'.repeat(1_000_001)}`)).toThrow('IMPORT.UNREADABLE');
  });
});
