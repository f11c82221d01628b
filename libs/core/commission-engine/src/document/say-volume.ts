import type { Volume } from '../plan/plan-schema.js';
import { sayCondition, sayDepth } from './say-condition.js';
import { sayOrders } from './say-orders.js';
import { sayTable } from './say-table.js';
import { counted, figure, listed, name, sayMode, sayUnit } from './words.js';

type TreeVolume = Extract<Volume, { tree: string }>;

/** What a volume is, as what follows its name and a colon. */
export function sayVolume(volume: Volume): string {
  if ('kind' in volume) return `the ${name(volume.kind)} of orders ${sayOrders(volume.of, volume)}`;
  if ('ordersOf' in volume) return `the number of orders ${sayOrders(volume.ordersOf, volume)}`;
  if ('tree' in volume) return sayTreeVolume(volume);
  if ('attribute' in volume) return `the number that the member carries as ${name(volume.attribute)}`;
  if ('add' in volume) return `the sum of ${sayOperands(volume.add)}`;
  if ('subtract' in volume) {
    const [first = '', ...others] = volume.subtract;
    return `${sayOperand(first)} less ${sayOperands(others)}`;
  }
  if ('multiply' in volume) {
    const { multiply, by, rounding } = volume;
    return `${sayOperand(multiply)} times ${figure(by)}, to four digits (${sayMode(rounding)})`;
  }
  if ('least' in volume) return `the least of ${sayOperands(volume.least)}`;
  if ('greatest' in volume) return `the greatest of ${sayOperands(volume.greatest)}`;
  if ('choose' in volume) return `chosen ${sayTable(volume.choose, sayOperand)}; whoever has no value has zero`;
  if ('age' in volume) {
    const since = volume.since === 'enrolment' ? 'enrolment' : `the date ${name(volume.since.attribute)}`;
    return `the time from ${since} to the last day of the period, in ${sayUnit(volume.age)}`;
  }
  if ('history' in volume) {
    const { history, periods, take, current } = volume;
    return `the ${take} of ${name(history)} in the last ${counted(periods, 'period')}, this one ${current}`;
  }
  if ('banked' in volume) return sayBanked(volume);
  if ('periodsHeld' in volume) {
    const { periodsHeld, counting, current } = volume;
    const how = counting === 'in-a-row' ? 'in a row up to now' : 'in all';
    return `the number of periods for which the member was paid as ${name(periodsHeld)} or higher, ${how}, this period ${current}`;
  }
  const where = volume.where ? `, of members each of whom ${sayCondition(volume.where)}` : '';
  return `${name(volume.company)} of the whole company${where}, the same for everybody`;
}

function sayTreeVolume(volume: TreeVolume): string {
  if ('sum' in volume) {
    const { sum, tree, self, depth, until } = volume;
    const bound = until
      ? `, stopping at whoever ${sayCondition(until.boundary)} (that member ${until.boundaryMember})`
      : '';
    return `${name(sum)} summed over everybody below in ${name(tree)}, ${sayDepth(depth)}, ${self ? 'with' : 'without'} the member${bound}`;
  }
  if ('countOf' in volume) {
    const { countOf, tree, depth, inLeg } = volume;
    const leg = inLeg ? `, standing in leg ${figure(String(inLeg.leg))} of the member in ${name(inLeg.tree)}` : '';
    return `the number of members below in ${name(tree)}, ${sayDepth(depth)}${leg}, each of whom ${sayCondition(countOf)}`;
  }
  if ('legsWith' in volume) {
    const { legsWith, tree, depth, personal } = volume;
    const whom = personal === undefined ? '' : ` whom the member brought themselves in ${name(personal)}`;
    return `the number of direct legs of ${name(tree)} that hold somebody${whom}, ${sayDepth(depth)}, who ${sayCondition(legsWith)}`;
  }
  if ('legVolume' in volume) {
    return `${name(volume.legVolume)} of ${sayTaken(volume.take)} of ${name(volume.tree)}, each leg a child with everybody below`;
  }
  if ('limited' in volume) return sayLimited(volume);
  return `${name(volume.rebook)}, each member's booked to the first at or above them in ${name(volume.tree)} who ${sayCondition(volume.onto)}`;
}

function sayTaken(take: Extract<Volume, { legVolume: string }>['take']): string {
  if (typeof take === 'object') {
    return 'leg' in take
      ? `leg ${figure(String(take.leg))}`
      : `the leg that is number ${figure(String(take.strongest))} by strength`;
  }
  return {
    strongest: 'the strongest leg',
    weakest: 'the weakest leg',
    'all-but-strongest': 'all legs but the strongest',
  }[take];
}

function sayLimited({ limited, tree, self, limit }: Extract<Volume, { limited: string }>): string {
  const group = `${name(limited)} of the group in ${name(tree)}, ${self ? 'with' : 'without'} the member`;
  switch (limit.formula) {
    case 'share-of-requirement': {
      const own = limit.limitsOwn ? 'own volume is limited likewise' : 'own volume is not limited';
      return `${group}, each leg counting for at most ${limit.share} of the requirement that is asked; ${own}`;
    }
    case 'weak-legs-doubled':
      return `${group}; if the strongest leg is stronger than all others together, twice the others count, otherwise all legs`;
    case 'share-of-legs':
      return `${group}, each leg counting for at most ${limit.share} of the sum of all legs`;
    case 'without-strongest':
      return `${group}, the strongest leg not counting`;
    case 'fixed':
      return `${group}, each leg counting for at most ${figure(limit.atMost)}`;
  }
}

function sayBanked({
  banked,
  deduct,
  deductWhen,
  floor,
  resetOnPromotion,
}: Extract<Volume, { banked: string }>): string {
  const reset = resetOnPromotion ? 'it is zero after promotion to a new title' : 'promotion does not change it';
  return `a balance: what was carried in plus ${name(banked)} of this period; ${figure(deduct)} is taken off what is carried out for whoever ${sayCondition(deductWhen)}, not below ${figure(floor)}; ${reset}`;
}

/** A volume by its name, or a quantity. */
export function sayOperand(operand: string): string {
  return /^\d/.test(operand) ? figure(operand) : name(operand);
}

function sayOperands(operands: readonly string[]): string {
  return listed(operands.map(sayOperand));
}
