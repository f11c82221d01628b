import { minorDigits } from '@upline/money';
import type { Cut } from '../../plan/plan-schema.js';
import type { Snapshot } from '../../snapshot/snapshot.js';
import type { CarriedOut } from './carried.js';
import { dealUnits, Fraction } from './fraction.js';
import { type Line, roundedByPlan } from './money.js';
import type { Person } from './people.js';
import type { TableOf, World } from './world.js';

type CutOf<Kind> = Extract<Cut, { kind: Kind }>;

/** What is due to a person while cuts are taken. */
interface Account {
  readonly person: Person;
  /** What is left of each bonus. */
  readonly left: Map<string, Fraction>;
  /** What came in besides bonuses, less what was taken off without naming a bonus. */
  loose: Fraction;
  /** Balances carried in and out. */
  negative: Fraction;
  advances: Fraction;
  unpaid: Fraction;
}

/** What the cuts did. */
export interface CutsTaken {
  /** In the order in which they were taken. */
  readonly rows: Line[];
  /** What is paid to each person. */
  readonly paid: ReadonlyMap<Person, Fraction>;
}

/**
 * Takes the cuts in the plan's order. Answers what each did as lines: of the unpaid balance carried in, of adjustments, of cuts.
 * `caps`: what the bonuses' own caps took. Carried under 'money': `unpaid`, `negative`, `advances`.
 */
export function takeCuts(
  world: World,
  snapshot: Snapshot,
  { lines, caps }: { readonly lines: readonly Line[]; readonly caps: readonly Line[] },
  out: CarriedOut,
  company: (cut: string, amount: Fraction) => void,
): CutsTaken {
  const teller = new Teller(world, lines, caps, company);
  for (const person of world.people) {
    const own = (snapshot.adjustments ?? []).filter(({ memberIndex }) => ownerAt(world, memberIndex) === person);
    const units = own.reduce((sum, { amountUnits }) => sum + amountUnits, 0);
    teller.bringIn('adjustment:by-hand', person, Fraction.of(units, 10_000n));
  }
  for (const person of world.people)
    if (person.owner === person) teller.bringIn('carried-in:unpaid', person, carriedTo(world, person, 'unpaid'));
  for (const cut of world.plan.cuts ?? []) teller.take(cut);
  const paid = new Map<Person, Fraction>();
  for (const person of world.people) {
    if (person.owner !== person) continue;
    const account = teller.accountOf(person);
    paid.set(person, teller.settled(dueTo(account)));
    for (const { memberIndex, amountUnits, isAdvance } of snapshot.adjustments ?? [])
      if (isAdvance && ownerAt(world, memberIndex) === person)
        account.advances = account.advances.plus(Fraction.of(amountUnits, 10_000n));
    for (const balance of ['unpaid', 'negative', 'advances'] as const)
      out.number('money', balance, person, account[balance].times(Fraction.of(10_000n)).floor());
  }
  return { rows: teller.rows, paid };
}

function ownerAt({ people }: World, row: number): Person | undefined {
  return people.find((person) => person.row === row)?.owner;
}

/** A balance carried in, with those of members who have become further positions since. */
function carriedTo({ carried, people }: World, person: Person, balance: string): Fraction {
  const units = people
    .filter(({ owner }) => owner === person)
    .reduce((sum, position) => sum + carried.number('money', balance, position), 0n);
  return Fraction.of(units, 10_000n);
}

class Teller {
  readonly rows: Line[] = [];
  private readonly accounts = new Map<Person, Account>();

  constructor(
    private readonly world: World,
    lines: readonly Line[],
    caps: readonly Line[],
    private readonly company: (cut: string, amount: Fraction) => void,
  ) {
    for (const { payee, bonus, amount } of [...lines, ...caps]) {
      const { left } = this.accountOf(payee);
      const name = bonus.replace('cap:', '');
      left.set(name, amount.plus(left.get(name) ?? Fraction.zero));
    }
  }

  accountOf({ owner: person }: Person): Account {
    const account = this.accounts.get(person) ?? {
      person,
      left: new Map(),
      loose: Fraction.zero,
      negative: carriedTo(this.world, person, 'negative'),
      advances: carriedTo(this.world, person, 'advances'),
      unpaid: Fraction.zero,
    };
    this.accounts.set(person, account);
    return account;
  }

  /** Money that is due besides bonuses: as it is, to the minor unit. */
  bringIn(what: string, person: Person, amount: Fraction): void {
    const account = this.accountOf(person);
    const { plan } = this.world;
    const rounded = this.isExact ? amount : amount.rounded(minorDigits(plan.currency), plan.rounding.mode);
    account.loose = account.loose.plus(rounded);
    this.write(what, account, rounded);
  }

  take(cut: Cut): void {
    if (cut.kind === 'companyCap') {
      this.companyCap(cut);
      return;
    }
    for (const person of this.world.people) {
      if (person.owner !== person) continue;
      const account = this.accountOf(person);
      if (cut.kind === 'personCap') this.personCap(cut, account);
      else if (cut.kind === 'minimumPayout') this.minimumPayout(cut, account);
      else if (cut.kind === 'recovery' || cut.kind === 'advance') this.payBack(cut, account);
      else this.takeOff(cut, account, this.charge(cut, account));
    }
  }

  /** Refunds help to keep the cap; only what is above nothing is cut. */
  private personCap(cut: CutOf<'personCap'>, account: Account): void {
    const names = cut.of === 'all' ? this.world.plan.bonuses.map(({ bonus }) => bonus) : cut.of;
    const text = this.world.table(cut.amount as TableOf<string>, account.person);
    if (text === undefined) return;
    const most = this.atMost(Fraction.read(text));
    const parts = names.map((name) => account.left.get(name) ?? Fraction.zero);
    const over = Fraction.sum(parts).minus(most);
    if (over.sign <= 0) return;
    const above = parts.map((part) => part.greatest(Fraction.zero));
    const taken = cut.how === 'pro-rata' ? this.dealt(over, above) : fromTheLast(over, above);
    names.forEach((name, place) => this.takeOfBonus(cut, account, name, taken[place] ?? Fraction.zero));
    if (cut.excess === 'company') this.company(cut.cut, over);
  }

  private companyCap(cut: CutOf<'companyCap'>): void {
    const { people, plan } = this.world;
    const units = people.reduce((sum, person) => sum + this.world.volume(cut.of.volume, person), 0n);
    const volume = Fraction.of(units, 10_000n).times(Fraction.read(cut.of.factor));
    const most = this.atMost(volume.times(Fraction.read(cut.share)).greatest(Fraction.zero));
    const inPlan = plan.bonuses.map(({ bonus }) => bonus);
    const ordered = [...(cut.order ?? []), ...inPlan.filter((name) => !cut.order?.includes(name))];
    const names = (cut.how === 'pro-rata' ? inPlan : ordered).filter((name) => !cut.exempt.includes(name));
    if (cut.how === 'pro-rata') {
      if (this.cost(names).isAbove(most)) this.scale(cut, names, most);
      return;
    }
    let left = most;
    let isFull = false;
    for (const name of names) {
      const cost = this.cost([name]);
      if (!isFull && !cost.isAbove(left)) {
        left = left.minus(cost);
        continue;
      }
      this.scale(cut, [name], isFull || cut.how === 'hard-stop' ? null : left);
      isFull = true;
    }
  }

  private cost(names: readonly string[]): Fraction {
    return Fraction.sum(
      [...this.accounts.values()].flatMap(({ left }) => names.map((name) => left.get(name) ?? Fraction.zero)),
    );
  }

  /**
   * Brings what these bonuses pay to everybody together to a total, in whole units by largest remainder over people; null: nobody is paid
   * anything. Amounts below nothing stay.
   */
  private scale(cut: Cut, names: readonly string[], most: Fraction | null): void {
    const accounts = this.world.people
      .filter((person) => person.owner === person)
      .map((person) => this.accountOf(person));
    const above = accounts.map(({ left }) =>
      names.map((name) => (left.get(name) ?? Fraction.zero).greatest(Fraction.zero)),
    );
    const given = above.map((parts) => Fraction.sum(parts));
    const refunded = Fraction.sum(given).minus(this.cost(names));
    const total = most === null ? Fraction.zero : most.plus(refunded);
    const kept = this.dealtDown(total, given);
    accounts.forEach((account, place) => {
      const over = (given[place] ?? Fraction.zero).minus(kept[place] ?? Fraction.zero);
      const taken = this.dealt(over, above[place] ?? []);
      names.forEach((name, at) => this.takeOfBonus(cut, account, name, taken[at] ?? Fraction.zero));
    });
  }

  /** What a fee or a withholding takes of what is left; nothing from whoever has nothing. */
  private charge(cut: CutOf<'fee'> | CutOf<'withholding'>, account: Account): Fraction {
    const due = dueTo(account);
    const text = this.world.table((cut.kind === 'fee' ? cut.take : cut.rate) as TableOf<string>, account.person);
    if (due.sign <= 0 || text === undefined) return Fraction.zero;
    let taken = text.endsWith('%') ? this.share(due.times(Fraction.read(text))) : this.atMost(Fraction.read(text));
    if (cut.kind === 'fee' && cut.least !== null) taken = taken.greatest(this.atMost(Fraction.read(cut.least)));
    if (cut.kind === 'fee' && cut.most !== null) taken = taken.least(this.atMost(Fraction.read(cut.most)));
    return taken.least(due);
  }

  /** Takes off what is owed, up to a part of what is left. A negative result becomes owed. */
  private payBack(cut: CutOf<'recovery'> | CutOf<'advance'>, account: Account): void {
    const owed = cut.kind === 'recovery' ? 'negative' : 'advances';
    const due = dueTo(account);
    if (due.sign > 0 && account[owed].sign > 0) {
      const taken = this.down(account[owed]).least(
        this.down(due.times(Fraction.read(cut.most).least(Fraction.of(1n)))),
      );
      account[owed] = account[owed].minus(taken);
      this.takeOff(cut, account, taken);
    }
    if (due.sign < 0 && owed === 'negative') account.negative = account.negative.minus(this.takeAll(cut, account));
  }

  private minimumPayout(cut: CutOf<'minimumPayout'>, account: Account): void {
    const due = dueTo(account);
    if (due.sign <= 0 || !this.atMost(Fraction.read(cut.amount)).isAbove(due)) return;
    account.unpaid = account.unpaid.plus(this.takeAll(cut, account));
  }

  /** Takes everything, rounded; nothing is left. */
  private takeAll(cut: Cut, account: Account): Fraction {
    const all = dueTo(account);
    const rounded = this.settled(all);
    account.loose = account.loose.minus(all);
    this.write(`cut:${cut.cut}`, account, rounded.negative());
    return rounded;
  }

  private takeOff({ cut }: Cut, account: Account, amount: Fraction): void {
    account.loose = account.loose.minus(amount);
    this.write(`cut:${cut}`, account, amount.negative());
  }

  private takeOfBonus({ cut }: Cut, account: Account, bonus: string, amount: Fraction): void {
    account.left.set(bonus, (account.left.get(bonus) ?? Fraction.zero).minus(amount));
    this.write(`cut:${cut}`, account, amount.negative());
  }

  private write(bonus: string, { person }: Account, amount: Fraction): void {
    if (amount.sign === 0) return;
    const facts = { level: 0, payee: person, earner: person, source: person, order: null };
    this.rows.push({ bonus, ...facts, exact: amount, amount });
  }

  private get isExact(): boolean {
    return this.world.plan.rounding.where === 'payee';
  }

  /** Where everything stays exact to the end the plan's digits count, otherwise the minor unit. */
  private get digits(): number {
    return this.isExact ? this.world.plan.rounding.digits : minorDigits(this.world.plan.currency);
  }

  /** What is paid of an exact amount; whole amounts are settled already. */
  settled(amount: Fraction): Fraction {
    return this.isExact ? roundedByPlan(this.world, amount) : amount;
  }

  private share(amount: Fraction): Fraction {
    return this.isExact ? amount : roundedByPlan(this.world, amount);
  }

  private atMost(amount: Fraction): Fraction {
    return this.isExact ? amount : this.down(amount);
  }

  private down(amount: Fraction): Fraction {
    return amount.rounded(this.digits, 'down');
  }

  /** Parts of a total in proportion to weights; in whole minor units, unless everything stays exact to the end. */
  private dealt(total: Fraction, weights: readonly Fraction[]): Fraction[] {
    if (total.sign === 0) return weights.map(() => Fraction.zero);
    const all = Fraction.sum(weights);
    const exact = weights.map((weight) => weight.times(total).dividedBy(all));
    return this.isExact ? exact : this.inUnits(total, exact);
  }

  /** The same in whole units in any case, of no more than the total. */
  private dealtDown(total: Fraction, weights: readonly Fraction[]): Fraction[] {
    if (total.sign <= 0) return weights.map(() => Fraction.zero);
    const whole = this.down(total);
    const all = Fraction.sum(weights);
    return this.inUnits(
      whole,
      weights.map((weight) => weight.times(whole).dividedBy(all)),
    );
  }

  private inUnits(total: Fraction, shares: readonly Fraction[]): Fraction[] {
    const scale = Fraction.of(10n ** BigInt(this.digits));
    const units = dealUnits(
      total.times(scale).floor(),
      shares.map((share) => share.times(scale)),
    );
    return units.map((part) => Fraction.of(part).dividedBy(scale));
  }
}

function dueTo({ left, loose }: Account): Fraction {
  return Fraction.sum([...left.values(), loose]);
}

/** Takes off the last first. */
function fromTheLast(over: Fraction, parts: readonly Fraction[]): Fraction[] {
  let rest = over;
  return [...parts]
    .reverse()
    .map((part) => {
      const taken = part.least(rest);
      rest = rest.minus(taken);
      return taken;
    })
    .reverse();
}
