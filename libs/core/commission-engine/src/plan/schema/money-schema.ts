import Type from 'typebox';
import { closed, literal, oneOf, RoundingModeName, VolumeName, whole } from './words.js';

/**
 * Where amounts become whole units of 10^-digits: each `line`; each `bonus` of a payee (its lines stay exact until they are added up); each
 * `payee` (everything stays exact until the last cut); each `step` (each line, and before it every product on the way: converted bases and gross amounts).
 * Rounded totals are dealt over their lines by largest remainder, so that lines always add up.
 */
export const Rounding = Type.Object(
  {
    where: oneOf('line', 'bonus', 'payee', 'step'),
    mode: RoundingModeName,
    digits: whole(0, 4),
  },
  closed,
);

/**
 * In which currency members are paid. Left out: the plan's. Each payee's total is converted once, by `rounding` to the minor unit of their currency.
 * 'pegged': rates in the plan; 'monthly': rates that come with the period; 'blend':
 * rates of the countries in which the volume behind a payee's bonuses was bought, weighted by that volume: every member on whom the payee was paid counts once, with their
 * `weights`, and their own currency as the country. The rate of a country comes with the period as `JPY>EUR` (euros for one plan unit earned on volume bought in yen); where
 * it does not, as plain `EUR`. A blend is rounded half-even to twelve digits before it is applied. A rate that is missing stops the run.
 */
export const Payout = Type.Union(
  [
    Type.Object(
      {
        rates: literal('pegged'),
        perPlanUnit: Type.Record(
          Type.String({ pattern: '^[A-Z]{3}$' }),
          Type.String({ pattern: '^\\d{1,9}(?:\\.\\d{1,9})?$', description: 'a decimal text such as "0.92"' }),
          closed,
        ),
        rounding: RoundingModeName,
      },
      closed,
    ),
    Type.Object({ rates: literal('monthly'), rounding: RoundingModeName }, closed),
    Type.Object({ rates: literal('blend'), weights: VolumeName, rounding: RoundingModeName }, closed),
  ],
  { description: 'rates "pegged", "monthly" or "blend"' },
);
