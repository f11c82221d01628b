import type { Bonus, Ladder, Plan, Tree, Volume } from '../plan/plan-schema.js';
import { names } from './words.js';

/** What a plan leaves to the next period, as items of one sentence. */
export function carriedToNext({ trees, ranks, otherLadders, volumes, bonuses, cuts = [] }: Plan): string[] {
  const ladders: readonly Ladder[] = [ranks, ...Object.values(otherLadders ?? {})];
  const items = [
    sayOf('where members of', keysWhere(trees, lasts), 'have moved for good'),
    ladders.some(({ ladder }) => ladder.length > 0) && 'ranks and titles',
    sayOf('what', keysWhere(volumes, remembers), 'remember'),
    Object.values(volumes).some(asksFirstOrder) && 'who has ordered before',
    ...bonusItems(bonuses),
    cuts.some(({ kind }) => kind === 'minimumPayout') && 'amounts below the minimum payout',
    cuts.some(({ kind }) => kind === 'advance') && 'advances',
    cuts.some(({ kind }) => kind === 'recovery') && 'negative balances',
  ];
  return items.filter((item) => item !== false);
}

function bonusItems(bonuses: readonly Bonus[]): (string | false)[] {
  const those = (holds: (bonus: Bonus) => boolean): string[] => bonuses.filter(holds).map(({ bonus }) => bonus);
  return [
    sayOf(
      'the legs of',
      those(({ kernel }) => kernel === 'pairing'),
    ),
    sayOf(
      'the boards of',
      those(({ kernel }) => kernel === 'board'),
    ),
    sayOf('what', those(capsForLife), 'paid on each source'),
    sayOf('what', those(paysOnce), 'paid before'),
    sayOf(
      'instalments of',
      those((bonus) => bonus.kernel === 'advancement' && bonus.instalments !== undefined),
    ),
    sayOf('what', those(matchesOthers(bonuses)), 'has still to match'),
    those((bonus) => 'ineligible' in bonus && bonus.ineligible === 'held').length > 0 &&
      'money held for members who were not eligible',
    those((bonus) => bonus.kernel === 'pool' && bonus.nobody === 'carried').length > 0 &&
      'funds for which nobody qualified',
  ];
}

/** Bonuses of another cadence are remembered until they are matched. */
function matchesOthers(bonuses: readonly Bonus[]): (bonus: Bonus) => boolean {
  const periods = new Map(bonuses.map(({ bonus, period }) => [bonus, period]));
  return (bonus) => bonus.kernel === 'matching' && bonus.of.some((name) => periods.get(name) !== bonus.period);
}

function capsForLife(bonus: Bonus): boolean {
  return (bonus.kernel === 'level' || bonus.kernel === 'matching') && bonus.capPerSource?.per === 'lifetime';
}

function paysOnce(bonus: Bonus): boolean {
  return bonus.kernel === 'fixed' && bonus.paid !== 'each-period';
}

function lasts(tree: Tree): boolean {
  return tree.kind === 'coded' || (tree.kind === 'compressed' && tree.lasts === 'permanent');
}

function remembers(volume: Volume): boolean {
  if ('banked' in volume || 'history' in volume || 'periodsHeld' in volume) return true;
  return 'window' in volume && volume.window === 'lifetime';
}

function asksFirstOrder(volume: Volume): boolean {
  return 'orders' in volume && volume.orders?.first !== undefined;
}

function keysWhere<Part>(parts: Readonly<Record<string, Part>>, holds: (part: Part) => boolean): string[] {
  return Object.keys(parts).filter((key) => {
    const part = parts[key];
    return part !== undefined && holds(part);
  });
}

function sayOf(before: string, called: readonly string[], after = ''): string | false {
  return called.length > 0 && [before, names(called), after].join(' ').trim();
}
