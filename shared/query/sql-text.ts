/** Quoting for SQL text: the only two ways a name or a value may enter a statement. */

/** A name in double quotes. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text literal. NUL cannot be written in DuckDB and no stored text holds it, so such a literal matches nothing it should not. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''").replaceAll('\0', '\uFFFD')}'`;
}

/** An instant (ms since 1970 UTC) as a TIMESTAMP literal. */
export function quoteInstant(milliseconds: number): string {
  return `TIMESTAMP '${new Date(milliseconds).toISOString().slice(0, 23).replace('T', ' ')}'`;
}

const decimalPattern = /^-?\d+(\.\d+)?$/;

/** Exact plain decimal text of a number or numeric text; null when it is neither (or not finite). */
export function decimalText(value: string | number): string | null {
  if (typeof value === 'string') return decimalPattern.test(value) ? value : null;
  if (!Number.isFinite(value)) return null;
  const text = String(value);
  if (!text.includes('e')) return text;
  const [digits = '', power = '0'] = text.split('e');
  const [whole = '', fraction = ''] = digits.replace('-', '').split('.');
  const shift = Number(power);
  const all = shift > 0 ? whole + fraction.padEnd(shift, '0') : '0'.repeat(-shift) + whole + fraction;
  const point = shift > 0 ? whole.length + shift : whole.length;
  const tail = all.slice(point);
  return `${value < 0 ? '-' : ''}${all.slice(0, point)}${tail === '' ? '' : `.${tail}`}`;
}
