import Type from 'typebox';
import { closed, literal, Name, Quantity, VolumeName, whole } from './words.js';

const description =
  'one condition: { "all": [...] }, { "any": [...] }, { "not": ... }, { "is": "active" }, { "rank": "gold" }, { "title": "gold" }, { "legs": ... }, { "count": ... }, { "status": [...] }, { "kind": [...] }, { "attribute": ..., "oneOf": [...] } or a volume such as { "pv": { "atLeast": "100" } }';

/** How deep below a member is looked: 1 is the direct children. */
export const Depth = Type.Union([whole(1, 1000), literal('any')], {
  description: 'a number of levels from 1 to 1000, or "any"',
});

/**
 * Direct legs of a member in a tree (a child with everybody below it) in which at least one member, not deeper than `depth`,
 * answers `having`. `depth` 1 looks at the child alone; left out, it is any depth. With `personal`, only those whom the member
 * brought themselves in that tree are looked at: two such legs of a binary tree are one on each side.
 */
export const LegsAsked = Type.Object(
  {
    tree: Name,
    having: Type.Ref('Condition'),
    depth: Type.Optional(Depth),
    personal: Type.Optional(Name),
    atLeast: whole(1, 100_000),
  },
  closed,
);

/** Members below in a tree, down to `depth`, who answer `where`. */
export const CountAsked = Type.Object(
  { tree: Name, depth: Depth, where: Type.Ref('Condition'), atLeast: whole(1, 1_000_000) },
  closed,
);

/** A threshold is met at the number itself; `below` excludes it. Both together make a stretch. */
export const Threshold = Type.Union(
  [
    Type.Object({ atLeast: Quantity }, closed),
    Type.Object({ below: Quantity }, closed),
    Type.Object({ atLeast: Quantity, below: Quantity }, closed),
  ],
  { description: 'a threshold such as { "atLeast": "100" } or { "below": "60" }' },
);

/**
 * A question about one member, answered before any money moves. It has one key.
 *
 * `rank`: is paid as that rank or a higher one of its ladder. `title`: reached it in this or an earlier period. Inside the ladder
 * itself both see what is reached, not what is paid: on a contiguous ladder the rank that is asked for, otherwise any from that one up
 * to the one below the rank that is being decided. Further positions of a person have the activity, ranks, status, kind and attributes
 * of the person; volumes, legs and counts are each position's own. Where ranks are decided from the bottom of a tree upward, because they ask
 * for ranks below, volumes and counts find further positions without a rank.
 */
export const Condition = Type.Union(
  [
    Type.Object({ all: Type.Array(Type.Ref('Condition'), { minItems: 1, maxItems: 100 }) }, closed),
    Type.Object({ any: Type.Array(Type.Ref('Condition'), { minItems: 1, maxItems: 100 }) }, closed),
    Type.Object({ not: Type.Ref('Condition') }, closed),
    Type.Object({ is: literal('active') }, closed),
    Type.Object({ rank: Name }, closed),
    Type.Object({ title: Name }, closed),
    Type.Object({ legs: LegsAsked }, closed),
    Type.Object({ count: CountAsked }, closed),
    Type.Object({ status: Type.Array(Name, { minItems: 1, maxItems: 20 }) }, closed),
    Type.Object({ kind: Type.Array(Name, { minItems: 1, maxItems: 20 }) }, closed),
    Type.Object(
      {
        attribute: Name,
        oneOf: Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { minItems: 1, maxItems: 100 }),
      },
      closed,
    ),
    Type.Record(VolumeName, Threshold, { ...closed, minProperties: 1, maxProperties: 1 }),
  ],
  { description },
);
