import type { Volume } from '../plan/plan-schema.js';
import { sayCondition } from './say-condition.js';
import { counted, figure, listed, name, names, sayUnit } from './words.js';

type OrderVolume = Extract<Volume, { kind: string } | { ordersOf: unknown }>;
type Filter = NonNullable<OrderVolume['orders']>;

/** Whose orders, which and when: "of the member, that carry the tag `kit`, in the period of the run". */
export function sayOrders(of: readonly ('own' | 'customers')[], { customersIn, orders, window }: OrderVolume): string {
  const whose = of.map((who) => (who === 'own' ? 'of the member' : 'of their customers'));
  const where =
    customersIn === undefined
      ? ''
      : ` (buyers who are no distributors, for whom the member is the first distributor upward in ${name(customersIn)})`;
  const filter = orders ? `, ${sayFilter(orders)}` : '';
  return `${listed(whose)}${where}${filter}, ${sayWindow(window)}`;
}

function sayFilter({ tagged, notTagged, first, buyerAge, buyers }: Filter): string {
  const parts = [
    tagged && `that carry the tag ${names(tagged, 'or')}`,
    notTagged && `that carry no tag ${names(notTagged, 'or')}`,
    first &&
      (first === 'only' ? 'only the first order ever of each buyer' : 'all but the first order ever of each buyer'),
    buyerAge && sayAge(buyerAge),
    buyers && `whose buyer ${sayCondition(buyers)}`,
  ];
  return parts.filter((part) => part !== undefined).join(', ');
}

function sayAge({ unit, atLeast, below }: NonNullable<Filter['buyerAge']>): string {
  const bounds = [
    atLeast === undefined ? undefined : `at least ${figure(String(atLeast))}`,
    below === undefined ? undefined : `less than ${figure(String(below))}`,
  ].filter((bound) => bound !== undefined);
  return `bought ${bounds.join(' and ')} ${sayUnit(unit)} after the enrolment of the buyer`;
}

function sayWindow(window: OrderVolume['window']): string {
  if (window === undefined) return 'in the period of the run';
  if (window === 'lifetime') return 'ever up to the last day of the period';
  const { last, unit, current } = window;
  const end = unit === 'day' ? 'the last day of the period' : `the ${unit} that holds the last day of the period`;
  if (current === 'excluded') return `in the ${counted(last, unit)} before ${end}`;
  if (last > 1) return `in the ${counted(last, unit)} ending with ${end}`;
  return unit === 'day' ? `on ${end}` : `in ${end}, up to that day`;
}
