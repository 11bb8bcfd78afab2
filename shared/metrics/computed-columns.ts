import { authorizationValidity } from '../domain/authorization-validity.ts';
import { declineEntries, unknownDecline } from '../domain/decline-taxonomy.ts';
import { fraudReasonCodes } from '../domain/fraud-reasons.ts';
import type { FactTableName, TableColumn } from '../domain/tables.ts';
import { columnNamed, columnSql, type QueryTable } from '../query/column-sql.ts';
import { quoteText } from '../query/sql-text.ts';

/** A column that is worked out from others of the same row whenever a query names it. */
export interface ComputedColumn extends TableColumn {
  readonly table: FactTableName;
  readonly sql: (table: QueryTable) => string;
  /** What is sorted into bands; an amount is taken as it is, whatever its currency. */
  readonly bandsOf?: string;
  /** Texts of the bands, lowest first. */
  readonly bands?: readonly string[];
}

/** Texts by where a number lies: the first band whose upper edge (not included) is above it; the last has no edge. */
function banded(
  table: FactTableName,
  name: string,
  label: string,
  value: string,
  steps: readonly (readonly [label: string, below: number | null])[],
): ComputedColumn {
  const sql = (found: QueryTable): string => {
    const number = columnSql(columnNamed(value, found));
    const cases = steps.map(([text, below]) =>
      below === null ? `ELSE ${quoteText(text)}` : `WHEN ${number} < ${below} THEN ${quoteText(text)}`,
    );
    return `CASE WHEN ${number} IS NULL THEN NULL ${cases.join(' ')} END`;
  };
  return { ...text(table, name, label, sql), bands: steps.map(([text]) => text), bandsOf: value };
}

const made = (
  table: FactTableName,
  name: string,
  label: string,
  column: Pick<TableColumn, 'type' | 'role' | 'currency'>,
  sql: string,
): ComputedColumn => ({ table, name, label, ...column, sql: () => sql });

const text = (table: FactTableName, name: string, label: string, sql: ComputedColumn['sql']): ComputedColumn => ({
  table,
  name,
  label,
  type: 'text',
  role: 'dimension',
  sql,
});

/** Severity of each code by the decline table in force; a network's own entry goes before the general one. */
function severitySql(): string {
  const schemes = ["lower(\"scheme\") IN ('mastercard', 'mc', 'maestro')"];
  const code = 'upper(trim("raw_code"))';
  const own = declineEntries.filter(({ scheme }) => scheme !== null);
  const general = declineEntries.filter(({ scheme }) => scheme === null);
  const when = (entries: typeof declineEntries, extra: readonly string[]) =>
    (['soft', 'limited', 'hard'] as const).flatMap((severity) => {
      const codes = entries.filter((entry) => entry.severity === severity).map((entry) => quoteText(entry.code.toUpperCase()));
      return codes.length === 0 ? [] : [`WHEN ${[...extra, `${code} IN (${codes.join(', ')})`].join(' AND ')} THEN '${severity}'`];
    });
  return [
    `CASE WHEN "result" = 'timeout' OR "decline_cat" = 'technical' THEN 'soft' WHEN "result" IS NULL OR "result" NOT IN ('declined', 'error') THEN NULL`,
    ...when(own, schemes),
    ...when(general, []),
    `ELSE ${quoteText(unknownDecline.severity)} END`,
  ].join(' ');
}

/** Captured while the authorization held, after it had lapsed, or never; by the network's rule in force. */
function captureSql(): string {
  const rules = [...authorizationValidity].sort((left, right) => Number(left.scheme === null) - Number(right.scheme === null));
  const days = rules.map(({ scheme, merchantInitiated, days: count, since }) => {
    const tests = [
      ...(scheme === null ? [] : [`lower("scheme") IN (${(schemeNames[scheme] ?? [scheme]).map(quoteText).join(', ')})`]),
      merchantInitiated ? '"is_mit" IS TRUE' : '"is_mit" IS NOT TRUE',
      `"ts_utc" >= TIMESTAMP ${quoteText(`${since} 00:00:00`)}`,
    ];
    return `WHEN ${tests.join(' AND ')} THEN ${count}`;
  });
  const lapse = `CASE ${days.join(' ')} ELSE 7 END`;
  return `CASE WHEN "result" IS DISTINCT FROM 'approved' THEN NULL WHEN "captured_at" IS NULL THEN 'never' WHEN epoch_us("captured_at") - epoch_us("ts_utc") > 86400000000 * (${lapse}) THEN 'after it lapsed' ELSE 'in time' END`;
}

const schemeNames: Readonly<Record<string, readonly string[]>> = { visa: ['visa'], mastercard: ['mastercard', 'mc', 'maestro'] };

/** Every computed column, by table. They split, filter and count like any other. */
export const computedColumns: readonly ComputedColumn[] = [
  text('attempt', 'decline_severity', 'Decline severity', severitySql),
  banded('attempt', 'amount_band', 'Amount band', 'amount', [
    ['under 25', 25],
    ['25 to 50', 50],
    ['50 to 100', 100],
    ['100 to 250', 250],
    ['250 to 500', 500],
    ['500 to 1,000', 1000],
    ['1,000 and more', null],
  ]),
  banded('attempt', 'capture_age', 'Captured after', 'days(ts_utc, captured_at)', [
    ['within 1 day', 1],
    ['1 to 5 days', 5],
    ['5 to 10 days', 10],
    ['10 days and more', null],
  ]),
  banded('bnpl_plan', 'past_due_band', 'Past due', 'days_past_due', [
    ['not past due', 1],
    ['1 to 29 days', 30],
    ['30 to 59 days', 60],
    ['60 to 89 days', 90],
    ['90 days and more', null],
  ]),
  text('attempt', 'capture_state', 'Captured', captureSql),
  made(
    'attempt',
    'approved_value',
    'Approved amount',
    { type: 'money', role: 'measure', currency: 'ccy' },
    `CASE WHEN "result" = 'approved' THEN coalesce("authorized_amount", "amount") WHEN "amount" IS NOT NULL THEN CAST(0 AS DECIMAL(18,6)) END`,
  ),
  made(
    'settlement_line',
    'promo_state',
    'Promotion',
    { type: 'text', role: 'dimension' },
    `CASE WHEN "promo_offered" IS NULL THEN NULL WHEN "promo_booked" = "promo_offered" THEN 'as offered' ELSE 'otherwise' END`,
  ),
  made(
    'settlement_line',
    'fx_cost',
    'Cost of conversion',
    { type: 'money', role: 'measure', currency: 'ccy_gross' },
    `CAST("gross" * ("mid_rate" - "fx_rate") / nullif("mid_rate", 0) AS DECIMAL(18,6))`,
  ),
  made('dispute', 'size', 'Amount in dispute', { type: 'money', role: 'measure', currency: 'ccy' }, 'abs("amount")'),
  made(
    'dispute',
    'is_fraud',
    'Fraud reason',
    { type: 'boolean', role: 'dimension' },
    `coalesce(upper(trim("reason_code")) IN (${fraudReasonCodes.map(quoteText).join(', ')}), FALSE)`,
  ),
  made('points_event', 'points_error', 'Points off the rule', { type: 'integer', role: 'measure' }, '("points" - "expected_points")'),
];
