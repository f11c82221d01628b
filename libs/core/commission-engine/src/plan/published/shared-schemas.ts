import { CountAsked, Depth, LegsAsked, Threshold } from '../schema/condition-schema.js';
import { Cut } from '../schema/cut-schema.js';
import { DifferentialBonus } from '../schema/differential-schema.js';
import { AdvancementBonus, BoardBonus, FixedBonus } from '../schema/fixed-schema.js';
import { BonusCap, Ineligible, LevelBonus, MatchingBonus } from '../schema/level-schema.js';
import { Payout, Rounding } from '../schema/money-schema.js';
import { PairingBonus } from '../schema/pairing-schema.js';
import { PoolBonus } from '../schema/pool-schema.js';
import { Ladder } from '../schema/rank-schema.js';
import { tableOf } from '../schema/table-schema.js';
import { BuyerAge, OrderFilter, Volume, Window } from '../schema/volume-schema.js';
import {
  Amount,
  Factor,
  Name,
  Operand,
  Quantity,
  Rate,
  RateOrAmount,
  RoundingModeName,
  VolumeKind,
  VolumeName,
} from '../schema/words.js';

/** What occurs often in the language or is large, with the name that it has in the published schema and the key under which it stands. */
export const sharedSchemas: readonly { readonly name: string; readonly schema: unknown; readonly holder: string }[] = [
  ...Object.entries({
    Name,
    VolumeName,
    VolumeKind,
    Quantity,
    Factor,
    Rate,
    Amount,
    RateOrAmount,
    Operand,
    RoundingModeName,
    Depth,
    Threshold,
    Ineligible,
  }).map(([name, schema]) => ({ name, schema, holder: '' })),
  { name: 'RateByMember', schema: tableOf(Rate), holder: 'rate' },
  { name: 'RateOrAmountByMember', schema: tableOf(RateOrAmount), holder: 'rate' },
  { name: 'QuantityByMember', schema: tableOf(Quantity), holder: 'most' },
  { name: 'AmountByMember', schema: tableOf(Amount), holder: 'amount' },
  { name: 'LegsAsked', schema: LegsAsked, holder: 'legs' },
  { name: 'CountAsked', schema: CountAsked, holder: 'count' },
  { name: 'BuyerAge', schema: BuyerAge, holder: 'buyerAge' },
  { name: 'OrderFilter', schema: OrderFilter, holder: 'orders' },
  { name: 'Window', schema: Window, holder: 'window' },
  { name: 'Volume', schema: Volume, holder: 'volumes' },
  { name: 'Ladder', schema: Ladder, holder: 'ranks' },
  { name: 'BonusCap', schema: BonusCap, holder: 'cap' },
  { name: 'Cut', schema: Cut, holder: 'cuts' },
  { name: 'Rounding', schema: Rounding, holder: 'rounding' },
  { name: 'Payout', schema: Payout, holder: 'payout' },
  ...Object.entries({
    LevelBonus,
    MatchingBonus,
    DifferentialBonus,
    PairingBonus,
    PoolBonus,
    FixedBonus,
    AdvancementBonus,
    BoardBonus,
  }).map(([name, schema]) => ({ name, schema, holder: 'bonuses' })),
];
