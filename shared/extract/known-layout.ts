import type { ColumnRule } from './column-rule.ts';
import type { KnownColumn, KnownLayout, ValueKind } from './drift.ts';
import type { FormatChoice, HeaderFormat } from './extract-format.ts';
import type { ExtractProfile } from './profile.ts';

/** What a workbook remembers of the layouts of its files. */
export interface Remembered {
  readonly profiles: readonly ExtractProfile[];
  /** New names of columns that a person accepted; `from`: the name the layout knows, `to`: the one in later files. */
  readonly renames: readonly { readonly format: string; readonly from: string; readonly to: string }[];
  /** Header of the newest file that counts, by layout and partner. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
}

export const nothingRemembered: Remembered = { profiles: [], renames: [], headers: new Map() };

/** Files of one layout may differ by partner, and by nothing else. */
export const headerKey = (format: string, partner: string | null | undefined): string => `${format}\n${partner ?? ''}`;

const anyChoice: FormatChoice = { partner: null, timeZone: null, zone: 'UTC', currency: null };

/** Columns of a layout: those of the last file in it where one is known, else the ones it cannot be read without. */
export function knownLayout(format: HeaderFormat, last: readonly string[] | null): KnownLayout {
  const required = format.required.map((names) => names.split('|'));
  const kinds = valueKinds(Object.values(format.rules(last ?? required.map(([name = '']) => name), anyChoice)));
  const column = (names: readonly string[], isRequired: boolean): KnownColumn => {
    const kind = names.map((name) => kinds.get(name)).find((found) => found !== undefined);
    return { names, isRequired, isRead: kind !== undefined, kind: kind ?? 'text' };
  };
  const base = { format: format.id, label: format.label };
  if (last === null) return { ...base, columns: required.map((names) => column(names, true)), isOrdered: false };
  const alternatives = (name: string) => required.find((names) => names.includes(name));
  const columns = last.map((name) => {
    const names = alternatives(name);
    return column(names === undefined ? [name] : [name, ...names.filter((other) => other !== name)], names !== undefined);
  });
  return { ...base, columns, isOrdered: true };
}

/** Columns with amounts that a layout reads from a file with this header, whether the file has them or not. */
export function amountColumns(format: HeaderFormat, header: readonly string[]): readonly string[] {
  return [...valueKinds(Object.values(format.rules(header, anyChoice)))].flatMap(([name, kind]) => (kind === 'amount' ? [name] : []));
}

/** Source column -> what its values are, as far as the rules that read it tell. */
function valueKinds(rules: readonly ColumnRule[]): ReadonlyMap<string, ValueKind> {
  const kinds = new Map<string, ValueKind>();
  const put = (names: readonly string[], kind: ValueKind) => {
    for (const name of names) if ((kinds.get(name) ?? 'text') === 'text') kinds.set(name, kind);
  };
  for (const rule of rules) {
    switch (rule.kind) {
      case 'amount':
        put([...rule.plus, ...rule.minus], 'amount');
        put(rule.currency === null ? [] : [rule.currency], 'currency');
        put(rule.sign === undefined ? [] : [rule.sign.column], 'text');
        break;
      case 'instant':
        put([rule.from], rule.order === 'epoch_seconds' || rule.order === 'epoch_milliseconds' ? 'number' : 'date');
        put('column' in rule.zone ? [rule.zone.column] : [], 'text');
        put(rule.clock === undefined ? [] : [rule.clock], 'text');
        break;
      case 'day':
        put([rule.from], 'date');
        break;
      case 'currency':
        put([rule.from], 'currency');
        break;
      case 'integer':
      case 'number':
        put([rule.from], 'number');
        break;
      case 'expression':
        readBy(rule).forEach((name) => put([name], 'text'));
        break;
      case 'constant':
        break;
      default:
        put([rule.from], 'text');
    }
  }
  return kinds;
}

/** The columns that an expression asks for. */
function readBy({ sql }: Extract<ColumnRule, { kind: 'expression' }>): readonly string[] {
  const names: string[] = [];
  sql(
    (name) => {
      names.push(name);
      return 'NULL';
    },
    () => 'NULL',
  );
  return names;
}
