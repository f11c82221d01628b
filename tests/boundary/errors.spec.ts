import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { productFolder } from '@upline/config';
import { errorStatuses } from '@upline/http';

const core = 'Of the core, whose callers in the API check what they hand it, or turn it into a code of their own.';
const engine =
  'Of the engine: it becomes the failure of a run. Where a run is explained, it is INPUT_CHANGED or a defect.';
const worker = 'Of the worker: it becomes the failure of a run, or the end of one that somebody else goes on with.';

/** Codes without a status, because no request is answered with them. If one is all the same, that is a defect: a 500. */
const inward: Readonly<Record<string, string>> = {
  'CURRENCY.UNKNOWN': core,
  'DATE.MALFORMED': core,
  'DATE.OUT_OF_RANGE': core,
  'DECIMAL.MALFORMED': core,
  'DECIMAL.OUT_OF_RANGE': core,
  'DECIMAL.TOO_PRECISE': core,
  'RATE.MALFORMED': core,
  'RATE.OUT_OF_RANGE': core,
  'RATIONAL.DIVISION_BY_ZERO': core,
  'RATIO.OUT_OF_RANGE': core,
  'UNITS.OUT_OF_RANGE': core,
  'INSTANT.MALFORMED': core,
  'PERIOD.MALFORMED': core,
  'TIME_ZONE.UNKNOWN': core,
  'JSON.NOT_CANONICAL': core,
  'INVARIANT.BROKEN': core,
  'GENEALOGY.CYCLE': engine,
  'GENEALOGY.PARENT_OUT_OF_RANGE': engine,
  'GENEALOGY.SUM_OUT_OF_RANGE': engine,
  'SNAPSHOT.DUPLICATE': engine,
  'SNAPSHOT.INVALID': engine,
  'RUN.AMOUNT_OUT_OF_RANGE': engine,
  'RUN.CHECK_FAILED': engine,
  'CARRIED.UNKNOWN_MEMBER': engine,
  'PLAN.CIRCULAR': engine,
  'RUN.EXCHANGE_RATE_MISSING': engine,
  'RUN.VOLUME_OUT_OF_RANGE': engine,
  'COMMISSION_RUN.DEFECT': worker,
  'COMMISSION_RUN.GAVE_UP': worker,
  'COMMISSION_RUN.LEASE_LOST': worker,
  'COMMISSION_RUN.PLAN_UNREADABLE': worker,
  'COMMISSION_RUN.VOLUME_TOO_LARGE': worker,
};

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!['generated', 'testing'].includes(entry.name)) yield* sources(place);
    } else if (/(?<!\.spec|\.d)\.ts$/.test(entry.name) && entry.name !== 'error-statuses.ts') yield place;
  }
}

const text = ['libs', 'apps/api', 'apps/worker']
  .flatMap((folder) => [...sources(path.join(productFolder(), folder))])
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');
const thrown = new Set([...text.matchAll(/(?:new UplineError\(|idOf\()\s*'([A-Z_.]+)'/g)].map(([, code = '']) => code));

describe('every error', () => {
  it('is thrown under a code that stands in the code itself', () => {
    expect(thrown.size).toBeGreaterThan(80);
    const unnamed = [...text.matchAll(/new UplineError\(\s*([^'\s][^,]*),/g)].map(([, code]) => code);
    // What a thread refused keeps its code, and an id that is unknown has the code of what it is the id of.
    expect(unnamed).toEqual(expect.arrayContaining(['unknownCode', 'reply.refusal.code']));
    expect(unnamed).toHaveLength(2);
  });

  it('has a status, unless no request is answered with it', () => {
    const without = [...thrown].filter((code) => !(code in errorStatuses));
    expect(without.sort()).toEqual(Object.keys(inward).sort());
  });

  it('is thrown somewhere, if it has a status', () => {
    const unused = Object.keys(errorStatuses).filter((code) => !text.includes(`'${code}'`));
    expect(unused).toEqual([]);
  });

  it('has a status that says whose fault it is', () => {
    const odd = Object.entries(errorStatuses).filter(([, status]) => status < 400 || status > 499);
    expect(odd).toEqual([['COMMISSION_RUN.THREAD_ENDED', 503]]);
  });
});
