import type { Request } from 'express';
import { UplineError } from '@upline/kernel';
import type { NewMember } from '@upline/distributors';
import type { FaultyRow, Import, ImportRow } from '@upline/imports';
import type { NewOrder, NewRefund } from '@upline/orders';
import { NewDistributorDto } from '../distributors/distributors.dto.js';
import { StreamedBody } from '../idempotency/streamed-body.js';
import { NewOrderDto } from '../orders/orders.dto.js';
import { csvOrderRecords } from './csv-order-records.js';
import { type CsvColumns, csvRecords } from './csv-records.js';
import { ndjsonRecords } from './ndjson-records.js';
import type { RawRecord } from './raw-record.js';
import { RefundRowDto } from './refund-row.dto.js';
import { asBody, soundRows } from './sound-rows.js';
import { utf8Text } from './utf8-text.js';

const distributorColumns: CsvColumns = {
  known: ['code', 'source', 'externalId', 'name', 'email', 'country', 'sponsorCode', 'enrolledAt'],
  required: ['name'],
};
const orderColumns: CsvColumns = {
  known: [
    'source',
    'externalId',
    'buyerCode',
    'paidAt',
    'refundOf',
    'sku',
    'quantity',
    'unitPrice',
    'currency',
    'PV',
    'CV',
    'QV',
  ],
  required: ['externalId', 'paidAt'],
};

/** @throws REQUEST.UNSUPPORTED_TYPE */
export function formatOf(request: Request): Import['format'] {
  const encoding = request.header('content-encoding') ?? 'identity';
  if (encoding !== 'identity') throw new UplineError('REQUEST.UNSUPPORTED_TYPE', 'Send the file uncompressed.');
  if (request.is('text/csv')) return 'csv';
  if (request.is('application/x-ndjson')) return 'ndjson';
  throw new UplineError('REQUEST.UNSUPPORTED_TYPE', 'Send text/csv or application/x-ndjson.');
}

export function distributorRows(request: Request, format: Import['format']): AsyncIterable<ImportRow<NewMember>> {
  return soundRows(recordsOf(request, format, distributorColumns), async (raw) => ({
    value: NewDistributorDto.toNewMember(await asBody(raw, NewDistributorDto)),
    weight: 1,
  }));
}

export function orderRows(request: Request, format: Import['format']): AsyncIterable<ImportRow<NewOrder | NewRefund>> {
  const records = recordsOf(request, format, orderColumns);
  return soundRows<NewOrder | NewRefund>(format === 'csv' ? csvOrderRecords(records) : records, async (raw) => {
    const value =
      raw.refundOf === undefined
        ? NewOrderDto.toNewOrder(await asBody(raw, NewOrderDto))
        : RefundRowDto.toRefund(await asBody(raw, RefundRowDto));
    return { value, weight: value.lines?.length ?? 1 };
  });
}

function recordsOf(
  request: Request,
  format: Import['format'],
  columns: CsvColumns,
): AsyncIterable<RawRecord | FaultyRow> {
  const text = utf8Text(StreamedBody.of(request));
  return format === 'csv' ? csvRecords(text, columns) : ndjsonRecords(text);
}
