import type { CalendarPeriod } from '@upline/calendar';
import type { Plan } from '../../plan/plan-schema.js';
import type { CarriedEntry, CarriedState } from '../../snapshot/carried-state.js';
import { nameColumn, type NameColumn } from '../../snapshot/name-column.js';
import type { MemberFacts } from '../facts.js';

interface Drawn {
  readonly numbers: Record<string, Record<string, Float64Array>>;
  readonly names: Record<string, Record<string, NameColumn>>;
  readonly lists: Record<string, readonly CarriedEntry[]>;
}

const usual = [0, 0, 1_000_000, 505_000, 3_333_333, 20_000];
const counts = [0, 0, 10_000, 20_000, 30_000];
const flags = [0, 0, 10_000];

/** What earlier periods may have left for everything that the plan carries; decided by a seed alone. Boards and what is bound for good come from real periods only. */
export function carriedFor(
  plan: Plan,
  members: readonly MemberFacts[],
  seed: number,
  period: CalendarPeriod,
): CarriedState {
  const drawn: Drawn = { numbers: {}, names: {}, lists: {} };
  const pick = <Value>(values: readonly Value[], ...of: unknown[]): Value =>
    values[hash([seed, ...of].join(' ')) % values.length] as Value;
  const numbers = (owner: string, quantity: string, values: readonly number[]): void => {
    (drawn.numbers[owner] ??= {})[quantity] = Float64Array.from(members, ({ code }) =>
      pick(values, owner, quantity, code),
    );
  };
  for (const [name, ladder] of [['ranks', plan.ranks] as const, ...Object.entries(plan.otherLadders ?? {})]) {
    carryRanks(drawn, name, ladder, members, pick);
    carryKeeping(name, ladder, numbers);
  }
  for (const [name, volume] of Object.entries(plan.volumes)) carryVolume(plan, name, volume, period.cadence, numbers);
  const asksFirst = Object.values(plan.volumes).some(
    (volume) => 'orders' in volume && volume.orders?.first !== undefined,
  );
  if (asksFirst) {
    numbers('orders', 'count', counts);
    // Whoever never ordered has no first order.
    const known = drawn.numbers['orders']?.['count'];
    const first = ({ code }: MemberFacts): string => pick(['', '', 'O0-0', 'O13-1', 'O26-2'], 'first', code);
    drawn.names['orders'] = {
      first: nameColumn(members.map((member, row) => (known?.[row] === 0 ? '' : first(member)))),
    };
  }
  for (const bonus of plan.bonuses) carryBonus(drawn, plan, bonus, members, numbers, pick);
  numbers('money', 'unpaid', [0, 0, 0, 50_000, 123_400]);
  numbers('money', 'negative', [0, 0, 0, 70_000, 33_300]);
  numbers('money', 'advances', [0, 0, 0, 100_000]);
  return { asOfDay: period.startsOn - 1, ...drawn };
}

type Pick = <Value>(values: readonly Value[], ...of: unknown[]) => Value;
type DrawNumbers = (owner: string, quantity: string, values: readonly number[]) => void;

/** A title is at least what was paid last. */
function carryRanks(
  drawn: Drawn,
  name: string,
  { ladder }: Plan['ranks'],
  members: readonly MemberFacts[],
  pick: Pick,
): void {
  const ranks = ladder.map(({ rank }) => rank);
  const places = Array.from({ length: ranks.length + 1 }, (_, place) => place - 1);
  const paidAs = members.map(({ code }) => pick(places, name, 'paidAs', code));
  const title = members.map(({ code }, row) => Math.max(paidAs[row] ?? -1, pick(places, name, 'title', code)));
  const told = (places: readonly number[]): NameColumn => ({ names: ranks, places: Int32Array.from(places) });
  drawn.names[name] = { paidAs: told(paidAs), title: told(title) };
}

function carryKeeping(name: string, { ladder, pay }: Plan['ranks'], numbers: DrawNumbers): void {
  if (typeof pay !== 'object') return;
  if ('graceMisses' in pay) numbers(name, 'misses', pay.graceMisses > 0 ? [0, 0, 10_000] : [0]);
  else for (const { rank } of ladder) numbers(name, `keptFor/${rank}`, pay.heldFor > 1 ? [0, 0, 10_000, 20_000] : [0]);
}

function carryVolume(
  plan: Plan,
  name: string,
  volume: Plan['volumes'][string],
  cadence: string,
  numbers: DrawNumbers,
): void {
  if ('window' in volume && volume.window === 'lifetime') numbers(name, 'lifetime', usual);
  if ('banked' in volume) numbers(name, `banked/${cadence}`, usual);
  for (let ago = 1; 'history' in volume && ago <= volume.periods; ago++)
    numbers(volume.history, `history/${cadence}/${ago}`, usual);
  if (!('periodsHeld' in volume)) return;
  const isOnFirst = plan.ranks.ladder.some(({ rank }) => rank === volume.periodsHeld);
  const ladder = isOnFirst ? 'ranks' : 'club';
  numbers(ladder, `periodsHeld/${volume.counting}/${volume.periodsHeld}`, counts);
}

// eslint-disable-next-line max-params -- each is another part of the same drawn company
function carryBonus(
  drawn: Drawn,
  plan: Plan,
  bonus: Plan['bonuses'][number],
  members: readonly MemberFacts[],
  numbers: DrawNumbers,
  pick: Pick,
): void {
  const name = bonus.bonus;
  if ('ineligible' in bonus && bonus.ineligible === 'held') numbers(name, 'held', [0, 0, 0, 120_000]);
  if (bonus.kernel === 'matching') {
    const everyOf = (of: string) => plan.periods[plan.bonuses.find((one) => one.bonus === of)?.period ?? '']?.every;
    const others = bonus.of.filter((of) => everyOf(of) !== plan.periods[bonus.period]?.every);
    for (const of of others) numbers(name, `earned.${of}`, [0, 0, 50_000, 123_400]);
  }
  if ('capPerSource' in bonus && bonus.capPerSource?.per === 'lifetime') {
    drawn.lists[name] = members.slice(1).flatMap(({ code, sponsor }) => {
      const units = pick([0, 0, 40_000, -30_000, 250_000], name, code);
      return units === 0 || sponsor === undefined || sponsor === '' ? [] : [{ payee: sponsor, source: code, units }];
    });
  }
  if (bonus.kernel === 'pairing') carryPairing(bonus, numbers);
  if (bonus.kernel === 'fixed') carryFixed(drawn, bonus, members, numbers, pick);
  if (bonus.kernel === 'advancement' && bonus.instalments) {
    const { count } = bonus.instalments;
    drawn.lists[name] = members.flatMap(({ code }) => {
      if (!pick([true, false, false], name, code)) return [];
      const rank = pick(Object.keys(bonus.amounts), name, code, 'rank');
      return [{ member: code, rank, amount: bonus.amounts[rank] ?? '0', count, done: 1 }];
    });
  }
  if (bonus.kernel === 'pool' && bonus.tiers === null && bonus.byAttribute === undefined) {
    drawn.lists[name] = [{ pool: name, units: '77700' }];
  }
}

/** With an expiry volume is kept by its age; without, or as a debt, in one sum. */
function carryPairing(bonus: Extract<Plan['bonuses'][number], { kernel: 'pairing' }>, numbers: DrawNumbers): void {
  const { expiresAfter } = bonus.carry;
  for (const leg of ['left', 'right']) {
    if (expiresAfter === null) numbers(bonus.bonus, leg, usual);
    else for (let age = 1; age <= expiresAfter; age++) numbers(bonus.bonus, `${leg}.${age}`, usual);
  }
  numbers(bonus.bonus, 'cyclesMade', counts);
}

function carryFixed(
  drawn: Drawn,
  { bonus, paid }: Extract<Plan['bonuses'][number], { kernel: 'fixed' }>,
  members: readonly MemberFacts[],
  numbers: DrawNumbers,
  pick: Pick,
): void {
  if (paid === 'once') numbers(bonus, 'timesPaid', flags);
  if (paid === 'tier-difference') {
    numbers(bonus, 'highestAmount', [0, 0, 10_000, 250_000]);
    numbers(bonus, 'highestRate', [0, 0, 50_000]);
  }
  if (paid === 'once-per-value') {
    const texts = ['', '', '10', '5%', '25 100'];
    drawn.names[bonus] = { valuesPaid: nameColumn(members.map(({ code }) => pick(texts, bonus, code))) };
  }
}

/** FNV-1a of a text. */
function hash(text: string): number {
  let value = 2_166_136_261;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 16_777_619);
  return value >>> 0;
}
