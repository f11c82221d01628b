export { allocateLargestRemainder } from './allocate-largest-remainder.js';
export { apportion } from './apportion.js';
export { isCurrency, minorDigits } from './currency.js';
export { formatDecimal, parseDecimal } from './decimal.js';
export { minorOfMoney, moneyOfMinor, type Money } from './money.js';
export { formatRatePpm, parseRatePpm } from './rate.js';
export {
  addRational,
  compareRational,
  divideRational,
  multiplyRational,
  rational,
  type Rational,
  roundRational,
  subtractRational,
  zeroRational,
} from './rational.js';
export { parseRational, rationalOfRate } from './read-rational.js';
export { roundDivide, type RoundingMode } from './round-divide.js';
export { ratioOf, scaleUnits, type Ratio } from './scale-units.js';
export { sumRationals } from './sum-rationals.js';
export { formatVolume, parseVolume, VOLUME_DIGITS } from './volume.js';
