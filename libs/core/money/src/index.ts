export { allocateLargestRemainder } from './allocate-largest-remainder.js';
export { isCurrency, minorDigits } from './currency.js';
export { formatDecimal, parseDecimal } from './decimal.js';
export { minorOfMoney, moneyOfMinor, type Money } from './money.js';
export { formatRatePpm, parseRatePpm } from './rate.js';
export { roundDivide, type RoundingMode } from './round-divide.js';
export { ratioOf, scaleUnits, type Ratio } from './scale-units.js';
export { formatVolume, parseVolume, VOLUME_DIGITS } from './volume.js';
