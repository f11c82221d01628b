import { type Calculation, type MemberResult, MemberResultWriter, resultHead } from '@upline/commission-engine';
import type { Plan, Snapshot } from '@upline/commission-engine';
import { formatDecimal, minorDigits, parseDecimal } from '@upline/money';
import type { Explanation } from '../engine/engine.js';
import { type Column, printable, table } from './table.js';

/** A table of more members than that is not read by people. */
const mostMembers = 100;
const mostVolumes = 6;

const left = (heading: string): Column => ({ heading, align: 'left' });
const right = (heading: string): Column => ({ heading, align: 'right' });

/** The outcome of a period for people: the company, then its members. */
export function runReport(plan: Plan, snapshot: Snapshot, result: Calculation): string {
  const { company, digests, currency } = resultHead(plan, snapshot, result);
  const totals = [...Object.entries(company.bonuses), ...Object.entries(company.cuts)];
  const lines = [
    printable(`${plan.name}, ${result.period}`),
    `${company.members} members, ${company.active} active, ${company.payees} with lines (${company.lines})`,
    '',
    ...table([left('Paid by'), right(currency)], [...totals, ['Total', company.total]]),
    ...Object.entries(company.payouts ?? {}).map(([paidIn, amount]) => `paid out in ${paidIn}: ${amount}`),
    '',
    ...memberTable(snapshot, result),
    '',
    `plan ${digests.plan}`,
    `input ${digests.input}`,
    `result ${digests.result}`,
  ];
  return `${lines.join('\n')}\n`;
}

function memberTable(snapshot: Snapshot, result: Calculation): string[] {
  const writer = new MemberResultWriter(snapshot, result);
  const count = snapshot.members.codes.length;
  const shown = count <= mostMembers ? [...writer.all()] : [...largest(result)].map((row) => writer.of(row));
  const ladders = Object.keys(result.ladders);
  const volumes = Object.keys(result.members.volumes).slice(0, mostVolumes);
  const columns = [
    left('Member'),
    left('Active'),
    ...ladders.flatMap((name) => [left(name === 'ranks' ? 'Paid as' : `${name}: paid as`), left('Title')]),
    ...volumes.map(right),
    right('Bonuses'),
    right('Cuts'),
    right('Total'),
    ...(result.payouts ? [right('Paid out')] : []),
  ];
  const rows = shown.map((member) => memberRow(member, ladders, volumes, result));
  if (count <= mostMembers) return table(columns, rows);
  return [...table(columns, rows), `and ${count - shown.length} more; --json has everybody`];
}

function memberRow(
  member: MemberResult,
  ladders: readonly string[],
  volumes: readonly string[],
  { currency, payouts }: Calculation,
): string[] {
  const { payout } = member;
  return [
    member.code,
    member.active ? 'yes' : 'no',
    ...ladders.flatMap((name) => [member.ranks[name]?.paidAs ?? '-', member.ranks[name]?.title ?? '-']),
    ...volumes.map((name) => member.volumes[name] ?? ''),
    sumOf(member.lines, currency),
    sumOf(member.cuts, currency),
    member.total,
    ...(payouts ? [payout ? `${payout.amount} ${payout.currency}` : '-'] : []),
  ];
}

function sumOf(lines: readonly { readonly amount: string }[], currency: string): string {
  const digits = minorDigits(currency);
  return formatDecimal(
    lines.reduce((sum, { amount }) => sum + parseDecimal(amount, digits), 0n),
    digits,
  );
}

/** The rows of those who are paid most. Payees come in the order of their codes, which decides ties. */
function largest({ payees }: Calculation): Int32Array {
  const places = Int32Array.from(payees.memberIndex.keys());
  places.sort((one, other) => (payees.amountMinor[other] ?? 0) - (payees.amountMinor[one] ?? 0) || one - other);
  return places.slice(0, mostMembers).map((place) => payees.memberIndex[place] ?? 0);
}

/** One member for people: ranks, volumes, every line and every cut, and why not more. */
export function memberReport(member: MemberResult, { sections }: Explanation, currency: string): string {
  const ranks = Object.entries(member.ranks).map(([name, { reached, paidAs, title }]) => [
    name,
    reached ?? '-',
    paidAs ?? '-',
    title ?? '-',
  ]);
  const paid = [
    ...member.lines.map((line) => [
      line.bonus,
      String(line.level),
      line.source,
      line.order ?? '',
      line.base ?? '',
      line.rate ?? '',
      line.amount,
    ]),
    ...member.cuts.map((cut) => [cut.cut, '', '', '', '', '', cut.amount]),
    ['Total', '', '', '', '', '', member.total],
  ];
  const headings = [
    left('Paid by'),
    right('Level'),
    left('From'),
    left('Order'),
    right('Base'),
    right('Rate'),
    right(currency),
  ];
  const lines = [
    printable(`${member.code} is ${member.active ? 'active' : 'not active'}.`),
    '',
    ...table(['Ladder', 'Reached', 'Paid as', 'Title'].map(left), ranks),
    '',
    ...table([left('Volume'), right('')], Object.entries(member.volumes)),
    '',
    ...table(headings, paid),
    ...(member.payout ? [`paid out: ${member.payout.amount} ${member.payout.currency} at ${member.payout.rate}`] : []),
    ...sections.flatMap(({ title, sentences }) =>
      sentences.length === 0 ? [] : ['', title, ...sentences.map((sentence) => `  ${printable(sentence)}`)],
    ),
  ];
  return `${lines.join('\n')}\n`;
}
