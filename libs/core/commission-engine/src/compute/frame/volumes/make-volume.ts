import type { VolumeNode } from '../../../plan/references/plan-node.js';
import type { ColumnMaker } from '../column-maker.js';
import type { Columns } from '../columns.js';
import { makeAge } from './make-age.js';
import { makeAttribute } from './make-attribute.js';
import { makeBanked } from './banked-volume.js';
import { makeChosen } from './make-chosen.js';
import { makeCombined, makeProduct } from './make-combined.js';
import { makeCompany } from './make-company.js';
import { makeHeld } from './periods-held.js';
import { makeHistory } from './volume-history.js';
import { makeLegCount } from './make-leg-count.js';
import { makeInLegCount } from './make-in-leg-count.js';
import { makeLegVolume } from './make-leg-volume.js';
import { makeLimited } from './make-limited.js';
import { makeOrders } from './make-orders.js';
import { makeRebooked } from './make-rebooked.js';
import { makeSum } from './make-sum.js';

/** Measures a volume of the plan, or a count that a condition asks for. */
export function makeVolume(columns: Columns, node: VolumeNode): ColumnMaker {
  const { volume } = node;
  const out = columns.numbers(node);
  if ('kind' in volume || 'ordersOf' in volume) return makeOrders(columns, node, volume, out);
  if ('sum' in volume) return makeSum(columns, node, volume, out);
  if ('countOf' in volume)
    return volume.inLeg ? makeInLegCount(columns, node, volume, out) : makeSum(columns, node, volume, out);
  if ('legsWith' in volume) return makeLegCount(columns, node, volume, out);
  if ('legVolume' in volume) return makeLegVolume(columns, volume, out);
  if ('limited' in volume) return makeLimited(columns, node, volume, out);
  if ('attribute' in volume) return makeAttribute(columns, volume.attribute, out);
  if ('add' in volume || 'subtract' in volume || 'least' in volume || 'greatest' in volume)
    return makeCombined(columns, volume, out);
  if ('multiply' in volume) return makeProduct(columns, volume, out);
  if ('choose' in volume) return makeChosen(columns, volume.choose, out);
  if ('age' in volume) return makeAge(columns, volume, out);
  if ('rebook' in volume) return makeRebooked(columns, volume, out);
  if ('history' in volume) return makeHistory(columns, volume, out);
  if ('banked' in volume) return makeBanked(columns, node, volume, out);
  if ('company' in volume) return makeCompany(columns, volume, out);
  return makeHeld(columns, volume, out);
}
