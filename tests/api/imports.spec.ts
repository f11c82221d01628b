import { request } from 'node:http';
import { type ApiClient, newCompany } from '../support/api-client.js';
import { connection } from '../support/connection.js';
import { setPeriod } from '../support/periods.js';

const CSV = 'text/csv';
const NDJSON = 'application/x-ndjson';
const counts = ({ rowsRead, rowsCreated, rowsUnchanged, rowsFailed }: Record<string, unknown>) => [
  rowsRead,
  rowsCreated,
  rowsUnchanged,
  rowsFailed,
];
const ndjson = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).join('\n');
const errorsOf = (body: Record<string, unknown>) =>
  (body.errors as { rowNumber: number; code: string; pointer: string }[]).map(({ rowNumber, code, pointer }) =>
    `${rowNumber} ${code} ${pointer}`.trim(),
  );

let company: ApiClient;

beforeAll(async () => {
  company = await newCompany();
  await setPeriod(company.tenantId, '2026-08', 'open');
  for (const sku of ['A', 'B']) {
    const volumes = { PV: '1', CV: '1', QV: '1' };
    await company.post('/v1/products', { sku, name: sku, price: { amount: '2.00', currency: 'USD' }, volumes });
  }
});

describe('a file of distributors', () => {
  const header = 'code,source,externalId,name,email,country,sponsorCode,enrolledAt';
  const at = '2026-08-01T00:00:00Z';
  const tree = [
    header,
    `D3,shop,3,Carl,,,D2,${at}`,
    `D2,shop,2,"Bea, the ""second""",bea@example.com,US,D1,${at}`,
    `D1,shop,1,Ada,,,,${at}`,
  ];

  it('goes in whatever the order of its rows, and a second time changes nothing', async () => {
    const first = await company.postRaw('/v1/imports/distributors', CSV, tree.join('\r\n'));
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({ kind: 'distributors', format: 'csv', status: 'completed', errors: [] });
    expect(counts(first.body)).toEqual([3, 3, 0, 0]);
    expect(first.headers.get('location')).toBe(`/v1/imports/${String(first.body.importId)}`);
    expect((await company.all('/v1/distributors', 50)).map(({ name }) => name)).toEqual([
      'Ada',
      'Bea, the "second"',
      'Carl',
    ]);
    const again = await company.postRaw(
      '/v1/imports/distributors',
      `${CSV}; charset=utf-8`,
      `\ufeff${tree.join('\n')}\n`,
    );
    expect(counts(again.body)).toEqual([3, 0, 3, 0]);
  });

  it('leaves out faulty rows alone, and says of each what and where', async () => {
    const rows = [
      header,
      `E1,,,Good,,,D1,${at}`,
      `E2,,,,,,D1,${at}`,
      `E3,,,Bad,not-an-email,us,D1,yesterday`,
      `E4,,,Bad,,,NOBODY,${at}`,
      'E5,too,few',
      `E6,,,"Bad"quote,,,D1,${at}`,
      `E7,,,Second root,,,,${at}`,
      `E1,,,Same code,,,D1,${at}`,
      `E8,shop,1,Other content,,,D1,${at}`,
      `E9,,,Below nobody,,,E4,${at}`,
      `E10,,,Early,,,D1,2026-07-31T23:59:59Z`,
      `E11,,,Good too,,,E1,${at}`,
    ];
    const { status, body } = await company.postRaw('/v1/imports/distributors', CSV, rows.join('\n'));
    expect(status).toBe(201);
    expect(counts(body)).toEqual([12, 2, 0, 10]);
    expect(errorsOf(body).sort((left, right) => parseInt(left) - parseInt(right))).toEqual([
      expect.stringMatching(/^2 .* \/name$/),
      expect.stringMatching(/^3 .* \/email$/),
      expect.stringMatching(/^3 .* \/country$/),
      expect.stringMatching(/^3 .* \/enrolledAt$/),
      '4 MEMBER.SPONSOR_UNKNOWN /sponsorCode',
      '5 IMPORT.ROW_UNREADABLE',
      '6 IMPORT.ROW_UNREADABLE',
      '7 MEMBER.SPONSOR_REQUIRED /sponsorId',
      '8 MEMBER.CODE_TAKEN /code',
      '9 MEMBER.EXTERNAL_ID_REUSED /externalId',
      '10 MEMBER.SPONSOR_UNKNOWN /sponsorCode',
      '11 MEMBER.SPONSOR_LATER /enrolledAt',
    ]);
    const read = await company.get(`/v1/imports/${String(body.importId)}`);
    expect(read.body).toEqual(body);
    const errors = await company.all(`/v1/imports/${String(body.importId)}/errors`, 5);
    expect(errors).toEqual(body.errors);
  });

  it('names the members of a circle', async () => {
    const rows = [
      ['X1', 'X3'],
      ['X2', 'X1'],
      ['X3', 'X2'],
      ['X4', 'X4'],
      ['X5', 'D1'],
    ].map(([code, sponsorCode]) => ({ code, sponsorCode, name: 'X' }));
    const { body } = await company.postRaw('/v1/imports/distributors', NDJSON, ndjson(rows));
    expect(counts(body)).toEqual([5, 1, 0, 4]);
    expect(errorsOf(body)).toEqual([1, 2, 3, 4].map((row) => `${row} MEMBER.SPONSOR_CYCLE /sponsorCode`));
    const details = (body.errors as { detail: string }[]).map(({ detail }) => detail);
    for (const code of ['X1', 'X2', 'X3']) expect(details[0]).toContain(code);
    expect(details[3]).toContain('X4 -> X4');
  });

  it('takes lines of JSON by the rules of a single request', async () => {
    const lines = [
      '{"name":"Given a code","sponsorCode":"D1"}',
      '',
      '{"name":"Broken"',
      '[]',
      '{"name":"Field","sponsorCode":"D1","rank":"gold"}',
      '{"name":"a\\u0000b","sponsorCode":"D1"}',
    ];
    const { body } = await company.postRaw('/v1/imports/distributors', NDJSON, lines.join('\n'));
    expect(counts(body)).toEqual([5, 1, 0, 4]);
    expect(errorsOf(body)).toEqual([
      '2 IMPORT.ROW_UNREADABLE',
      '3 IMPORT.ROW_UNREADABLE',
      '4 UNKNOWN_FIELD /rank',
      '5 UNSTORABLE_TEXT /name',
    ]);
  });

  it('takes 2,000 rows in, sponsors last, and keeps every one', async () => {
    const fresh = await newCompany();
    const rows = Array.from({ length: 2_000 }, (_, row) => ({
      code: `M${row}`,
      name: `M ${row}`,
      ...(row > 0 && { sponsorCode: `M${Math.floor((row - 1) / 2)}` }),
    }));
    const { body } = await fresh.postRaw('/v1/imports/distributors', NDJSON, ndjson(rows.reverse()));
    expect(counts(body)).toEqual([2_000, 2_000, 0, 0]);
    expect(await fresh.all('/v1/distributors', 200)).toHaveLength(2_000);
  });

  it('and a request that enrols the same at once end as one', async () => {
    const fresh = await newCompany();
    await fresh.post('/v1/distributors', { code: 'R', name: 'R', enrolledAt: at });
    const rows = Array.from({ length: 300 }, (_, row) => ({
      externalId: `r${row}`,
      name: 'N',
      sponsorCode: 'R',
      enrolledAt: at,
    }));
    const imports = await Promise.all(
      Array.from({ length: 3 }, () => fresh.postRaw('/v1/imports/distributors', NDJSON, ndjson(rows))),
    );
    const sum = (name: string) => imports.reduce((total, { body }) => total + Number(body[name]), 0);
    expect([sum('rowsCreated'), sum('rowsUnchanged'), sum('rowsFailed')]).toEqual([300, 600, 0]);
    expect(await fresh.all('/v1/distributors', 200)).toHaveLength(301);
  });
});

describe('a file of orders', () => {
  const header = 'source,externalId,buyerCode,paidAt,refundOf,sku,quantity,unitPrice,currency,PV,CV,QV';
  const at = '2026-08-10T00:00:00Z';

  it('takes consecutive rows as the lines of one order, and refunds of what came before', async () => {
    const rows = [
      header,
      `shop,O1,D1,${at},,A,2,,,,,`,
      `shop,O1,D1,${at},,B,1,9.99,USD,5,,`,
      `shop,O2,D2,${at},,A,1,,,,,`,
      `shop,R1,D1,2026-08-11T00:00:00Z,O1,,,,,,,`,
      `shop,R2,,2026-08-11T00:00:00Z,O2,A,1,,,,,`,
    ];
    const first = await company.postRaw('/v1/imports/orders', CSV, rows.join('\n'));
    expect([counts(first.body), first.body.errors]).toEqual([[5, 5, 0, 0], []]);
    const totals = (await company.all('/v1/orders', 50)).map(
      ({ externalId, total }) => `${externalId} ${(total as { amount: string }).amount}`,
    );
    expect(totals.sort()).toEqual(['O1 13.99', 'O2 2.00', 'R1 -13.99', 'R2 -2.00']);
    const again = await company.postRaw('/v1/imports/orders', CSV, rows.join('\n'));
    expect(counts(again.body)).toEqual([5, 0, 5, 0]);
  });

  it('leaves out faulty orders whole', async () => {
    const rows = [
      header,
      `,F1,D1,${at},,A,1,,,,,`,
      `,F1,D1,${at},,NONE,1,,,,,`,
      `,F2,D1,${at},,A,1.5,,,,,`,
      `,F3,NOBODY,${at},,A,1,,,,,`,
      `,F4,D1,2026-12-01T00:00:00Z,,A,1,,,,,`,
      `,F5,D1,${at},,A,1,5,,,,`,
      `,F6,,${at},F7,A,1,,,,,`,
      `,F7,D1,${at},,A,1,,,,,`,
      `,F8,,${at},F7,A,2,,,,,`,
      `,F9,,${at},F7,A,1,3.00,,,,`,
    ];
    const { body } = await company.postRaw('/v1/imports/orders', CSV, rows.join('\n'));
    expect(errorsOf(body)).toEqual([
      '1 ORDER.PRODUCT_UNKNOWN /lines/1/sku',
      expect.stringMatching(/^3 .* \/lines\/0\/quantity$/),
      '4 ORDER.BUYER_UNKNOWN /buyerCode',
      '5 ORDER.OUTSIDE_PERIODS /paidAt',
      expect.stringMatching(/^6 .* \/lines\/0\/unitPrice\/currency$/),
      '7 ORDER.UNKNOWN /refundOf',
      '9 ORDER.REFUND_EXCEEDS_ORDER /lines/0',
      '10 UNKNOWN_FIELD /lines/0/unitPrice',
    ]);
    expect(counts(body)).toEqual([10, 1, 0, 9]);
  });

  it('takes lines of JSON, refunds among them, some of them of recorded orders', async () => {
    const order = { externalId: 'N1', buyerCode: 'D1', paidAt: at, lines: [{ sku: 'A', quantity: 2 }] };
    const refund = { externalId: 'N2', refundOf: 'N1', refundedAt: at, lines: [{ lineNumber: 1, quantity: 1 }] };
    expect(counts((await company.postRaw('/v1/imports/orders', NDJSON, ndjson([order, refund]))).body)).toEqual([
      2, 2, 0, 0,
    ]);
    const later = { ...refund, externalId: 'N3' };
    expect(counts((await company.postRaw('/v1/imports/orders', NDJSON, ndjson([later, refund]))).body)).toEqual([
      2, 1, 1, 0,
    ]);
    const more = await company.postRaw('/v1/imports/orders', NDJSON, ndjson([{ ...refund, externalId: 'N4' }]));
    expect(errorsOf(more.body)).toEqual(['1 ORDER.REFUND_EXCEEDS_ORDER /lines/0']);
  });
});

describe('an import', () => {
  it.each([
    ['an empty file', CSV, ''],
    ['a file without a header', CSV, 'D1,Ada\nD2,Bea\n'],
    ['an unknown column', CSV, 'code,name,rank\n'],
    ['a column twice', CSV, 'name,name\n'],
    ['no column for the name', CSV, 'code\nD1\n'],
    ['bytes that are not UTF-8', NDJSON, Uint8Array.from([0x7b, 0xff, 0xfe, 0x7d])],
    ['a line of a megabyte', NDJSON, `{"name":"${'x'.repeat(1_000_000)}"}`],
  ])('is refused with %s and stays as failed', async (_, type, file) => {
    const answer = await company.postRaw('/v1/imports/distributors', type, file);
    expect([answer.status, answer.body.code]).toEqual([400, 'IMPORT.UNREADABLE']);
    expect((await company.get('/v1/imports?limit=1')).body.data[0]).toMatchObject({ status: 'failed', rowsCreated: 0 });
  });

  it('is for CSV and lines of JSON', async () => {
    expect((await company.post('/v1/imports/distributors', {})).status).toBe(415);
    expect((await company.postRaw('/v1/imports/distributors', 'text/plain', 'name\n')).status).toBe(415);
  });

  it('keeps what was done when its sender goes away', async () => {
    const fresh = await newCompany();
    await fresh.post('/v1/distributors', { code: 'R', name: 'R' });
    const upload = request(`${connection().url}/v1/imports/distributors`, {
      method: 'POST',
      headers: { 'content-type': NDJSON, ...fresh.authorization() },
    });
    upload.on('error', () => undefined);
    upload.write(ndjson(Array.from({ length: 1_200 }, () => ({ name: 'N', sponsorCode: 'R' }))));
    const latest = async () => (await fresh.get('/v1/imports?limit=1')).body.data[0] ?? {};
    const until = async (isSo: (found: Record<string, unknown>) => boolean) => {
      for (let tries = 0; tries < 100 && !isSo(await latest()); tries += 1)
        await new Promise((done) => setTimeout(done, 50));
    };
    await until(({ rowsCreated }) => rowsCreated === 1_000);
    upload.destroy();
    await until(({ status }) => status !== 'running');
    expect(await latest()).toMatchObject({ status: 'failed', rowsCreated: 1_000, finishedAt: expect.any(String) });
  });

  it('is listed, the latest first, and is nothing to another company', async () => {
    const all = await company.all('/v1/imports', 3);
    expect(all.map(({ importId }) => importId)).toEqual(
      all
        .map(({ importId }) => importId)
        .sort()
        .reverse(),
    );
    const other = await newCompany();
    expect(await other.all('/v1/imports', 50)).toEqual([]);
    const path = `/v1/imports/${String(all[0]?.importId)}`;
    expect([(await other.get(path)).status, (await other.get(`${path}/errors`)).status]).toEqual([404, 404]);
  });
});
