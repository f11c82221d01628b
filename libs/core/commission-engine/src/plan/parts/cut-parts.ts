import type { Cut } from '../plan-schema.js';
import { addVolume } from './condition-parts.js';
import { type Place, type PlanParts, within } from './plan-parts.js';
import { addTable } from './table-parts.js';

/** Adds every name and table of a cut. */
export function addCutParts(parts: PlanParts, cut: Cut, place: Place): void {
  const addBonuses = (names: readonly string[], key: string, says: string): void =>
    names.forEach((name, index) =>
      parts.references.push({ kind: 'bonus', name, place: within(place, key, index), says: `${says} the bonus` }),
    );
  switch (cut.kind) {
    case 'personCap':
      if (cut.of !== 'all') addBonuses(cut.of, 'of', 'caps');
      return addTable(parts, cut.amount, within(place, 'amount'));
    case 'companyCap':
      addVolume(parts, cut.of.volume, within(place, 'of', 'volume'), 'takes its share of the volume');
      if (cut.order) addBonuses(cut.order, 'order', 'orders');
      return addBonuses(cut.exempt, 'exempt', 'exempts');
    case 'fee':
      return addTable(parts, cut.take, within(place, 'take'));
    case 'withholding':
      return addTable(parts, cut.rate, within(place, 'rate'));
    case 'recovery':
    case 'advance':
    case 'minimumPayout':
      return;
  }
}
