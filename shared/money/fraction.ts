/** An exact rational number; `d` is positive. Contract comparisons and remedies are made with these, never with floats. */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

/** A fraction of two integers. */
export function fraction(n: bigint, d = 1n): Fraction {
  if (d === 0n) throw new RangeError('A fraction needs a denominator');
  return d < 0n ? { n: -n, d: -d } : { n, d };
}

/** The exact value of a decimal text ("0.9995", "1e-7") or of the shortest text of a number. */
export function decimalFraction(value: string | number): Fraction {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(String(value).trim());
  const whole = match?.[2] ?? '';
  const part = match?.[3] ?? '';
  if (match === null || whole + part === '') throw new RangeError('Not a decimal number');
  const digits = BigInt(`${whole}${part}`) * (match[1] === '-' ? -1n : 1n);
  const exponent = Number(match[4] ?? 0) - part.length;
  return exponent >= 0 ? fraction(digits * 10n ** BigInt(exponent)) : fraction(digits, 10n ** BigInt(-exponent));
}

/** Negative, zero or positive as a is below, equal to or above b. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const left = a.n * b.d;
  const right = b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Lowest terms, so that long sums do not grow without end. */
function reduced(n: bigint, d: bigint): Fraction {
  let [a, b] = [n < 0n ? -n : n, d];
  while (b !== 0n) [a, b] = [b, a % b];
  return a <= 1n ? { n, d } : { n: n / a, d: d / a };
}

export function addFractions(a: Fraction, b: Fraction): Fraction {
  return a.d === b.d ? { n: a.n + b.n, d: a.d } : reduced(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function subtractFractions(a: Fraction, b: Fraction): Fraction {
  return addFractions(a, { n: -b.n, d: b.d });
}

export function multiplyFractions(a: Fraction, b: Fraction): Fraction {
  return reduced(a.n * b.n, a.d * b.d);
}

/** Largest integer not above the value. */
export function floorFraction(value: Fraction): bigint {
  const quotient = value.n / value.d;
  return value.n % value.d < 0n ? quotient - 1n : quotient;
}

/** Smallest integer not below the value. */
export function ceilFraction(value: Fraction): bigint {
  return -floorFraction({ n: -value.n, d: value.d });
}

/** Rounded to `decimals` places: half-up (away from zero, as contracts round) or half-even (as money is shared out). */
export function roundFraction(value: Fraction, decimals: number, mode: 'half-up' | 'half-even'): Fraction {
  const scale = 10n ** BigInt(decimals);
  const size = value.n < 0n ? -value.n : value.n;
  const scaled = size * scale;
  let quotient = scaled / value.d;
  const twice = (scaled % value.d) * 2n;
  if (twice > value.d || (twice === value.d && (mode === 'half-up' || quotient % 2n === 1n))) quotient += 1n;
  return fraction(value.n < 0n ? -quotient : quotient, scale);
}

/** The nearest float, for display and charts only. */
export function fractionNumber(value: Fraction): number {
  const whole = value.n / value.d;
  return Number(whole) + Number(((value.n - whole * value.d) * 10n ** 18n) / value.d) / 1e18;
}
