import { readFileSync, writeFileSync } from 'node:fs';
import { publishedPeriodSchema } from '../period-file/published-period-schema.js';
import { publishedPlanSchema } from '../plan/published/published-plan-schema.js';
import { type KeySection, keyTables } from './testing/key-tables.js';

/**
 * The guide's tables of all keys come from the schemas. After a change of the language write them anew:
 * `UPLINE_WRITE_GUIDE=yes NODE_OPTIONS=--experimental-vm-modules npx jest --selectProjects core libs/core/commission-engine/src/guide/guide-tables`
 */
const file = new URL('../../../../../docs/plan-language.md', import.meta.url);
const guide = readFileSync(file, 'utf8');

const words = {
  Name: 'a name',
  VolumeName: 'the name of a volume',
  VolumeKind: 'a kind of volume',
  Quantity: 'a quantity',
  Operand: 'a volume or a quantity',
  Factor: 'a factor',
  Rate: 'a rate',
  Amount: 'an amount',
  RateOrAmount: 'a rate or an amount',
  RateByMember: 'a rate, or a table of rates',
  AmountByMember: 'an amount, or a table of amounts',
  RateOrAmountByMember: 'a rate or an amount, or a table of them',
  QuantityByMember: 'a quantity, or a table of quantities',
  RoundingModeName: 'a rounding mode',
  Depth: 'a depth',
  Threshold: 'a threshold',
  Ineligible: 'a place for the money',
};

const section = (definition: string, heading: string, called: string): KeySection => ({ definition, heading, called });

const planSections = [
  section('', 'Keys of a plan', 'a plan'),
  section('Volume', 'Keys of a volume', 'a volume'),
  section('OrderFilter', 'Keys of a choice of orders', 'a choice of orders'),
  section('BuyerAge', 'Keys of an age of buyers', 'an age of buyers'),
  section('Window', 'Keys of a window', 'a window'),
  section('Condition', 'Keys of a condition', 'a condition'),
  section('LegsAsked', 'Keys of a question about legs', 'a question about legs'),
  section('CountAsked', 'Keys of a question about members below', 'a question about members below'),
  section('Ladder', 'Keys of a ladder', 'a ladder'),
  section('BonusCap', 'Keys of a cap', 'a cap'),
  section('LevelBonus', 'Keys of a level bonus', 'a level bonus'),
  section('MatchingBonus', 'Keys of a matching bonus', 'a matching bonus'),
  section('DifferentialBonus', 'Keys of a differential bonus', 'a differential bonus'),
  section('PairingBonus', 'Keys of a pairing bonus', 'a pairing bonus'),
  section('PoolBonus', 'Keys of a pool bonus', 'a pool bonus'),
  section('FixedBonus', 'Keys of a fixed bonus', 'a fixed bonus'),
  section('AdvancementBonus', 'Keys of an advancement bonus', 'an advancement bonus'),
  section('BoardBonus', 'Keys of a board bonus', 'a board bonus'),
  section('Cut', 'Keys of a cut', 'a cut'),
  section('Rounding', 'Keys of rounding', 'rounding'),
  section('Payout', 'Keys of a payout', 'a payout'),
];

const stretches = {
  'keys of plans': keyTables(publishedPlanSchema(), planSections, words),
  'keys of period files': keyTables(
    publishedPeriodSchema() as Readonly<Record<string, unknown>>,
    [section('', 'Keys of a period file', 'a period file')],
    {},
  ),
};

const stretch = (name: string): RegExp => new RegExp(`(<!-- generated: ${name} -->\n)[^]*?(\n<!-- end of ${name} -->)`);

if (process.env['UPLINE_WRITE_GUIDE'] === 'yes') {
  const written = Object.entries(stretches).reduce(
    (text, [name, tables]) =>
      text.replace(stretch(name), (_, before: string, after: string) => `${before}\n${tables}\n${after}`),
    guide,
  );
  writeFileSync(file, written);
}

describe('the tables of the guide', () => {
  it.each(Object.entries(stretches))('say of the %s what the schema says', (name, tables) => {
    const [found = ''] = stretch(name).exec(readFileSync(file, 'utf8')) ?? [];
    expect(found.split('\n').slice(1, -1).join('\n').trim()).toBe(tables);
  });
});
