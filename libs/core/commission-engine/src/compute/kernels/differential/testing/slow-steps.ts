import {
  addRational,
  compareRational,
  multiplyRational,
  rational,
  type Rational,
  roundRational,
  subtractRational,
} from '@upline/money';
import type { DifferentialBonus } from '../../../../plan/plan-schema.js';
import type { Row } from './stairstep-company.js';

const units = 10_000;
const zero = rational(0n, 1n);
const over = (numerator: number, denominator = 1): Rational =>
  rational(BigInt(Math.round(numerator)), BigInt(denominator));
const times = multiplyRational;
const less = subtractRational;
const total = (values: readonly Rational[]): Rational => values.reduce(addRational, zero);
const isMore = (one: Rational, other: Rational): boolean => compareRational(one, other) > 0;
const larger = (one: Rational, other: Rational): Rational => (isMore(one, other) ? one : other);
const ofPercent = (text: string): Rational => over(Number(text.slice(0, -1)) * 10_000, 1_000_000);
/** Cents for a unit of volume. */
const cents = over(1, 100);

/**
 * A second implementation, slow and obvious: recursion over children, a walk from every source to every earner, everything as
 * fractions. It must agree with the kernel in every line.
 */
export class SlowSteps {
  readonly lines: string[] = [];
  company = zero;
  readonly held = new Map<string, number>();

  constructor(
    readonly bonus: DifferentialBonus,
    readonly rows: readonly Row[],
  ) {}

  row = (code: string): Row => this.rows.find(([each]) => each === code) ?? ['', '', 0];
  sponsor = (code: string): string => this.row(code)[1];
  children = (code: string): string[] => this.rows.filter(([, sponsor]) => sponsor === code).map(([child]) => child);
  own = (code: string): number => Math.round(this.row(code)[2] * units);
  eligible = (code: string): boolean => ['distributor', 'leader'].includes(this.row(code)[3] ?? 'distributor');
  broken = (code: string): boolean =>
    this.bonus.breakaway !== undefined && (this.row(code)[3] ?? '').endsWith('leader');
  cut = (code: string): boolean => this.broken(code) && this.bonus.breakaway?.legs === 'excluded';
  gv = (code: string): number => this.own(code) + this.children(code).reduce((sum, child) => sum + this.gv(child), 0);
  legs = (code: string): string[] => this.children(code).filter((child) => !this.cut(child));
  base = (code: string): number => this.own(code) + this.legs(code).reduce((sum, child) => sum + this.base(child), 0);
  above = (code: string): string[] =>
    this.sponsor(code) === '' ? [] : [this.sponsor(code), ...this.above(this.sponsor(code))];

  /** The gross amount that a member's rate makes of a base, in cents. */
  gross(code: string, base: number): Rational {
    const { rate } = this.bonus;
    if (typeof rate === 'string' || !('axis' in rate)) return times(times(over(base), cents), this.flat(code));
    if (rate.read === 'whole') return times(times(over(base), cents), this.flat(code));
    const axis = this.gv(code);
    if (axis <= 0 || base <= 0) return zero;
    const from = [0, ...rate.rows.map((row) => Number(row.from) * units)];
    const rates = [zero, ...rate.rows.map((row) => ofPercent(row.rate))];
    const parts = from.map((start, at) => {
      const end = Math.min(from[at + 1] ?? Infinity, axis);
      return Number(roundRational(over(base * Math.max(end - start, 0), axis), 'down'));
    });
    const last = from.findLastIndex((start, at) => start < axis || at === 0);
    parts[last] = base - parts.slice(0, last).reduce((sum, part) => sum + part, 0);
    return total(parts.map((part, at) => times(times(over(at > last ? 0 : part), cents), rates[at] ?? zero)));
  }

  flat(code: string): Rational {
    const { rate } = this.bonus;
    if (typeof rate === 'string') return ofPercent(rate);
    if ('axis' in rate) {
      const gv = this.gv(code);
      const reached = rate.rows.filter(({ from }) =>
        rate.threshold === 'inclusive' ? gv >= Number(from) * units : gv > Number(from) * units,
      );
      return ofPercent(reached.at(-1)?.rate ?? '0%');
    }
    const values = (rate as { values: Record<string, string> }).values;
    return ofPercent(values[this.row(code)[4] ?? ''] ?? '0%');
  }

  hasRate(code: string): boolean {
    const { rate } = this.bonus;
    if (typeof rate === 'string') return true;
    if (!('axis' in rate)) return 'values' in rate && (this.row(code)[4] ?? '') in rate.values;
    const first = Number(rate.rows[0]?.from) * units;
    return rate.read === 'whole' && rate.threshold === 'inclusive' ? this.gv(code) >= first : this.gv(code) > first;
  }

  /** The rate, for marginal brackets the average. */
  rate(code: string): Rational {
    const { rate } = this.bonus;
    if (typeof rate !== 'object' || !('axis' in rate) || rate.read === 'whole') return this.flat(code);
    const base = this.base(code);
    return base <= 0 ? zero : times(this.gross(code, base), over(100, base));
  }

  takes = (code: string): boolean => this.bonus.unqualified === 'counts' || (this.eligible(code) && this.hasRate(code));
  passedUp = (code: string): boolean =>
    this.bonus.unqualified === 'passes-up' && !this.eligible(code) && this.sponsor(code) !== '' && !this.cut(code);

  private due(member: string, source: string, level: number, base: number, amount: Rational): void {
    const rounded = Number(roundRational(amount, 'half-even'));
    const write = (payee: string): void => {
      if (rounded !== 0) this.lines.push([payee, source, level, base / units, rounded].join(' '));
    };
    if (this.eligible(member)) return write(member);
    const { ineligible } = this.bonus;
    if (ineligible === 'company') this.company = addRational(this.company, amount);
    if (ineligible === 'held') this.held.set(member, (this.held.get(member) ?? 0) + rounded);
    const rate = this.rate(member);
    const next = this.above(member).find(
      (code) => this.eligible(code) && (ineligible === 'next-eligible-upline' || !isMore(rate, this.rate(code))),
    );
    if (next !== undefined && ineligible.startsWith('next')) write(next);
  }

  pay(): void {
    if (this.bonus.form === 'amounts') this.amounts();
    else this.rates();
    this.override();
  }

  private amounts(): void {
    const base = (code: string): number => this.base(code) - (this.bonus.ownBase === 'counts' ? 0 : this.own(code));
    const off = (code: string): Rational =>
      this.takes(code) ? this.gross(code, base(code)) : total(this.legs(code).map(off));
    for (const [code] of this.rows) {
      const net = less(this.gross(code, base(code)), total(this.legs(code).map(off)));
      if (isMore(net, zero) && !this.passedUp(code)) this.due(code, code, 0, base(code), net);
    }
  }

  rates(): void {
    for (const [code] of this.rows) {
      if (this.passedUp(code)) continue;
      const own = this.own(code);
      const ownAmount = times(times(this.rate(code), over(own)), cents);
      if (this.bonus.ownBase === 'counts' && own > 0) this.due(code, code, 0, own, ownAmount);
      for (const child of this.legs(code)) {
        if (this.bonus.childRate === 'child') this.childLeg(code, child);
        else this.highestLeg(code, child);
      }
    }
  }

  childLeg(code: string, child: string): void {
    const at = (of: string): Rational => times(times(this.rate(of), over(this.base(of))), cents);
    const off = (of: string): Rational => (this.takes(of) ? at(of) : total(this.legs(of).map(off)));
    const base = this.base(child);
    const net = less(times(times(this.rate(code), over(base)), cents), off(child));
    if (base > 0 && isMore(net, zero)) this.due(code, child, 0, base, net);
  }

  highestLeg(code: string, child: string): void {
    const byRate = new Map<string, { rate: Rational; volume: number }>();
    const visit = (source: string, seen: Rational): void => {
      const rate = this.takes(source) ? larger(seen, this.rate(source)) : seen;
      const key = `${rate.numerator}/${rate.denominator}`;
      const found = byRate.get(key) ?? { rate, volume: 0 };
      byRate.set(key, { rate, volume: found.volume + this.own(source) });
      for (const next of this.legs(source)) visit(next, rate);
    };
    visit(child, zero);
    const parts = [...byRate.values()]
      .filter(({ rate }) => isMore(this.rate(code), rate))
      .map(({ rate, volume }) => ({ volume, amount: times(times(less(this.rate(code), rate), over(volume)), cents) }));
    if (!isMore(total(parts.map(({ amount }) => amount)), zero)) return;
    for (const { volume, amount } of parts) this.due(code, child, 0, volume, amount);
  }

  override(): void {
    const override = this.bonus.breakaway?.override;
    if (!override) return;
    const answers = (code: string): boolean =>
      'to' in override && (override.to as { kind: string[] }).kind.includes(this.row(code)[3] ?? 'distributor');
    const leaders = this.rows.map(([code]) => code).filter((code) => this.broken(code));
    for (const leader of leaders) {
      const base = this.base(leader);
      const money = times(over(base), cents);
      if (base <= 0) continue;
      if (override.how === 'fixed') {
        let generation = 1;
        for (const code of this.above(leader)) {
          const rate = (override.rates as string[])[generation - 1];
          if (answers(code) && rate !== undefined)
            this.due(code, leader, generation, base, times(money, ofPercent(rate)));
          if (this.broken(code)) generation++;
        }
      }
      const next = this.above(leader).find(answers);
      if (override.how === 'difference' && next !== undefined) {
        const rate = larger(less(this.rate(next), this.rate(leader)), ofPercent(override.minimum));
        if (isMore(rate, zero)) this.due(next, leader, 1, base, times(money, rate));
      }
    }
    if (override.how === 'guaranteed') this.guaranteed(override, leaders);
  }

  guaranteed({ rate, keeps }: { rate: string; keeps: string }, leaders: readonly string[]): void {
    const nextAbove = (code: string): string | undefined => this.above(code).find((each) => this.broken(each));
    const own = (code: string): Rational => times(times(over(Math.max(this.base(code), 0)), cents), ofPercent(rate));
    const up = (code: string): Rational => {
      const has = total([own(code), ...leaders.filter((each) => nextAbove(each) === code).map(up)]);
      const spare = larger(less(has, over(Number(keeps) * 10_000, 100)), zero);
      return isMore(spare, own(code)) ? own(code) : spare;
    };
    for (const leader of leaders) {
      const [kept, sent] = [less(own(leader), up(leader)), up(leader)];
      if (isMore(kept, zero)) this.due(leader, leader, 0, this.base(leader), kept);
      const next = nextAbove(leader);
      if (next !== undefined && isMore(sent, zero)) this.due(next, leader, 1, this.base(leader), sent);
    }
  }
}
