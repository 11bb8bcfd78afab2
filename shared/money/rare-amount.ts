import { signPattern, wordPattern } from './currency-mark.ts';
import { microDigits, wholeDigits } from './micros.ts';
import type { NumberFormat } from './number-format.ts';

/** Digits of a whole number in minor units: those of the major unit and up to four more. */
export const minorDigits = wholeDigits + 4;

/** Which amounts a column may hold that are not in its usual form. */
export interface RareAmounts {
  readonly format: NumberFormat;
  readonly unit: 'major' | 'minor';
  /** CR and DR may stand beside an amount: nothing else says which way the money goes. */
  readonly hasSides: boolean;
}

/** Groups never begin with a zero: the comma of 0,123 is a decimal one, whatever its column groups thousands by. */
export const firstGroup = '[1-9][0-9]{0,2}';

/** Groups of three; of two before the last three, as India writes them; spaces and apostrophes are never a decimal mark. */
function groupings({ thousands, isLoose }: NumberFormat): readonly string[] {
  const threes = (mark: string) => `${firstGroup}(?:${mark}[0-9]{3}){1,3}`;
  const declared = thousands === '' ? [] : [threes(thousands === '.' ? '\\.' : thousands)];
  const others = [' ', "'"].filter((mark) => isLoose && mark !== thousands).map(threes);
  return [...declared, ...(thousands === ',' ? ['[1-9][0-9]?(?:,[0-9]{2}){1,4},[0-9]{3}'] : []), ...others];
}

/**
 * Pattern of amounts that nobody would read in two ways though they are not in their column's usual form: `.5`, `5.`, `+5.00`, `5.00-`,
 * `$ (5.00)`, `5.00 CR`, `EUR5.00`. For texts in plain capitals; valid in JavaScript and in RE2.
 */
export function rareAmountPattern({ format, unit, hasSides }: RareAmounts): string {
  const decimal = format.decimal === '.' ? '\\.' : ',';
  const whole = `(?:0*[0-9]{1,${unit === 'minor' ? minorDigits : wholeDigits}}${groupings(format)
    .map((grouped) => `|${grouped}`)
    .join('')})`;
  const mark = `(?:${signPattern}|${wordPattern})`;
  const after = `(?: ?${mark})?`;
  const forms = (fraction: string) => {
    const led = `${whole}${fraction}`;
    const digits = unit === 'minor' ? led : `(?:${led}|${decimal}[0-9]{1,${microDigits}}0*)`;
    const marked = `(?:(?:${signPattern} ?|${wordPattern} )${digits}|${wordPattern}${led}|${digits})${after}`;
    return { led, digits, marked };
  };
  // What a table of binary fractions makes of a whole number is 1001.0; two decimals would be those of a major unit.
  const { led, digits, marked } = forms(unit === 'minor' ? `(?:${decimal}0?)?` : `(?:${decimal}(?:[0-9]{1,${microDigits}}0*)?)?`);
  // A dash behind a decimal mark stands for cents that there are none of: 5,- is no debt.
  const closed = forms(unit === 'minor' ? `(?:${decimal}0)?` : `(?:${decimal}[0-9]{1,${microDigits}}0*)?`);
  const bare = [`[-+]? ?${digits}`, `${closed.digits} ?[-+]`, `\\( ?${digits} ?\\)`];
  const sided = (amount: string, glued: string) => (hasSides ? [`${amount} ?[CD]R`, `[CD]R (?:${amount})`, `[CD]R${glued}`] : []);
  if (!format.isLoose || unit === 'minor') return `(?:${[...bare, ...(format.isLoose ? sided(digits, led) : [])].join('|')})`;
  return `(?:${[
    `[-+]? ?${marked}`,
    `${mark} ?[-+] ?${digits}${after}`,
    `${closed.marked} ?[-+]`,
    `${closed.digits} ?[-+] ?${mark}`,
    `${mark} ?\\( ?${digits} ?\\)`,
    `\\( ?${marked} ?\\)`,
    `\\( ?${digits} ?\\) ?${mark}`,
    ...sided(marked, led),
  ].join('|')})`;
}

/** In a text of that pattern: money that goes from us. */
export const rareNegativePattern = '[-(]|(?:^|[^A-Z])DR(?:[^A-Z]|$)';

/** CR or DR beside an amount, in plain capitals. */
export const sidePattern = '(?:^|[^A-Z])[CD]R(?:[^A-Z]|$)';
