import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { factTable, type FactTableName } from '../../shared/domain/tables.ts';
import { countLines } from '../torture/variant.ts';
import { readCsv } from './read-csv.ts';
import { blocks, signed } from './read-world.ts';

/** What a file of the demo holds, by plain splitting and whole numbers: nothing of this is shared with the product's reader. */
export interface OwnReading {
  readonly lines: number;
  /** Records of the right width. */
  readonly records: number;
  /** Column of the table and currency -> millionths over these records. */
  readonly sums: ReadonlyMap<string, bigint>;
}

type Row = (name: string) => string;
/** Column, currency and millionths of each amount of one row. */
type Amounts = readonly (readonly [column: string, currency: string, amount: bigint])[];

/** Decimal text as whole millionths; a text that needs more places is no amount here, and a fault in the product. */
export function micros(text: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{1,6}))?$/.exec(text);
  if (match === null) return 0n;
  const size = BigInt(`${match[2]}${(match[3] ?? '').padEnd(6, '0')}`);
  return match[1] === '-' ? -size : size;
}

const cents = (text: string): bigint => (text === '' ? 0n : BigInt(text) * 10_000n);
const minus = (row: Row, name: string) => -micros(row(name));

function gateway(row: Row): Amounts {
  return ['amount', 'captured_amount', 'refunded_amount'].map((name) => [name, row('currency'), cents(row(name))]);
}

const adyenFees = [
  ['fee_interchange', 'Interchange (NC)'],
  ['fee_scheme', 'Scheme Fees (NC)'],
  ['fee_markup', 'Markup (NC)'],
  ['fee_commission', 'Commission (NC)'],
] as const;

function settlement(row: Row): Amounts {
  const both = (credit: string, debit: string) => micros(row(credit)) - micros(row(debit));
  return [
    ['gross', row('Gross Currency'), both('Gross Credit (GC)', 'Gross Debit (GC)')],
    ['net', row('Net Currency'), both('Net Credit (NC)', 'Net Debit (NC)')],
    ...adyenFees.map(([column, name]) => [column, row('Net Currency'), minus(row, name)] as const),
  ];
}

function itemised(row: Row): Amounts {
  const currency = row('currency').toUpperCase();
  return [
    ['gross', currency, micros(row('gross'))],
    ['fee_commission', currency, minus(row, 'fee')],
    ['net', currency, micros(row('net'))],
  ];
}

/** Columns of a template have the names of its table. */
const template =
  (table: FactTableName) =>
  (row: Row): Amounts =>
    factTable(table).columns.flatMap(({ name, type, currency }) =>
      type === 'money' ? [[name, row(currency ?? ''), micros(row(name))] as const] : [],
    );

/** Credits of codes 100 to 399, debits of 400 to 699, in cents. */
const bai2 = (text: string): Amounts =>
  text
    .split('\n')
    .filter((line) => line.startsWith('16,'))
    .map((line) => line.split(','))
    .map(([, code, amount]) => ['amount', 'USD', cents(amount ?? '') * (Number(code) < 400 ? 1n : -1n)]);

const camt = (text: string): Amounts =>
  blocks(text, 'Stmt').flatMap((statement) =>
    blocks(statement, 'Ntry').map((entry) => ['amount', /<Ccy>([A-Z]{3})/.exec(statement)?.[1] ?? '', signed(entry) * 100n] as const),
  );

/** Positions 2 and 3 are the code, whose last digit is 6 or more for debits, 30 to 39 the cents. A debit comes to us and a returned one goes back. */
const ach = (text: string): Amounts => {
  const isReturns = /^799R/m.test(text);
  return text
    .split('\n')
    .filter((line) => line.startsWith('6'))
    .map((line) => {
      const isDebit = Number(line[2]) >= 6;
      return ['amount', 'USD', cents(line.slice(29, 39)) * (isDebit === isReturns ? -1n : 1n)] as const;
    });
};

function summed(lines: number, records: number, amounts: Amounts): OwnReading {
  const sums = new Map<string, bigint>();
  for (const [column, currency, amount] of amounts) {
    const key = `${column} ${currency}`;
    sums.set(key, (sums.get(key) ?? 0n) + amount);
  }
  return { lines, records, sums };
}

const byName: readonly (readonly [name: RegExp, amounts: (row: Row) => Amounts])[] = [
  [/^gateway_transactions/, gateway],
  [/^meridian_settlement/, settlement],
  [/^lumen_itemised/, itemised],
];
const byText: readonly (readonly [name: RegExp, amounts: (text: string) => Amounts])[] = [
  [/_bai2_/, bai2],
  [/_camt053_/, camt],
  [/\.ach$/, ach],
];

/** Reads one file of the demo; `format` is that of its receipt, of which only "template" matters. */
export function readDemoFile(path: string, table: FactTableName, format: string): OwnReading {
  const name = basename(path);
  const text = readFileSync(path, 'latin1');
  const lines = countLines(text, 'lf');
  const whole = byText.find(([pattern]) => pattern.test(name))?.[1];
  if (whole !== undefined) {
    const amounts = whole(text);
    return summed(lines, amounts.length, amounts);
  }
  // Half a million minutes of availability: a record a line, and no amounts.
  if (!factTable(table).columns.some(({ type }) => type === 'money')) return summed(lines, lines - 1, []);
  const { header, records } = readCsv(path);
  const at = new Map(header.map((column, index) => [column, index]));
  const sound = records.filter(({ fields }) => fields.length === header.length);
  const of = byName.find(([pattern]) => pattern.test(name))?.[1] ?? (format.startsWith('template.') ? template(table) : () => []);
  const amounts = sound.flatMap(({ fields }) => of((column) => fields[at.get(column) ?? -1] ?? ''));
  return summed(lines, sound.length, amounts);
}
