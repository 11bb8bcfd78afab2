/** What a number format makes of a stored number. */
export type ExcelFormatKind = 'number' | 'percent' | 'text' | 'date' | 'time' | 'datetime' | 'duration';

/** Formats that every spreadsheet knows by number (ECMA-376 18.8.30), those of East Asian versions included. */
const builtIn: readonly (readonly [from: number, to: number, kind: ExcelFormatKind])[] = [
  [9, 10, 'percent'],
  [14, 17, 'date'],
  [18, 21, 'time'],
  [22, 22, 'datetime'],
  [27, 31, 'date'],
  [32, 33, 'time'],
  [34, 36, 'date'],
  [45, 45, 'time'],
  [46, 46, 'duration'],
  [47, 47, 'time'],
  [49, 49, 'text'],
  [50, 58, 'date'],
];

/** Kind of a format known by its number; null for numbers that a file defines itself. */
export function builtInFormatKind(id: number): ExcelFormatKind | null {
  const found = builtIn.find(([from, to]) => id >= from && id <= to);
  if (found !== undefined) return found[2];
  return id < firstCustomId ? 'number' : null;
}

const firstCustomId = 164;

/** Kind of a format by its code, like `dd/mm/yyyy hh:mm` or `#,##0.00;[Red]-#,##0.00`. Only the part for positive numbers counts. */
export function formatKind(code: string): ExcelFormatKind {
  const bare = withoutLiterals(code);
  const elapsed = /\[(h+|m+|s+)\]/i.test(bare);
  const [section = ''] = bare.replace(/\[[^\]]*\]/g, '').split(';');
  if (/^\s*general\s*$/i.test(section)) return 'number';
  if (elapsed) return 'duration';
  const tokens = section.replace(/a\/p|am\/pm|上午\/下午/gi, 'h');
  const hasDigits = /[0#?]/.test(tokens.replace(/s+[.,]0+/gi, 's'));
  if (!hasDigits && /[ymdhs]/i.test(tokens)) return kindOfTokens(tokens.toLowerCase());
  if (section.includes('%')) return 'percent';
  return section.trim() === '@' ? 'text' : 'number';
}

/** Text in quotes, characters after a backslash, padding (`_x`) and filling (`*x`) are shown as they are and mean nothing. */
function withoutLiterals(code: string): string {
  return code.replace(/"[^"]*"?|\\.|_.|\*./gs, '');
}

/** An m beside hours or seconds is minutes, else a month. */
function kindOfTokens(tokens: string): ExcelFormatKind {
  const letters = tokens.replace(/[^ymdhs]/g, '');
  const withoutMinutes = letters.replace(/h+m+/g, 'h').replace(/m+s+/g, 's');
  const hasDay = /[ymd]/.test(withoutMinutes);
  const hasTime = /[hs]/.test(letters);
  if (hasDay && hasTime) return 'datetime';
  return hasTime ? 'time' : 'date';
}

const currencySigns = '€£¥₹₩₽₺₫฿₪₴₦₱₡₲₸₾₵';

/**
 * Sign or code of the currency that a format shows beside a number: "€" of `#,##0.00 [$€-407]`. Null for none and for a dollar alone,
 * which every spreadsheet shows for its own currency.
 */
export function formatCurrency(code: string): string | null {
  const [section = ''] = code.split(';');
  const declared = /\[\$([^\]-]+)(?:-[^\]]*)?\]/.exec(section)?.[1];
  const mark =
    declared?.trim() ?? new RegExp(`[${currencySigns}]`, 'u').exec(section)?.[0] ?? /"\s*([A-Z]{3})\s*"/.exec(section)?.[1] ?? null;
  return mark === '' || mark === '$' ? null : mark;
}
