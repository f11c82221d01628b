import { sayTable, tableBlock } from './say-table.js';

const table = { byVolume: 'pv', threshold: 'inclusive', rows: [{ from: '200', value: '10%' }] } as const;

describe('a table of values', () => {
  it('has a colon between a threshold and its value in a sentence', () => {
    expect(sayTable(table, (value) => value)).toBe('by `pv` of the member (at least 200: 10%; below: nothing)');
  });

  it('has none in a table, where they stand in cells of their own', () => {
    expect(tableBlock('Value', table, ['Value'], (value: string) => [value])).toMatchObject({
      rows: [
        ['at least 200', '10%'],
        ['below all of these', 'nothing'],
      ],
    });
  });
});
