import { addRational, compareRational, multiplyRational, rational, type Rational, roundRational } from '@upline/money';
import type { PairingBonus } from '../../../../plan/plan-schema.js';
import type { Place } from './binary-company.js';

export type Parcel = { age: number; volume: number };
/** What a position carries: parcels of volume by age, for the left and the right, and the cycles that it made. */
export interface Legs {
  parcels: [Parcel[], Parcel[]];
  made: number;
}
type Limit = PairingBonus['limits'][number];

const units = 10_000;
const whole = (text: string): number => Math.round(Number(text) * units);
const sum = (parcels: readonly Parcel[]): number => parcels.reduce((all, { volume }) => all + volume, 0);
const over = (numerator: number, denominator: number): Rational => rational(BigInt(numerator), BigInt(denominator));
const ceil = ({ numerator, denominator }: Rational): number => Number((numerator + denominator - 1n) / denominator);

function below(places: readonly Place[], code: string, leg: 1 | 2): number {
  const all = (top: Place): number =>
    whole(String(top.cv ?? 0)) +
    places.filter(({ under }) => under === top.code).reduce((part, each) => part + all(each), 0);
  const child = places.find((place) => place.under === code && place.leg === leg);
  return child ? all(child) : 0;
}

/** Takes from the oldest; what is taken beyond everything there is makes a debt. */
function take(parcels: readonly Parcel[], volume: number): Parcel[] {
  let left = volume;
  const rest = [...parcels]
    .sort((one, other) => other.age - one.age)
    .map(({ age, volume: has }) => {
      const part = Math.min(left, has);
      left -= part;
      return { age, volume: has - part };
    });
  return (left > 0 ? [...rest, { age: 0, volume: -left }] : rest).filter((parcel) => parcel.volume !== 0);
}

/** One list in which debts have been filled by volume. */
function net(parcels: readonly Parcel[]): Parcel[] {
  const debt = parcels.filter(({ volume }) => volume < 0).reduce((all, { volume }) => all - volume, 0);
  return take(
    parcels.filter(({ volume }) => volume > 0),
    debt,
  );
}

interface Made {
  taken: [number, number];
  weakTaken: number;
  cycles: number;
  amount: Rational;
}

function cyclesOf(
  totals: readonly [number, number],
  mode: PairingBonus['mode'],
  madeBefore: number,
  most: number,
): Made {
  const made: Made = { taken: [0, 0], weakTaken: 0, cycles: 0, amount: over(0, 1) };
  if (mode.pays !== 'cycles' && mode.pays !== 'pool') return made;
  let weak = totals[0] <= totals[1] ? 0 : 1;
  while (made.cycles < most) {
    const pair =
      mode.pays === 'cycles' && mode.firstPair && madeBefore + made.cycles === 0 ? mode.firstPair : mode.pair;
    const now = [totals[0] - made.taken[0], totals[1] - made.taken[1]] as const;
    if (mode.sides === 'each-cycle') weak = now[0] <= now[1] ? 0 : 1;
    const takes = weak === 0 ? [whole(pair.weak), whole(pair.strong)] : [whole(pair.strong), whole(pair.weak)];
    if (now[0] < (takes[0] ?? 0) || now[1] < (takes[1] ?? 0)) break;
    made.taken = [made.taken[0] + (takes[0] ?? 0), made.taken[1] + (takes[1] ?? 0)];
    made.weakTaken += whole(pair.weak);
    made.cycles++;
  }
  return made;
}

/** Cents for a unit of volume at 100%. */
const centsPerUnit = over(1, 100);

function make(
  totals: readonly [number, number],
  mode: PairingBonus['mode'],
  madeBefore: number,
  most: number,
  poolValue: number,
): Made {
  const weak = Math.min(...totals);
  const strong = Math.max(...totals);
  const leftWeak = totals[0] <= totals[1];
  const rate = (text: unknown): Rational => over(Math.round(Number(String(text).replace('%', '')) * 10_000), 1_000_000);
  const onVolume = (volume: number, text: unknown): Rational =>
    multiplyRational(multiplyRational(over(volume, 1), centsPerUnit), rate(text));
  if (mode.pays === 'percent-of-weaker' || mode.pays === 'volume-ratio') {
    const has = Math.max(weak, 0);
    let amount = onVolume(has, mode.rate);
    if (mode.pays === 'volume-ratio' && has > 0) amount = multiplyRational(amount, over(weak, strong));
    return { taken: [has, has], weakTaken: has, cycles: 0, amount };
  }
  if (mode.pays === 'schedule') {
    const rows = mode.rows.filter(
      (row) => Math.max(strong, 0) >= whole(row.strong) && Math.max(weak, 0) >= whole(row.weak),
    );
    const row = rows.at(-1);
    if (!row) return { taken: [0, 0], weakTaken: 0, cycles: 0, amount: over(0, 1) };
    const [s, w] = [whole(row.strong), whole(row.weak)];
    return { taken: leftWeak ? [w, s] : [s, w], weakTaken: w, cycles: 0, amount: over(whole(row.amount), 100) };
  }
  const made = cyclesOf(totals, mode, madeBefore, most);
  if (mode.pays === 'pool') return { ...made, amount: over(made.cycles * poolValue, 1) };
  const value = String(mode.value);
  const amount = value.endsWith('%') ? onVolume(made.weakTaken, value) : over(made.cycles * whole(value), 100);
  return { ...made, amount };
}

interface Work {
  place: Place;
  legs: Legs;
  accrued: [Parcel[], Parcel[]];
  totals: [number, number];
  made: Made;
  kept: [number, number];
  cut: [number, number];
  base: number;
}

function begin(bonus: PairingBonus, places: readonly Place[], place: Place, legs: Legs): Work {
  const parcels = [0, 1].map((side) => [
    ...(legs.parcels[side as 0 | 1] ?? []),
    { age: 0, volume: below(places, place.code, side === 0 ? 1 : 2) },
  ]);
  const [left = [], right = []] = parcels;
  if (bonus.ownVolumeToWeaker) {
    const own = whole(String(place.cv ?? 0)) - whole(bonus.ownVolumeToWeaker.above);
    const now = (sum(left) <= sum(right) ? left : right).at(-1);
    if (own > 0 && now) now.volume += own;
  }
  const accrue = (all: Parcel[], before: Parcel[]): Parcel[] => {
    if (!place.idle || bonus.inactive === 'accrues') return net(all);
    if (bonus.inactive === 'accrues-nothing') return net(before);
    const rest = Math.min(sum(all), 0);
    return rest === 0 ? [] : [{ age: 0, volume: rest }];
  };
  const accrued: [Parcel[], Parcel[]] = [accrue(left, legs.parcels[0]), accrue(right, legs.parcels[1])];
  const totals: [number, number] = [sum(accrued[0]), sum(accrued[1])];
  const made = { taken: [0, 0] as [number, number], weakTaken: 0, cycles: 0, amount: over(0, 1) };
  return { place, legs, accrued, totals, made, kept: [0, 0], cut: [0, 0], base: 0 };
}

function groups(limit: Limit, works: readonly Work[]): Work[][] {
  if (limit.per === 'position') return works.map((work) => [work]);
  const owners = [...new Set(works.map(({ place }) => place.owner ?? place.code))];
  return owners.map((owner) => works.filter(({ place }) => (place.owner ?? place.code) === owner));
}

function limitCycles(bonus: PairingBonus, limit: Limit, works: readonly Work[], poolValue: number): void {
  const most = Math.floor(Number(limit.most));
  for (const group of groups(limit, works)) {
    const all = group.reduce((cycles, { made }) => cycles + made.cycles, 0);
    if (all <= most) continue;
    const parts = group.map(({ made }) => Math.floor((most * made.cycles) / all));
    const order = group.map((_, at) => at);
    order.sort((one, other) => {
      const rest = (at: number): number => (most * (group[at]?.made.cycles ?? 0)) % all;
      return rest(other) - rest(one) || one - other;
    });
    for (const at of order) if (parts.reduce((dealt, part) => dealt + part, 0) < most) parts[at] = (parts[at] ?? 0) + 1;
    group.forEach((work, at) => {
      const before = work.made;
      work.made = make(work.totals, bonus.mode, work.legs.made, parts[at] ?? 0, poolValue);
      for (const side of [0, 1] as const) {
        (limit.excess === 'carried' ? work.kept : work.cut)[side] += before.taken[side] - work.made.taken[side];
      }
      work.base = work.made.weakTaken;
    });
  }
}

function limitMoney(limit: Limit, works: readonly Work[]): void {
  const most = over(whole(String(limit.most)), 100);
  for (const group of groups(limit, works)) {
    const all = group.map(({ made }) => made.amount).reduce(addRational, over(0, 1));
    if (compareRational(all, most) <= 0) continue;
    const share = multiplyRational(most, rational(all.denominator, all.numerator));
    const unpaid = addRational(over(1, 1), { numerator: -share.numerator, denominator: share.denominator });
    for (const work of group) {
      const { made, kept, cut } = work;
      made.amount = multiplyRational(made.amount, share);
      const gone = (volume: number): number => {
        const exact = multiplyRational(over(volume, 1), unpaid);
        return limit.excess === 'carried' ? ceil(exact) : Number(roundRational(exact, 'down'));
      };
      for (const side of [0, 1] as const) {
        const volume = gone(made.taken[side]);
        made.taken[side] -= volume;
        (limit.excess === 'carried' ? kept : cut)[side] += volume;
      }
      if (limit.excess === 'carried') work.base -= gone(work.base);
    }
  }
}

/** Parcels after settlement, one period older. */
function close(bonus: PairingBonus, { accrued, totals, made, kept, cut }: Work): Legs['parcels'] {
  const weak = totals[0] <= totals[1] ? 0 : 1;
  const settled = made.taken[0] + made.taken[1] + cut[0] + cut[1] > 0;
  const sides = ([0, 1] as const).map((side) => {
    let stays = totals[side];
    if (settled) {
      const used = made.taken[side] + kept[side] + cut[side];
      const byRule = {
        'net-off': totals[side] - used,
        'weak-to-zero': side === weak ? 0 : totals[side] - totals[side === 0 ? 1 : 0],
        'flush-both': 0,
        'flush-weak': side === weak ? 0 : totals[side],
      }[bonus.residue];
      stays = Math.min(totals[side], byRule + kept[side]);
    }
    let parcels = take(accrued[side], totals[side] - stays);
    const { most, expiresAfter } = bonus.carry;
    if (expiresAfter !== null) parcels = parcels.filter(({ age, volume }) => volume < 0 || age < expiresAfter);
    if (most !== null) parcels = take(parcels, Math.max(0, sum(parcels) - whole(String(most))));
    return parcels.map(({ age, volume }) => ({ age: volume < 0 ? 0 : age + 1, volume }));
  });
  return [sides[0] ?? [], sides[1] ?? []];
}

interface Expected {
  lines: [string, string, number, number][];
  legs: Map<string, Legs>;
}

/**
 * A second implementation, slow and obvious: one position after another, one cycle after another, volumes as lists of parcels with
 * an age, everything as fractions. It must agree with the kernel in every line and every parcel, over several periods.
 */
export function slowPairing(bonus: PairingBonus, places: readonly Place[], before: Map<string, Legs>): Expected {
  const settle = (poolValue: number): Work[] => {
    const works = places.map((place) =>
      begin(bonus, places, place, before.get(place.code) ?? { parcels: [[], []], made: 0 }),
    );
    const open = works.filter(({ place }) => !place.idle);
    for (const work of open) {
      work.made = make(work.totals, bonus.mode, work.legs.made, Infinity, poolValue);
      work.base = work.made.weakTaken;
    }
    for (const limit of bonus.limits) if (limit.of === 'cycles') limitCycles(bonus, limit, open, poolValue);
    return works;
  };
  let works = settle(0);
  if (bonus.mode.pays === 'pool') {
    const cycles = works.reduce((all, { made }) => all + made.cycles, 0);
    const volume = places.reduce((all, { cv }) => all + whole(String(cv ?? 0)), 0);
    const share = Number(bonus.mode.fund.share.replace('%', ''));
    const value = cycles === 0 ? 0 : Math.floor(Math.max(0, (volume * share) / 10_000) / cycles);
    works = settle(value);
    if (value === 0) {
      for (const work of works) {
        work.made = { taken: [0, 0], weakTaken: 0, cycles: 0, amount: over(0, 1) };
        work.kept = [0, 0];
        work.cut = [0, 0];
      }
    }
  }
  for (const limit of bonus.limits)
    if (limit.of === 'money')
      limitMoney(
        limit,
        works.filter(({ place }) => !place.idle),
      );
  const lines = works
    .map(({ place, base, made }): Expected['lines'][number] => [
      place.owner ?? place.code,
      place.code,
      base / units,
      Number(roundRational(made.amount, 'half-even')),
    ])
    .filter(([, , , amount]) => amount !== 0);
  const legs = works.map((work): [string, Legs] => [
    work.place.code,
    { parcels: close(bonus, work), made: work.legs.made + work.made.cycles },
  ]);
  return { lines, legs: new Map(legs) };
}
