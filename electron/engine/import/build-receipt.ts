import { factTable } from '../../../shared/domain/tables.ts';
import { noCurrency } from '../../../shared/extract/amount-rule.ts';
import type { Interpretation } from '../../../shared/extract/interpret-sample.ts';
import type { LoadPlan } from '../../../shared/extract/load-plan.ts';
import type { AmountControl, Receipt, ReceiptWarning } from '../../../shared/extract/receipt.ts';
import { decimalOf, microsOf } from '../../../shared/money/micros.ts';
import type { Preparation } from './inspect-file.ts';
import type { NormaliseSummary } from './normalise-request.ts';
import { type ReadBack, sumKey } from './read-back.ts';

/** The file as it lies on disk, which for Parquet is not what the reader read. */
export interface SourceFile {
  readonly file: string;
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly modifiedMs: number;
  readonly container: Receipt['container'];
}

export interface ReceiptParts {
  readonly source: SourceFile;
  readonly reading: Interpretation;
  readonly preparation: Preparation;
  readonly summary: NormaliseSummary;
  readonly found: ReadBack;
  readonly loadedAt: string;
  readonly elapsedMs: number;
}

const add = (left: string, right: string) => decimalOf((microsOf(left) ?? 0n) + (microsOf(right) ?? 0n));

/** The auditor's working paper: what was read, what was kept, and whether two independent sums agree. */
export function buildReceipt(parts: ReceiptParts): Receipt {
  const { source, reading, preparation, summary, found } = parts;
  const { plan } = preparation;
  const amounts = amountControls(plan, summary, found);
  return {
    file: source.file,
    sourcePath: source.path,
    bytes: source.bytes,
    sha256: source.sha256,
    sourceModifiedAt: new Date(source.modifiedMs).toISOString(),
    container: source.container,
    format: preparation.formatId,
    formatVerified: preparation.isVerified,
    table: plan.table,
    dialect: source.container === 'parquet' ? null : reading.dialect,
    lines: summary.lines,
    rows: { loaded: found.rows, quarantined: summary.quarantined, faulty: found.faulty },
    amounts,
    controls: found.controls,
    firstInstant: found.firstInstant,
    lastInstant: found.lastInstant,
    missingDays: found.missingDays,
    warnings: [...preparation.warnings, ...warningsOf(plan, summary, found, amounts)],
    guard: {
      pansMasked: summary.cardNumbersMasked,
      columnsWithPans: summary.columnsMasked.map((column) => plan.header[column] ?? ''),
      columnsDropped: plan.dropped.map((column) => plan.header[column] ?? ''),
    },
    loadedAt: parts.loadedAt,
    elapsedMs: parts.elapsedMs,
  };
}

function amountControls(plan: LoadPlan, summary: NormaliseSummary, found: ReadBack): readonly AmountControl[] {
  return plan.amounts.flatMap(({ target }) => {
    const independent = summary.amounts.filter((sum) => sum.target === target);
    const currencies = new Set(independent.map((sum) => sum.currency));
    for (const key of found.sums.keys()) if (key.startsWith(`${target} `)) currencies.add(key.slice(target.length + 1));
    return [...currencies].sort().map((currency): AmountControl => {
      const sum = independent.find((entry) => entry.currency === currency);
      return {
        column: target,
        currency,
        loaded: found.sums.get(sumKey(target, currency)) ?? '0',
        quarantined: sum?.quarantined ?? '0',
        independent: add(sum?.good ?? '0', sum?.quarantined ?? '0'),
      };
    });
  });
}

/** Whether a column of the file states the currency of an amount, so that rows without one are out of the ordinary. */
const statesCurrency = (plan: LoadPlan, target: string) =>
  plan.amounts.some((amount) => amount.target === target && 'column' in amount.currency);

const plural = (count: number, one: string, many = `${one}s`) => `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;

function warningsOf(
  plan: LoadPlan,
  summary: NormaliseSummary,
  found: ReadBack,
  amounts: readonly AmountControl[],
): readonly ReceiptWarning[] {
  const warnings: ReceiptWarning[] = [];
  const differing = amounts.filter((amount) => add(amount.loaded, amount.quarantined) !== amount.independent);
  if (differing.length > 0)
    warnings.push({
      code: 'AMOUNTS_DIFFER',
      message: `The sums of ${differing.map((amount) => `${amount.column} (${amount.currency})`).join(', ')} in the workbook differ from those counted while reading.`,
    });
  if (summary.quarantined > 0)
    warnings.push({
      code: 'RECORDS_QUARANTINED',
      message: `${plural(summary.quarantined, 'record')} did not fit and ${summary.quarantined === 1 ? 'waits' : 'wait'} in quarantine; no total holds them.`,
    });
  if (found.faulty > 0)
    warnings.push({
      code: 'ROWS_WITH_FAULTS',
      message: `${plural(found.faulty, 'row')} ${found.faulty === 1 ? 'has' : 'have'} a value that could not be read; it is empty and its row says why.`,
    });
  if (found.timeless > 0 && plan.rules[factTable(plan.table).timeColumn] !== undefined)
    warnings.push({
      code: 'ROWS_WITHOUT_TIME',
      message: `${plural(found.timeless, 'row')} ${found.timeless === 1 ? 'has' : 'have'} no time; no period holds ${found.timeless === 1 ? 'it' : 'them'}.`,
    });
  const uncounted = amounts.filter(
    ({ column, currency, loaded }) => currency === noCurrency && loaded !== '0' && statesCurrency(plan, column),
  );
  if (uncounted.length > 0)
    warnings.push({
      code: 'AMOUNTS_WITHOUT_CURRENCY',
      message: `${uncounted.map(({ column, loaded }) => `${column} ${loaded}`).join(', ')} stands on rows without a currency and is in no converted total.`,
    });
  if (summary.cardNumbersMasked > 0)
    warnings.push({
      code: 'CARD_NUMBERS_MASKED',
      message: `${plural(summary.cardNumbersMasked, 'card number')} ${summary.cardNumbersMasked === 1 ? 'was' : 'were'} masked to the first six and last four digits.`,
    });
  for (const { column, count } of summary.cardShapedReferences)
    warnings.push({
      code: 'CARD_SHAPED_REFERENCES',
      message: `${plural(count, 'value')} of ${plan.header[column] ?? ''} ${count === 1 ? 'looks' : 'look'} like a card number and ${count === 1 ? 'was' : 'were'} kept: this layout holds references there.`,
    });
  if (plan.dropped.length > 0)
    warnings.push({
      code: 'COLUMNS_DROPPED',
      message: `${plan.dropped.map((column) => plan.header[column] ?? '').join(', ')} must not be stored and ${plan.dropped.length === 1 ? 'was' : 'were'} left out.`,
    });
  return warnings;
}
