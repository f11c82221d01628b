import { readPeriod } from '@upline/calendar';
import { type Fault, jsonPointer } from '@upline/kernel';
import type { Ladder, Plan } from '../plan/plan-schema.js';
import type { CarriedState } from '../snapshot/carried-state.js';
import type { NameColumn } from '../snapshot/name-column.js';
import type { Snapshot } from '../snapshot/snapshot.js';

/** What a run carries beside the parts of a plan. */
const ownersInAnyPlan: readonly string[] = ['money', 'orders', 'ranks'];
const moneyKept: readonly string[] = ['unpaid', 'negative', 'advances'];

/**
 * What is sound in the periods of a file and likely a mistake: a period in which no bonus of the plan is due, and carried balances, names
 * and ranks that nothing reads. Pointers lead into the period file.
 *
 * @param alsoReadBy other plans that are run with the same carried state
 */
export function warnOfPeriods(plan: Plan, snapshots: readonly Snapshot[], alsoReadBy: readonly Plan[] = []): Fault[] {
  const [first] = snapshots;
  return [
    ...warnOfNothingDue(plan, snapshots),
    ...(first?.carried ? unread(first.carried, [plan, ...alsoReadBy]) : []),
  ];
}

function warnOfNothingDue(
  { name, periods, bonuses, ranks, otherLadders }: Plan,
  snapshots: readonly Snapshot[],
): Fault[] {
  const due = new Set(bonuses.map(({ period }) => periods[period]?.every));
  const decided = [ranks, ...Object.values(otherLadders ?? {})].map(({ decidedIn }) => periods[decidedIn ?? '']?.every);
  const used = new Set([...due, ...decided]);
  if (bonuses.length === 0) return [];
  return snapshots
    .filter(({ period }) => !used.has(readPeriod(period).cadence))
    .map(({ period }) => {
      const words = [...due].map((every) => `every ${String(every)}`).join(' and ');
      const detail = `no bonus of ${JSON.stringify(name)} is due in ${period}: they are due ${words}`;
      return fault(['period'], 'NOTHING_DUE', detail);
    });
}

function unread({ numbers, names, lists }: CarriedState, plans: readonly Plan[]): Fault[] {
  const owners = new Set([...ownersInAnyPlan, ...plans.flatMap(ownersIn)]);
  const unknown = Object.entries({ numbers, names, lists }).flatMap(([part, byOwner]) =>
    Object.keys(byOwner)
      .filter((owner) => !owners.has(owner))
      .map((owner) => notRead(['carried', part, owner], `${owner} is no bonus, volume, ladder or tree of the plan`)),
  );
  const money = Object.keys(numbers['money'] ?? {})
    .filter((quantity) => !moneyKept.includes(quantity))
    .map((quantity) => notRead(['carried', 'numbers', 'money', quantity], `money has ${moneyKept.join(', ')}`));
  return [...unknown, ...money, ...unreadRanks(names, plans)];
}

function ownersIn({ bonuses, volumes, trees, otherLadders }: Plan): string[] {
  const parts = [volumes, trees, otherLadders ?? {}].flatMap((each) => Object.keys(each));
  return [...bonuses.map(({ bonus }) => bonus), ...parts];
}

/** Ranks are carried by name: those that a ladder does not have are nobody's any more. */
function unreadRanks(names: CarriedState['names'], plans: readonly Plan[]): Fault[] {
  const ladders = plans.flatMap((plan): (readonly [string, Ladder])[] =>
    Object.entries({ ranks: plan.ranks, ...plan.otherLadders }),
  );
  return [...new Set(ladders.map(([name]) => name))].flatMap((ladder) => {
    const ranks = ladders.flatMap(([name, each]) => (name === ladder ? each.ladder.map(({ rank }) => rank) : []));
    return Object.entries(names[ladder] ?? {}).flatMap(([quantity, column]) =>
      namesHeld(column)
        .filter((rank) => !ranks.includes(rank))
        .map((rank) => notRead(['carried', 'names', ladder, quantity], `${rank} is no rank of the ladder ${ladder}`)),
    );
  });
}

function namesHeld({ names, places }: NameColumn): string[] {
  const held = new Set(places);
  return names.filter((_, place) => held.has(place));
}

function notRead(at: readonly string[], why: string): Fault {
  return fault(at, 'CARRIED_UNREAD', `nothing reads this: ${why}`);
}

function fault(at: readonly string[], code: string, detail: string): Fault {
  return { pointer: jsonPointer(...at), code: `PERIOD_FILE.${code}`, detail };
}
