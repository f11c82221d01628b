import { parseDate } from '@upline/calendar';
import type { Plan } from '../../plan/plan-schema.js';
import { emptyState } from '../../snapshot/carried-state.js';
import { noDay } from '../../snapshot/snapshot.js';
import { frameOf, planOf, type SmallOrder, volumeOf } from './testing/small-frame.js';

const day = (text: string): number => parseDate(text);
type Volumes = Plan['volumes'];
const pv: Volumes = { pv: { kind: 'PV', of: ['own'] } };
const line = { A: '', B: 'A', C: 'A', D: 'B', E: 'D' };
const bought = { A: '10', B: '20', C: '30', D: '40', E: '50' };

/** The volume x of everybody. */
const xOf = (volumes: Volumes, world: Partial<Parameters<typeof frameOf>[1]> = {}, parts: Partial<Plan> = {}) =>
  volumeOf(frameOf(planOf({ volumes: { ...pv, ...volumes }, ...parts }), { line, pv: bought, ...world }), 'x');

describe('a sum over a tree', () => {
  it('takes everybody below, with or without the member, down to a depth', () => {
    expect(xOf({ x: { sum: 'pv', tree: 'line', self: true } })).toEqual({ A: 150, B: 110, C: 30, D: 90, E: 50 });
    expect(xOf({ x: { sum: 'pv', tree: 'line', self: false, depth: 1 } })).toEqual({ A: 50, B: 40, C: 0, D: 50, E: 0 });
  });

  it('ends at a boundary below, whose own volume may count', () => {
    const until = (boundaryMember: 'included' | 'excluded') =>
      ({ boundary: { pv: { atLeast: '40' } }, boundaryMember }) as const;
    const x = (which: 'included' | 'excluded'): Volumes => ({
      x: { sum: 'pv', tree: 'line', self: true, until: until(which) },
    });
    expect(xOf(x('excluded'))).toEqual({ A: 60, B: 20, C: 30, D: 40, E: 50 });
    expect(xOf(x('included'))).toEqual({ A: 100, B: 60, C: 30, D: 90, E: 50 });
  });
});

describe('a group until directors, who are directors by that group', () => {
  it('is decided from the bottom', () => {
    const until = { boundary: { rank: 'director' }, boundaryMember: 'excluded' } as const;
    const ranks: Plan['ranks'] = {
      contiguous: true,
      pay: 'paid-as',
      effective: 'at-once',
      ladder: [{ rank: 'director', when: { x: { atLeast: '90' } } }],
    };
    // D has 40 + 50 and is a director, so B has 20 alone and A 10 + 20 + 30.
    expect(xOf({ x: { sum: 'pv', tree: 'line', self: true, until } }, {}, { ranks })).toEqual({
      A: 60,
      B: 20,
      C: 30,
      D: 90,
      E: 50,
    });
  });
});

describe('counts', () => {
  it('are members below, legs, and members in a leg of another tree', () => {
    const big = { pv: { atLeast: '30' } };
    expect(xOf({ x: { countOf: big, tree: 'line', depth: 'any' } })).toEqual({ A: 3, B: 2, C: 0, D: 1, E: 0 });
    expect(xOf({ x: { countOf: big, tree: 'line', depth: 2 } })).toEqual({ A: 2, B: 2, C: 0, D: 1, E: 0 });
    expect(xOf({ x: { legsWith: big, tree: 'line' } })).toEqual({ A: 2, B: 1, C: 0, D: 1, E: 0 });
    expect(xOf({ x: { legsWith: big, tree: 'line', depth: 1 } })).toEqual({ A: 1, B: 1, C: 0, D: 1, E: 0 });
    expect(xOf({ x: { legsWith: { pv: { atLeast: '50' } }, tree: 'line', depth: 2 } })).toMatchObject({ A: 0, B: 1 });
  });

  const trees: Plan['trees'] = { line: { kind: 'sponsor' }, team: { kind: 'placement', shape: 'binary' } };
  // A has B left and C right; D is below B on the left, E below C on the right. A sponsored B, C and E; B sponsored D.
  const placements = {
    team: { parentIndex: Int32Array.from([-1, 0, 0, 1, 2]), leg: Int32Array.from([0, 1, 2, 1, 2]) },
  };
  const sponsored = { A: '', B: 'A', C: 'A', D: 'B', E: 'A' };
  const world = { line: sponsored, members: { placements } };

  it('see only whom the member brought in legs that are personal', () => {
    const legs = (least: string): Volumes => ({
      x: { legsWith: { pv: { atLeast: least } }, tree: 'team', personal: 'line' },
    });
    expect(xOf(legs('1'), world, { trees })).toEqual({ A: 2, B: 1, C: 0, D: 0, E: 0 });
    expect(xOf(legs('40'), world, { trees })).toEqual({ A: 1, B: 1, C: 0, D: 0, E: 0 });
  });

  it.each([1, 'any'] as const)('see one leg of another tree to depth %p', (depth) => {
    const anybody = { pv: { atLeast: '1' } };
    const right: Volumes = { x: { countOf: anybody, tree: 'line', depth, inLeg: { tree: 'team', leg: 2 } } };
    expect(xOf(right, world, { trees })).toEqual({ A: 2, B: 0, C: 0, D: 0, E: 0 });
  });
});

describe('the volume of legs', () => {
  it('is the strongest, the weakest, all but the strongest, or the n-th strongest', () => {
    const take = (taken: Extract<Volumes[string], { legVolume: string }>['take']) =>
      xOf({ x: { legVolume: 'pv', tree: 'line', take: taken } })['A'];
    expect([take('strongest'), take('weakest'), take('all-but-strongest')]).toEqual([110, 30, 30]);
    expect([take({ strongest: 1 }), take({ strongest: 2 }), take({ strongest: 3 })]).toEqual([110, 30, 0]);
  });

  it('counts in part where legs are limited', () => {
    type Limit = Extract<Volumes[string], { limited: string }>['limit'];
    const limited = (limit: Limit, requirement?: number): number | undefined => {
      const x: Volumes[string] = { limited: 'pv', tree: 'line', self: true, limit };
      return volumeOf(frameOf(planOf({ volumes: { ...pv, x } }), { line, pv: bought }), 'x', requirement)['A'];
    };
    // Own 10, legs of 110 and 30.
    expect(limited({ formula: 'weak-legs-doubled' })).toBe(70);
    expect(limited({ formula: 'without-strongest' })).toBe(40);
    expect(limited({ formula: 'fixed', atMost: '50' })).toBe(90);
    expect(limited({ formula: 'share-of-legs', share: '50%' })).toBe(110);
    const share = { formula: 'share-of-requirement', share: '40%', limitsOwn: false } as const;
    expect(limited(share)).toBe(150);
    expect(limited(share, 1_000_000)).toBe(80);
    expect(limited({ ...share, share: '5%', limitsOwn: true }, 1_000_000)).toBe(15);
  });

  it('is limited by the threshold that a condition or a row of a table asks for', () => {
    const limit = { formula: 'share-of-requirement', share: '50%', limitsOwn: false } as const;
    const volumes: Volumes = { ...pv, cgv: { limited: 'pv', tree: 'line', self: true, limit } };
    const frame = frameOf(planOf({ volumes }), { line, pv: bought });
    // For 100: 10 + 50 + 30 = 90; for 80: 10 + 40 + 30 = 80.
    expect(frame.marks({ cgv: { atLeast: '100' } })[0]).toBe(0);
    expect(frame.marks({ cgv: { atLeast: '80' } })[0]).toBe(1);
    const rows = ['50', '80', '100'].map((from) => ({ from, value: from }));
    expect(frame.table({ byVolume: 'cgv', threshold: 'inclusive', rows }).places[0]).toBe(1);
  });
});

describe('arithmetic', () => {
  it('adds, subtracts, multiplies, chooses the least and the greatest', () => {
    const a = (x: Volumes[string]): number | undefined => xOf({ x })['C'];
    expect(a({ add: ['pv', 'pv', '5'] })).toBe(65);
    expect(a({ subtract: ['pv', '5', '40'] })).toBe(-15);
    expect(a({ multiply: 'pv', by: '0.3333', rounding: 'down' })).toBe(9.999);
    expect(a({ least: ['pv', '25'] })).toBe(25);
    expect(a({ greatest: ['pv', '25'] })).toBe(30);
    const choose = { cases: [{ when: { pv: { atLeast: '40' } }, value: 'pv' }], otherwise: '7' };
    expect(xOf({ x: { choose } })).toEqual({ A: 7, B: 7, C: 7, D: 40, E: 50 });
    expect(xOf({ x: { company: 'pv', where: { pv: { below: '30' } } } })).toEqual({
      A: 30,
      B: 30,
      C: 30,
      D: 30,
      E: 30,
    });
  });

  it('refuses sums beyond what is exact', () => {
    const most = { A: '99999999999', B: '99999999999' };
    const tenfold = (of: string): Volumes[string] => ({ add: Array.from({ length: 10 }, () => of) });
    expect(() => xOf({ ten: tenfold('pv'), x: tenfold('ten') }, { pv: most })).toThrow('RUN.VOLUME_OUT_OF_RANGE');
  });
});

describe('volume that moves up', () => {
  it('is booked to the first who takes it', () => {
    expect(xOf({ x: { rebook: 'pv', tree: 'line', onto: { pv: { below: '30' } } } })).toEqual({
      A: 40,
      B: 110,
      C: 0,
      D: 0,
      E: 0,
    });
  });
});

describe('age', () => {
  it('is read to the last day of the period', () => {
    const enrolledOn = Int32Array.from([
      day('2026-11-01'),
      day('2026-10-31'),
      noDay,
      day('2026-08-30'),
      day('2025-11-30'),
    ]);
    const world = { members: { enrolledOn } };
    expect(xOf({ x: { age: 'days', since: 'enrolment' } }, world)).toMatchObject({ A: 29, B: 30, C: 0 });
    expect(xOf({ x: { age: 'calendar-months', since: 'enrolment' } }, world)).toMatchObject({
      A: 0,
      B: 1,
      D: 3,
      E: 12,
    });
    expect(xOf({ x: { age: 'anniversary-months', since: 'enrolment' } }, world)).toMatchObject({ A: 0, B: 1, D: 3 });
  });
});

describe('orders', () => {
  const order = (buyer: string, PV: string, paid: string, more: Partial<SmallOrder> = {}): SmallOrder => ({
    buyer,
    PV,
    paidOn: day(paid),
    ...more,
  });
  const orders = [
    order('A', '1', '2026-11-05', { tags: ['kit'] }),
    order('A', '2', '2026-11-20', { tags: ['kit', 'gift'] }),
    order('A', '4', '2026-10-31'),
    order('A', '8', '2026-08-31'),
    order('B', '16', '2026-11-30'),
    order('A', '-32', '2026-11-10', { originalPaidOn: day('2026-10-30') }),
  ];
  const own = (more: object): Volumes => ({ x: { kind: 'PV', of: ['own'], ...more } });
  const ofA = (more: object, parts: Partial<Plan> = {}): number | undefined => xOf(own(more), { orders }, parts)['A'];

  it('are those of the period, of other windows, or of all time', () => {
    expect(ofA({})).toBe(1 + 2 - 32);
    expect(ofA({ window: { last: 2, unit: 'month', current: 'included' } })).toBe(1 + 2 + 4 - 32);
    expect(ofA({ window: { last: 2, unit: 'month', current: 'excluded' } })).toBe(4);
    expect(ofA({ window: { last: 21, unit: 'day', current: 'included' } })).toBe(2 - 32);
    expect(ofA({ window: 'lifetime' })).toBe(1 + 2 + 4 + 8 - 32);
  });

  it('count refunds on their own day or on that of the order', () => {
    const restated = { refunds: 'restate-original-period' } as const;
    expect(ofA({}, restated)).toBe(3);
    expect(ofA({ window: { last: 1, unit: 'month', current: 'excluded' } }, restated)).toBe(4 - 32);
  });

  it('are chosen by tags, by the first ever, by the age and the answers of the buyer', () => {
    expect(ofA({ orders: { tagged: ['kit', 'none'] } })).toBe(3);
    expect(ofA({ orders: { notTagged: ['gift', 'none'] } })).toBe(1 - 32);
    expect(ofA({ window: 'lifetime', orders: { first: 'only' } })).toBe(8);
    expect(ofA({ window: 'lifetime', orders: { first: 'except' } })).toBe(1 + 2 + 4 - 32);
    expect(xOf(own({ orders: { buyers: { status: ['new'] } } }), { orders })).toMatchObject({ A: 0, B: 0 });
    const members = { enrolledOn: Int32Array.from([day('2026-11-01'), noDay, 0, 0, 0]) };
    const buyerAge = { unit: 'days', below: 10 };
    // The refund is of an order before the enrolment.
    expect(xOf(own({ orders: { buyerAge } }), { orders, members })).toMatchObject({ A: 1 - 32, B: 0 });
    expect(xOf(own({ orders: { buyerAge: { ...buyerAge, atLeast: 0 } } }), { orders, members })).toMatchObject({
      A: 1,
    });
  });

  it('are counted without refunds, and told order by order', () => {
    expect(xOf({ x: { ordersOf: ['own'] } }, { orders })).toMatchObject({ A: 2, B: 1 });
    const volumes: Volumes = {
      x: { kind: 'PV', of: ['own'], orders: { buyers: { pv: { atLeast: '1' } } } },
      y: { kind: 'PV', of: ['customers'] },
      ...pv,
    };
    const frame = frameOf(planOf({ volumes }), { line, orders });
    expect([...frame.orderUnits('x')]).toEqual([0, 0, 0, 0, 160_000, 0]);
    expect([...frame.orderUnits('pv')]).toEqual([10_000, 20_000, 0, 0, 160_000, -320_000]);
    expect(() => frame.orderUnits('y')).toThrow('PLAN.INVALID');
  });

  it('of customers are booked to the first distributor above, once', () => {
    const kinds = ['distributor', 'distributor', 'distributor', 'retail', 'preferred'];
    const world = { members: { kinds } };
    const both: Volumes = { x: { kind: 'PV', of: ['own', 'customers'], customersIn: 'line' } };
    expect(xOf(both, world)).toEqual({ A: 10, B: 110, C: 30, D: 0, E: 0 });
    expect(xOf({ x: { kind: 'PV', of: ['customers'] } }, world)).toEqual({ A: 0, B: 90, C: 0, D: 0, E: 0 });
    expect(xOf({ x: { ordersOf: ['customers'], orders: { buyers: { kind: ['retail'] } } } }, world)['B']).toBe(1);
  });

  it('up to the carried day are in the carried lifetime, and were not the first', () => {
    const volumes: Volumes = {
      life: { kind: 'PV', of: ['own'], window: 'lifetime' },
      first: { kind: 'PV', of: ['own'], orders: { first: 'only' } },
    };
    const october = frameOf(planOf({ volumes, active: { status: ['active'] } }), { line, orders, period: '2026-10' });
    expect(volumeOf(october, 'life')).toMatchObject({ A: 12, B: 0 });
    october.carryOut();
    const carried = october.state.carriedOut(october.period.endsOn);
    expect([...(carried.numbers['orders']?.['count'] ?? [])]).toEqual([20_000, 0, 0, 0, 0]);
    const november = frameOf(planOf({ volumes, active: { status: ['active'] } }), { line, orders, carried });
    expect(volumeOf(november, 'life')).toMatchObject({ A: 12 + 1 + 2 - 32, B: 16 });
    expect(volumeOf(november, 'first')).toMatchObject({ A: 0, B: 16 });
  });

  it('count a late refund of a restated period once over a lifetime, whether or not the period knew of it', () => {
    const plan = planOf({
      volumes: { life: { kind: 'PV', of: ['own'], window: 'lifetime' } },
      active: { status: ['active'] },
      refunds: 'restate-original-period',
    });
    const known = frameOf(plan, { line, orders, period: '2026-10' });
    const unknown = frameOf(plan, { line, orders: orders.slice(0, -1), period: '2026-10' });
    expect(volumeOf(known, 'life')['A']).toBe(4 + 8 - 32);
    expect(volumeOf(unknown, 'life')['A']).toBe(4 + 8);
    for (const october of [known, unknown]) {
      october.carryOut();
      const carried = october.state.carriedOut(october.period.endsOn);
      expect(volumeOf(frameOf(plan, { line, orders, carried }), 'life')['A']).toBe(4 + 8 - 32 + 1 + 2);
    }
  });
});

describe('what periods leave to each other', () => {
  /** The volume x of A over months in which A buys so much. */
  const months = (volumes: Volumes, bought: string[], parts: Partial<Plan> = {}): (number | undefined)[] => {
    let carried = emptyState;
    return bought.map((PV, month) => {
      const plan = planOf({ volumes: { ...pv, ...volumes }, ...parts });
      const frame = frameOf(plan, { period: `2026-0${month + 1}`, line: { A: '' }, pv: { A: PV }, carried });
      frame.carryOut();
      carried = frame.state.carriedOut(frame.period.endsOn);
      return volumeOf(frame, 'x')['A'];
    });
  };

  it('is a history as long as it is read', () => {
    const history = (take: 'sum' | 'least' | 'greatest', current: 'included' | 'excluded'): Volumes => ({
      x: { history: 'pv', periods: 2, take, current },
    });
    expect(months(history('sum', 'included'), ['1', '2', '4', '8'])).toEqual([1, 3, 6, 12]);
    expect(months(history('sum', 'excluded'), ['1', '2', '4', '8'])).toEqual([0, 1, 3, 6]);
    expect(months(history('least', 'included'), ['4', '2', '4', '8'])).toEqual([0, 2, 2, 4]);
    expect(months(history('greatest', 'excluded'), ['4', '2', '1', '1'])).toEqual([0, 4, 4, 2]);
  });

  it('is a balance, less what was deducted', () => {
    const x: Volumes[string] = {
      banked: 'pv',
      deduct: '100',
      deductWhen: { x: { atLeast: '100' } },
      floor: '0',
      resetOnPromotion: false,
    };
    expect(months({ x }, ['60', '60', '0', '200', '0'])).toEqual([60, 120, 20, 220, 120]);
  });

  it('is nothing after a promotion that resets the balance', () => {
    const x: Volumes[string] = {
      banked: 'pv',
      deduct: '0',
      deductWhen: { status: ['active'] },
      floor: '0',
      resetOnPromotion: true,
    };
    const when = { x: { atLeast: '100' } };
    const ranks: Plan['ranks'] = {
      contiguous: true,
      pay: 'paid-as',
      effective: 'at-once',
      ladder: [{ rank: 'gold', when }],
    };
    expect(months({ x }, ['60', '60', '5', '100', '1'], { ranks })).toEqual([60, 120, 5, 105, 106]);
  });

  it('is for how many periods a rank was held', () => {
    const when = { pv: { atLeast: '10' } };
    const ranks: Plan['ranks'] = {
      contiguous: true,
      pay: 'paid-as',
      effective: 'at-once',
      ladder: [{ rank: 'gold', when }],
    };
    const held = (counting: 'in-a-row' | 'in-all', current: 'included' | 'excluded'): Volumes => ({
      x: { periodsHeld: 'gold', counting, current },
    });
    const bought = ['10', '10', '0', '10'];
    expect(months(held('in-a-row', 'included'), bought, { ranks })).toEqual([1, 2, 0, 1]);
    expect(months(held('in-a-row', 'excluded'), bought, { ranks })).toEqual([0, 1, 2, 0]);
    expect(months(held('in-all', 'included'), bought, { ranks })).toEqual([1, 2, 2, 3]);
  });

  it('is for how many periods the owner held a rank, in a position that was opened later', () => {
    const plan = planOf({
      volumes: { pv: { kind: 'PV', of: ['own'] }, x: { periodsHeld: 'gold', counting: 'in-all', current: 'included' } },
      ranks: {
        contiguous: true,
        pay: 'paid-as',
        effective: 'at-once',
        ladder: [{ rank: 'gold', when: { pv: { atLeast: '10' } } }],
      },
    });
    const carried = { ...emptyState, numbers: { ranks: { 'periodsHeld/in-all/gold': Float64Array.of(40_000, 0) } } };
    const members = { ownerIndex: Int32Array.of(0, 0) };
    const frame = frameOf(plan, { line: { A: '', B: 'A' }, pv: { A: '10' }, members, carried });
    expect(volumeOf(frame, 'x')).toEqual({ A: 5, B: 5 });
  });
});
