import { plainTextSql } from '../money/plain-characters.ts';
import { noisePattern } from '../money/number-format.ts';
import { minorDigits, type RareAmounts, rareAmountPattern, rareNegativePattern, sidePattern } from '../money/rare-amount.ts';
import { namedSql } from '../query/named-sql.ts';
import { quoteText } from '../query/sql-text.ts';

const fullMatch = (sql: string, pattern: string) => `regexp_full_match(${sql}, ${quoteText(pattern)})`;

/**
 * An amount in a form that its column usually does not have; NULL for what is none. Asked only of texts that are not in the usual form:
 * it costs many times what that one does. `cast`: the cast of plain digits with a point.
 */
export function rareAmountSql(text: string, amounts: RareAmounts, cast: (digits: string) => string): string {
  const { format, unit } = amounts;
  return namedSql(plainTextSql(text), 'plain', (plain) => {
    const bare = `regexp_replace(${plain}, ${quoteText(noisePattern(format))}, '', 'g')`;
    const pointed = format.decimal === '.' ? bare : `replace(${bare}, ',', '.')`;
    const isNegative = `regexp_matches(${plain}, ${quoteText(rareNegativePattern)})`;
    const size = namedSql(unit === 'minor' ? `split_part(${pointed}, '.', 1)` : pointed, 'digits', cast);
    const signed = namedSql(size, 'size', (amount) => `CASE WHEN ${isNegative} THEN -${amount} ELSE ${amount} END`);
    return `CASE WHEN ${fullMatch(plain, rareAmountPattern(amounts))} THEN ${signed} END`;
  });
}

/** Why a text is no amount, in words for the row's fault. */
export function amountFaultSql(text: string, { format, unit, hasSides }: RareAmounts): string {
  const plain = 'plain';
  const matches = (pattern: string) => `regexp_matches(${plain}, ${quoteText(pattern)})`;
  const decimal = format.decimal === '.' ? '\\.' : ',';
  const cases: readonly (readonly [string, string])[] = [
    [matches('^[-+]?[0-9]+(?:[.,][0-9]+)?E[-+]?[0-9]+$'), 'it is written with an exponent, and the digits behind it may be lost'],
    [matches('%$'), 'it is a percentage'],
    ...(unit === 'minor'
      ? [
          [
            fullMatch(plain, `[-+]?[0-9]{1,${minorDigits}}`),
            'the minor unit of its currency is not known, or it has too many digits',
          ] as const,
        ]
      : []),
    ...(hasSides ? [] : [[matches(`[0-9].*${sidePattern}`), 'CR or DR stands beside it, and its sign is given elsewhere'] as const]),
    ...(unit === 'minor'
      ? [[matches(`^[-+]?[0-9]+[.,][0-9]+$`), 'it has decimals, and the column counts whole minor units'] as const]
      : []),
    [matches(`${decimal}[0-9]{6}[0-9]*[1-9]`), 'it has more than six decimals'],
    [matches(`^[^0-9.,]*0*[1-9][0-9]{12,}(?:${decimal}[0-9]*)?[^0-9.,]*$`), 'it has more than twelve digits before its decimals'],
    [matches(`^[^0-9]*[1-9][0-9]{0,2}(?:[., '][0-9]{3}){4,}`), 'it has more than twelve digits before its decimals'],
    [
      matches('^[^0-9]*[0-9]+(?:[., ][0-9]+)+[^0-9]*$'),
      `its marks are not those of the column (decimal ${format.decimal === '.' ? 'point' : 'comma'})`,
    ],
  ];
  const why = `CASE ${cases.map(([is, words]) => `WHEN ${is} THEN ${quoteText(`: ${words}`)}`).join(' ')} ELSE '' END`;
  return namedSql(plainTextSql(text), plain, () => why);
}
