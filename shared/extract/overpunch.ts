const positive = '{ABCDEFGHI';
const negative = '}JKLMNOPQR';

/**
 * A zoned decimal, whose last digit carries the sign ({ABCDEFGHI = +0..9, }JKLMNOPQR = -0..9), as integer text without leading zeros;
 * null where it is none. A plain last digit carries no sign and is none.
 */
export function overpunchInteger(text: string): string | null {
  const [, digits = '', last = ''] = /^(\d*)([{}A-R])$/.exec(text) ?? [];
  if (last === '') return null;
  const isNegative = negative.includes(last);
  const size = `${digits}${(isNegative ? negative : positive).indexOf(last)}`.replace(/^0+(?=\d)/, '');
  return isNegative && size !== '0' ? `-${size}` : size;
}
