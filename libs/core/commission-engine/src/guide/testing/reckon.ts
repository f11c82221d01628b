import {
  addRational,
  compareRational,
  divideRational,
  multiplyRational,
  parseRational,
  type Rational,
  rational,
  subtractRational,
} from '@upline/money';

const tokens = /(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?|min|max|[-+−×÷(),]/g;

/** The value of a reckoning as people write it, such as `5% × (200 − 40)` or `min(400, 40% × 600)`, exactly. */
export function reckon(text: string): Rational {
  const left = text.match(tokens) ?? [];
  if (left.join('').length !== text.replaceAll(/\s/g, '').length) throw new Error(`Not a reckoning: ${text}`);
  let at = 0;
  const take = (): string => left[at++] ?? '';
  const takeIf = (...wanted: string[]): string => (wanted.includes(left[at] ?? '') ? take() : '');
  const sum = (): Rational => {
    let value = product();
    for (let sign = takeIf('+', '−', '-'); sign !== ''; sign = takeIf('+', '−', '-')) {
      value = sign === '+' ? addRational(value, product()) : subtractRational(value, product());
    }
    return value;
  };
  const product = (): Rational => {
    let value = factor();
    for (let sign = takeIf('×', '÷'); sign !== ''; sign = takeIf('×', '÷')) {
      value = sign === '×' ? multiplyRational(value, factor()) : divideRational(value, factor());
    }
    return value;
  };
  const list = (): Rational[] => {
    take();
    const values = [sum()];
    while (takeIf(',') !== '') values.push(sum());
    take();
    return values;
  };
  const factor = (): Rational => {
    if (takeIf('−', '-') !== '') return multiplyRational(rational(-1n, 1n), factor());
    if (left[at] === '(') return list()[0] ?? rational(0n, 1n);
    const word = take();
    if (word === 'min' || word === 'max') {
      const sign = word === 'min' ? -1 : 1;
      return list().reduce((best, each) => (compareRational(each, best) === sign ? each : best));
    }
    const number = parseRational(word.replaceAll(',', '').replace('%', ''));
    return word.endsWith('%') ? divideRational(number, rational(100n, 1n)) : number;
  };
  const value = sum();
  if (at !== left.length) throw new Error(`Not a reckoning: ${text}`);
  return value;
}
