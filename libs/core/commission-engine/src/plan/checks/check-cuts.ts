import type { Fault } from '@upline/kernel';
import { parseVolume } from '@upline/money';
import type { Tokens } from '../parts/plan-parts.js';
import type { Placed, PlanOutline } from '../plan-outline.js';
import type { Cut } from '../plan-schema.js';
import { ratePpmOf } from '../read-rate.js';
import { valuesOf } from '../read-table.js';
import { checkOwnVolume } from './check-base.js';
import { faultAt, type PlanCheck } from './plan-check.js';

type CompanyCap = Extract<Cut, { kind: 'companyCap' }>;

/** Cuts that take more than there is, and caps that do not say whom they cut first. */
export const checkCuts: PlanCheck = ({ outline }) =>
  outline.cuts.flatMap(({ name, at, part }) => (part ? checkCut(outline, { name, at, part }) : []));

function checkCut(outline: PlanOutline, { name, at, part }: Placed<Cut> & { part: Cut }): Fault[] {
  const says = `cut ${name}`;
  switch (part.kind) {
    case 'personCap':
      return part.of === 'all' ? [] : namedTwice(part.of, [...at, 'of'], says);
    case 'companyCap':
      return checkCompanyCap(outline, part, at, says);
    case 'fee': {
      const { take, least, most } = part;
      const faults = aboveWhole(take, [...at, 'take'], says);
      if (least === null || most === null || parseVolume(least) <= parseVolume(most)) return faults;
      const detail = `${says} takes at least ${least} and at most ${most}, which is less`;
      return [...faults, faultAt([...at, 'least'], 'EMPTY_RANGE', detail)];
    }
    case 'withholding':
      return aboveWhole(part.rate, [...at, 'rate'], says);
    case 'recovery':
    case 'advance':
      return aboveWhole(part.most, [...at, 'most'], says);
    case 'minimumPayout':
      return [];
  }
}

function aboveWhole(table: unknown, at: Tokens, says: string): Fault[] {
  return valuesOf<string>(table).flatMap(({ value, at: place }) => {
    if ((ratePpmOf(value) ?? 0n) <= 1_000_000n) return [];
    return [
      faultAt([...at, ...place], 'ABOVE_WHOLE', `${says} takes ${value} of what is left; it can take at most 100%`),
    ];
  });
}

function checkCompanyCap(outline: PlanOutline, cap: CompanyCap, at: Tokens, says: string): Fault[] {
  const base = `${says} takes its share of ${cap.of.volume} of everybody, but that REASON: name the own volume instead`;
  const faults = [
    ...checkOwnVolume(outline, cap.of.volume, [...at, 'of', 'volume'], base),
    ...namedTwice(cap.exempt, [...at, 'exempt'], says),
    ...namedTwice(cap.order ?? [], [...at, 'order'], says),
  ];
  if (cap.how === 'pro-rata') {
    if (!cap.order) return faults;
    const detail = `${says} scales all bonuses alike ("pro-rata"), so it takes no order of bonuses`;
    return [...faults, faultAt([...at, 'order'], 'ORDER_NOT_NEEDED', detail)];
  }
  const { order, exempt } = cap;
  if (!order) {
    const detail = `${says} pays bonuses one after the other ("${cap.how}"): say in which "order"`;
    return [...faults, faultAt(at, 'ORDER_NEEDED', detail)];
  }
  order.forEach((bonus, index) => {
    if (!exempt.includes(bonus)) return;
    const detail = `${says} exempts the bonus ${bonus} and puts it in order: say one of them`;
    faults.push(faultAt([...at, 'order', index], 'KEYS_CONTRADICT', detail));
  });
  const left = outline.bonuses.filter(({ name }) => name !== '' && !order.includes(name) && !exempt.includes(name));
  if (left.length > 0) {
    const names = left.map(({ name }) => name).join(', ');
    const detail = `${says} does not say when ${names} is paid: put every bonus into its order or exempt it`;
    faults.push(faultAt([...at, 'order'], 'ORDER_INCOMPLETE', detail));
  }
  return faults;
}

function namedTwice(names: readonly string[], at: Tokens, says: string): Fault[] {
  return names.flatMap((name, index) =>
    names.indexOf(name) === index ? [] : [faultAt([...at, index], 'NAMED_TWICE', `${says} names ${name} twice`)],
  );
}
