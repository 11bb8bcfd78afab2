import { z } from 'zod';
import { quoteText } from '../query/sql-text.ts';

/** How references of one partner are made comparable. Each part can be seen and switched off. */
export const keyRuleSchema = z.object({
  /** Taken off the front, whatever their case when case is ignored; the first that fits. */
  prefixes: z.array(z.string().min(1).max(40)).max(20),
  ignoreCase: z.boolean(),
  leadingZeros: z.boolean(),
  /** `.1` and `.2` at the end count attempts at one order. */
  attemptSuffix: z.boolean(),
});
export type KeyRule = z.infer<typeof keyRuleSchema>;

export const plainKeyRule: KeyRule = { prefixes: [], ignoreCase: true, leadingZeros: true, attemptSuffix: true };

/** A reference as it is compared; null when nothing of it is left. In order: blanks, case, prefix, attempt suffix, leading zeros. */
export function normaliseKey(reference: string, rule: KeyRule): string | null {
  let key = reference.replace(/^ +| +$/g, '');
  if (rule.ignoreCase) key = key.toUpperCase();
  const prefix = prefixesOf(rule).find((start) => key.startsWith(start));
  if (prefix !== undefined) key = key.slice(prefix.length);
  if (rule.attemptSuffix) key = key.replace(/\.[0-9]{1,3}$/, '');
  if (rule.leadingZeros) key = key.replace(/^0+/, '');
  return key === '' ? null : key;
}

/** SQL of a column's reference as it is compared, the same as normaliseKey; NULL where there is none. */
export function keySql(column: string, rule: KeyRule): string {
  let key = `trim(${column})`;
  if (rule.ignoreCase) key = `upper(${key})`;
  const prefixes = prefixesOf(rule);
  if (prefixes.length > 0) {
    const whole = key;
    const cases = prefixes.map(
      (start) => `WHEN starts_with(${whole}, ${quoteText(start)}) THEN substr(${whole}, ${[...start].length + 1})`,
    );
    key = `CASE ${cases.join(' ')} ELSE ${whole} END`;
  }
  if (rule.attemptSuffix) key = `CASE WHEN contains(${column}, '.') THEN regexp_replace(${key}, '\\.[0-9]{1,3}$', '') ELSE ${key} END`;
  if (rule.leadingZeros) key = `ltrim(${key}, '0')`;
  return `nullif(${key}, '')`;
}

const prefixesOf = ({ prefixes, ignoreCase }: KeyRule): readonly string[] =>
  ignoreCase ? prefixes.map((prefix) => prefix.toUpperCase()) : prefixes;
