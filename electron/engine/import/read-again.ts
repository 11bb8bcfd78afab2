import { fail } from '../../../shared/errors/fail.ts';
import type { Dialect } from '../../../shared/extract/dialect.ts';
import type { FormatChoice, HeaderFormat } from '../../../shared/extract/extract-format.ts';
import { type LoadPlan, planLoad } from '../../../shared/extract/load-plan.ts';
import { plainFormat, plainTableId } from '../../../shared/extract/plain-table.ts';
import { profileFormat } from '../../../shared/extract/profile-format.ts';
import type { ExtractSummary, Receipt } from '../../../shared/extract/receipt.ts';
import { extractFormat } from '../../../shared/extract/registry.ts';
import { formatChoice, type Preparation } from './inspect-file.ts';

/** How the records of a loaded file are read once more, from its receipt alone: the file itself need not be at hand. */
export interface ReadAgain {
  readonly file: string;
  readonly layout: HeaderFormat;
  readonly plan: LoadPlan;
  readonly preparation: Preparation;
  readonly choice: FormatChoice;
  readonly dialect: Dialect;
  readonly zone: string;
}

/** Where a container gives rows without a dialect of their own. */
const plainDialect: Dialect = {
  encoding: 'utf-8',
  delimiter: ',',
  quote: '"',
  newline: 'lf',
  hasHeader: true,
  decimal: '.',
  thousands: '',
  dateOrder: 'ymd',
};

export function readAgain({ name, receipt }: ExtractSummary): ReadAgain {
  const { header, choice, zone, guard } = receipt;
  if (header === undefined || choice === undefined || zone === undefined) {
    const reason = receipt.zone === undefined ? 'it was loaded by an earlier version' : 'its records are of several types';
    return fail('CORRECTION_NOT_POSSIBLE', { extract: name, reason });
  }
  const dialect = receipt.dialect ?? plainDialect;
  const layout =
    layoutOf(receipt, header, dialect) ?? fail('CORRECTION_NOT_POSSIBLE', { extract: name, reason: 'its layout is no longer known' });
  const given = formatChoice(choice, zone);
  const references = [...layout.referenceColumns, ...(choice.referenceColumns ?? [])].filter(
    (column) => !guard.columnsWithPans.includes(column),
  );
  const personal = (guard.personal ?? []).map(({ column, kind, action }) => ({ column: header.indexOf(column), kind, action }));
  const plan = planLoad(layout.table, header, layout.rules(header, given), references, 'rows', personal, layout.leftOut);
  const preparation = { formatId: layout.id, isVerified: layout.verified, plans: [plan], warnings: [] };
  return { file: receipt.file, layout, plan, preparation, choice: given, dialect, zone };
}

function layoutOf({ format, choice }: Receipt, header: readonly string[], dialect: Dialect): HeaderFormat | null {
  if (choice?.profile !== undefined) return profileFormat(choice.profile);
  if (format === plainTableId) return plainFormat({ dialect, header, mapping: choice?.mapping ?? [], hasOffsets: true }, true);
  const known = extractFormat(format);
  return known?.kind === 'header' ? known : null;
}
