import Type, { type TSchema } from 'typebox';
import { closed, Name, Quantity, VolumeName } from './words.js';
import { oneOf } from './words.js';

/**
 * A value that depends on the member: the value itself, or a table of it.
 *
 * `byRank` reads the rank that the member is paid as, `byTitle` the highest ever reached; a rank that is not listed has no value,
 * and whoever has no value is not paid; of caps, limits and cuts: is not capped, limited or cut. `byVolume` takes the last row whose `from` the volume reaches; below the first row there
 * is no value. `byAttribute` reads a text attribute. `cases` takes the first whose condition holds.
 */
export const tableOf = <Value extends TSchema>(value: Value) =>
  Type.Union([
    value,
    Type.Object({ byRank: Type.Record(Name, value, { ...closed, minProperties: 1 }) }, closed),
    Type.Object({ byTitle: Type.Record(Name, value, { ...closed, minProperties: 1 }) }, closed),
    Type.Object(
      {
        byVolume: VolumeName,
        threshold: oneOf('inclusive', 'exclusive'),
        rows: Type.Array(Type.Object({ from: Quantity, value }, closed), { minItems: 1, maxItems: 200 }),
      },
      closed,
    ),
    Type.Object(
      {
        byAttribute: Name,
        values: Type.Record(Type.String({ pattern: '^.{1,100}$' }), value, { ...closed, minProperties: 1 }),
      },
      closed,
    ),
    Type.Object(
      {
        cases: Type.Array(Type.Object({ when: Type.Ref('Condition'), value }, closed), { minItems: 1, maxItems: 100 }),
        otherwise: Type.Union([value, Type.Null()]),
      },
      closed,
    ),
  ]);
