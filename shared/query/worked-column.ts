/**
 * A column worked out of another, spelled where a column may stand, so that it can be grouped by, filtered by and drilled into:
 * `bin(amount, 50)` the number of the step of 50 in which a value lies, `bins(latency_ms, 100, 250, 1000)` how many of the edges it has
 * reached, `weekday(time)` 1 = Monday .. 7, `hour_of_day(time)` 0..23 `month_of_year(time)` 1..12 and `date(time)` the day of the workbook's wall clock
 * (`time` being what places a row in a period), `only(partner, "A", "B")` the column with all other values called "(other)".
 */
export type WorkedColumn =
  | { readonly kind: 'bin'; readonly column: string; readonly step: string }
  | { readonly kind: 'bins'; readonly column: string; readonly edges: readonly string[] }
  | { readonly kind: ClockPart; readonly column: string }
  | { readonly kind: 'only'; readonly column: string; readonly values: readonly string[] };

export const clockParts = ['weekday', 'hour_of_day', 'month_of_year', 'date'] as const;
export type ClockPart = (typeof clockParts)[number];

/** What `only` calls the values it does not name. */
export const otherValue = '(other)';
/** The time that places a row in a period, whatever its column is called. */
export const placingTime = 'time';

const call = /^(bin|bins|weekday|hour_of_day|month_of_year|date|only)\((.*)\)$/s;
const plainName = /^[A-Za-z_][A-Za-z0-9_]*$/;
const argument = /\s*("(?:[^"]|"")*"|[^,"]+?)\s*(?:,|$)/y;
const positive = /^\d{1,15}(\.\d{1,6})?$/;
const edge = /^-?\d{1,15}(\.\d{1,6})?$/;

/** What a name spells; null for a plain name or one that is not spelled right. */
export function parseWorked(name: string): WorkedColumn | null {
  const match = call.exec(name);
  const [, kind = '', text = ''] = match ?? [];
  const [column = '', ...more] = match === null ? [] : (argumentsOf(text) ?? []);
  if (!plainName.test(column)) return null;
  switch (kind) {
    case 'bin': {
      const [step = '', ...rest] = more;
      return positive.test(step) && Number(step) > 0 && rest.length === 0 ? { kind, column, step } : null;
    }
    case 'bins': {
      const isRising = more.every((each, at) => edge.test(each) && (at === 0 || Number(more[at - 1]) < Number(each)));
      return more.length > 0 && more.length <= 100 && isRising ? { kind, column, edges: more } : null;
    }
    case 'only':
      return more.every((each) => each.startsWith('"')) ? { kind, column, values: more.map(unquoted) } : null;
    default:
      return more.length === 0 ? { kind: kind as ClockPart, column } : null;
  }
}

/** The name that spells a worked column. */
export function workedName(worked: WorkedColumn): string {
  switch (worked.kind) {
    case 'bin':
      return `bin(${worked.column}, ${worked.step})`;
    case 'bins':
      return `bins(${[worked.column, ...worked.edges].join(', ')})`;
    case 'only':
      return `only(${[worked.column, ...worked.values.map((value) => `"${value.replaceAll('"', '""')}"`)].join(', ')})`;
    default:
      return `${worked.kind}(${worked.column})`;
  }
}

/** The column whose values a name shows or folds: itself, or what `only` folds. */
export function foldedColumn(name: string): string {
  const worked = parseWorked(name);
  return worked?.kind === 'only' ? worked.column : name;
}

function argumentsOf(text: string): string[] | null {
  const found: string[] = [];
  argument.lastIndex = 0;
  while (argument.lastIndex < text.length) {
    const match = argument.exec(text);
    if (match === null) return null;
    found.push((match[1] ?? '').trim());
  }
  return found;
}

const unquoted = (text: string): string => text.slice(1, -1).replaceAll('""', '"');
