/** Recorded money is held in micro-units: 1e-6 of the major unit, as an integer. */
export const microsPerUnit = 1_000_000n;

/** Digits after the point that micro-units can hold. */
export const microDigits = 6;

/** Digits before the point that DECIMAL(18,6) can hold. */
export const wholeDigits = 12;

/** The largest amount DECIMAL(18,6) can hold, in micro-units. */
export const largestMicros = 10n ** BigInt(microDigits + wholeDigits) - 1n;

const plainDecimal = /^-?\d+(?:\.\d+)?$/;

/** Exact micro-units of plain decimal text ("-12.5" is -12500000n); null when it is not plain, or finer than a micro-unit. */
export function microsOf(text: string): bigint | null {
  if (!plainDecimal.test(text)) return null;
  const isNegative = text.startsWith('-');
  const [whole = '0', fraction = ''] = (isNegative ? text.slice(1) : text).split('.');
  if (/[1-9]/.test(fraction.slice(microDigits))) return null;
  const size = BigInt(whole) * microsPerUnit + BigInt(fraction.slice(0, microDigits).padEnd(microDigits, '0'));
  return isNegative ? -size : size;
}

/** Exact decimal text of micro-units without trailing zeros: -12500000n is "-12.5". */
export function decimalOf(micros: bigint): string {
  const size = micros < 0n ? -micros : micros;
  const fraction = (size % microsPerUnit).toString().padStart(microDigits, '0').replace(/0+$/, '');
  return `${micros < 0n ? '-' : ''}${size / microsPerUnit}${fraction === '' ? '' : `.${fraction}`}`;
}
