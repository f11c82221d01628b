import path from 'node:path';
import { parseOptions } from './options.js';
import { UsageError } from './usage-error.js';

describe('the options of a bench', () => {
  it('are a million members of seed 1 where nothing is said', () => {
    expect(parseOptions(['engine'])).toEqual({ name: 'engine', memberCount: 1_000_000, seed: 1 });
  });

  it('are read from the command line', () => {
    expect(parseOptions(['engine', '--size', '10000000', '--seed=0', '--json', 'tmp/engine.json'])).toEqual({
      name: 'engine',
      memberCount: 10_000_000,
      seed: 0,
      jsonFile: path.resolve('tmp/engine.json'),
    });
    expect(parseOptions(['engine', '--grow-to', '10000000']).growTo).toBe(10_000_000);
    expect(parseOptions(['engine', '--database', 'postgres://me@here/bench']).databaseUrl).toBe(
      'postgres://me@here/bench',
    );
  });

  it.each([
    [[]],
    [['month-begin']],
    [['engine', 'engine']],
    [['engine', '--sise', '5000']],
    [['engine', '--size']],
    [['engine', '--size', '99']],
    [['engine', '--size', '10000001']],
    [['engine', '--size', '1e6']],
    [['engine', '--grow-to', '99']],
    [['engine', '--seed', '-1']],
    [['engine', '--seed', '4294967296']],
    [['engine', '--database', 'mysql://here/bench']],
    [['engine', '--database', 'postgres://here/bench', '--size', '5000']],
  ])('are refused when the usage does not have them: %j', (parameters) => {
    expect(() => parseOptions(parameters)).toThrow(UsageError);
  });
});
