import Type from 'typebox';
import { closed, literal, Name, oneOf, VolumeKind, whole } from '../plan/schema/words.js';

/**
 * The period file `upline-period/1`: everything that a calculation reads besides the plan, in one JSON document that people can
 * write by hand. This schema is its only definition; what a schema cannot say (codes that must exist, legs that hold one member) is
 * checked by `readPeriodFile`. Every quantity is a decimal text: a JSON number is binary, and binary numbers never become money.
 */

/** So many periods may be run with one file. */
export const mostPeriods = 1000;

/** No control characters, so that tables and logs stay readable. */
const codePattern = '^[^\\u0000-\\u001F\\u007F]{1,100}$';

const Code = Type.String({ pattern: codePattern, description: 'the code of a member, a text of 1 to 100 characters' });

const NobodyOrCode = Type.Union([Type.Null(), Code], { description: 'the code of a member, or null for nobody' });

const DateText = Type.String({
  pattern: '^[1-9]\\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])$',
  description: 'a date such as "2026-11-23"',
});

const PeriodKey = Type.String({
  pattern: '^[1-9]\\d{3}(?:-(?:W\\d\\d|Q[1-4]|(?:0[1-9]|1[0-2])(?:-(?:H[12]|0[1-9]|[12]\\d|3[01]))?))?$',
  description:
    'a period: a day "2026-11-23", a week "2026-W47", a half-month "2026-11-H1", a month "2026-11", a quarter "2026-Q4" or a year "2026"',
});

/** Of orders, attributes and adjustments. */
const Quantity = Type.String({
  pattern: '^-?\\d{1,11}(?:\\.\\d{1,4})?$',
  description: 'a decimal text such as "100" or "-12.5", with at most four digits after the point',
});

/** Balances may have grown to whatever is exact. */
const Balance = Type.String({
  pattern: '^-?\\d{1,12}(?:\\.\\d{1,4})?$',
  description: 'a decimal text such as "100" or "-12.5", with at most four digits after the point',
});

const Currency = Type.String({ pattern: '^[A-Z]{3}$', description: 'a currency of three capitals, such as "USD"' });

/**
 * A place in a placement tree: under whom, and in which leg. "left" is leg 1, "right" is leg 2. In a streamline and in a tree of
 * unlimited width the leg may be left out; members then take the free legs in the order of their codes. Whoever stands at the top
 * of a tree, and whoever has no place in it, says nothing about it.
 */
const Place = Type.Object(
  {
    parent: Code,
    leg: Type.Optional(
      Type.Union([oneOf('left', 'right'), whole(1, 1000)], {
        description: '"left", "right" or the number of a leg from 1 to 1000',
      }),
    ),
  },
  { ...closed, description: 'a place such as { "parent": "A", "leg": "left" }' },
);

const Member = Type.Object(
  {
    /** Unique. */
    code: Code,
    /** Left out: 'distributor'. Whoever is no distributor is a customer. */
    kind: Type.Optional(Name),
    /** Left out: 'active'. */
    status: Type.Optional(Name),
    /** Somebody who enrols later than a period that is run is not there in that period. */
    enrolledOn: Type.Optional(DateText),
    /** Left out: nobody. */
    sponsor: Type.Optional(NobodyOrCode),
    /** Left out: the sponsor. */
    enroller: Type.Optional(NobodyOrCode),
    /** This row is a further position of that member, who is paid for it. */
    owner: Type.Optional(Code),
    placements: Type.Optional(Type.Record(Name, Place, { ...closed, description: 'places by tree' })),
    /** Numbers and dates as texts, flags as true or false. Missing numbers are 0, missing flags false. */
    attributes: Type.Optional(
      Type.Record(
        Name,
        Type.Union([Type.Boolean(), Type.String({ maxLength: 100 })], {
          description: 'a text, a date, true, false, or a number as a decimal text such as "100"',
        }),
        { ...closed, description: 'attributes by name' },
      ),
    ),
    /** In which they are paid. Left out: the plan's. */
    currency: Type.Optional(Currency),
  },
  { ...closed, description: 'a member such as { "code": "B", "sponsor": "A" }' },
);

const Order = Type.Object(
  {
    /** Unique. Left out: `order-` and the number of the order in the list, seven digits. */
    reference: Type.Optional(
      Type.String({ pattern: codePattern, description: 'a reference, a text of 1 to 100 characters' }),
    ),
    buyer: Code,
    /** Left out, where the file is of one period: its last day. Orders of earlier days feed windows and lifetime volumes. */
    paidOn: Type.Optional(DateText),
    /** By kind. A kind that is left out is 0; a refund is negative. */
    volumes: Type.Record(VolumeKind, Quantity, { ...closed, description: 'volumes by kind, such as { "PV": "100" }' }),
    tags: Type.Optional(Type.Array(Name, { maxItems: 20, description: 'a list of tags such as ["kit"]' })),
    /** This order takes another one back, which was paid on that day. */
    refundOf: Type.Optional(
      Type.Object({ paidOn: DateText }, { ...closed, description: 'a refund such as { "paidOn": "2026-10-20" }' }),
    ),
  },
  { ...closed, description: 'an order such as { "buyer": "B", "volumes": { "PV": "100" } }' },
);

const ListEntry = Type.Record(
  Type.String(),
  Type.Union(
    [
      Type.String(),
      Type.Integer(),
      Type.Boolean(),
      Type.Null(),
      Type.Array(Type.Union([Type.String(), Type.Null()], { description: 'a text or null' })),
    ],
    { description: 'a text, a whole number, true, false, null or a list of texts' },
  ),
  { description: 'an entry as a run wrote it' },
);

/** What an earlier run left, as `writeCarried` and the `carried` of a result write it. Members who are not named have zero. */
const Carried = Type.Object(
  {
    /** The last day that is counted in it; null: none. */
    asOf: Type.Union([Type.Null(), DateText], { description: 'a date such as "2026-10-31", or null' }),
    /** owner (a bonus, volume, ladder or tree of the plan, or "money") -> quantity -> member -> decimal text. */
    numbers: Type.Record(
      Type.String(),
      Type.Record(Type.String(), Type.Record(Type.String({ pattern: codePattern }), Balance, closed)),
    ),
    /** owner -> quantity -> member -> name, such as the title of a member. */
    names: Type.Record(
      Type.String(),
      Type.Record(Type.String(), Type.Record(Type.String({ pattern: codePattern }), Type.String(), closed)),
    ),
    lists: Type.Record(Type.String(), Type.Array(ListEntry)),
  },
  { ...closed, description: 'a carried state { "asOf", "numbers", "names", "lists" }' },
);

/** A rank set by hand in the periods that the stretch of days touches. */
const Override = Type.Object(
  { member: Code, rank: Name, counts: oneOf('at-least', 'exactly'), from: DateText, to: DateText },
  { ...closed, description: 'an override { "member", "rank", "counts", "from", "to" }' },
);

/**
 * An amount of the plan currency added, or taken off, before any cut. A file of several periods says in which one. An `advance`, above zero, is
 * owed from the next run on: the `advance` cuts of the plan take it off.
 */
const Adjustment = Type.Object(
  {
    member: Code,
    amount: Quantity,
    reason: Type.String({ minLength: 1, maxLength: 500, description: 'a text of 1 to 500 characters' }),
    period: Type.Optional(PeriodKey),
    advance: Type.Optional(Type.Boolean()),
  },
  { ...closed, description: 'an adjustment { "member", "amount", "reason" }' },
);

/** JSON Schema (draft 2020-12) of a period file. */
export const periodFileSchema = Type.Object(
  {
    $schema: Type.Optional(Type.String({ maxLength: 500, description: 'the place of the JSON Schema, for editors' })),
    language: literal('upline-period/1'),
    /** Several periods are run one after another, each with what the one before carried out. */
    period: Type.Union([PeriodKey, Type.Array(PeriodKey, { minItems: 1, maxItems: mostPeriods })], {
      description: 'a period such as "2026-11" or "2026-W47", or a list of periods',
    }),
    members: Type.Array(Member),
    orders: Type.Array(Order),
    carried: Type.Optional(Carried),
    /**
     * Units of a currency for one unit of the plan currency, the same in all periods of the file. For plans that blend rates also by the
     * currency of the buyer, such as `JPY>EUR`: euros for one unit earned on volume that was bought in yen.
     */
    exchangeRates: Type.Optional(
      Type.Record(
        Type.String({ pattern: '^[A-Z]{3}(?:>[A-Z]{3})?$' }),
        Type.String({
          pattern: '^\\d{1,9}(?:\\.\\d{1,9})?$',
          description: 'a decimal text such as "0.92", with at most nine digits after the point',
        }),
        { ...closed, description: 'rates by currency, such as { "EUR": "0.92" }' },
      ),
    ),
    overrides: Type.Optional(Type.Array(Override)),
    adjustments: Type.Optional(Type.Array(Adjustment)),
  },
  {
    ...closed,
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Upline period file',
    description: 'a period file, which is a JSON object',
  },
);

/** A period file that keeps to the schema. */
export type PeriodFile = Type.Static<typeof periodFileSchema>;
/** The carried state as a document. */
export type CarriedDocument = NonNullable<PeriodFile['carried']>;
