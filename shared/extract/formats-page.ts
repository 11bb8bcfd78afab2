import { factTable, type FactTableName } from '../domain/tables.ts';
import type { ExtractFormat, HeaderFormat } from './extract-format.ts';
import { plainTableId, plainTableLabel } from './plain-table.ts';
import { refusedLayouts } from './refused-layouts.ts';
import { extractFormats } from './registry.ts';

const tableText = (table: FactTableName) => `${factTable(table).label.toLowerCase()} (\`${table}\`)`;

function tablesText(format: ExtractFormat): string {
  const tables = format.kind === 'header' ? [format.table] : [...new Set(Object.values(format.streams).map(({ table }) => table))];
  return tables.map(tableText).join(', ');
}

function headerText({ required, referenceColumns }: HeaderFormat): string {
  const alternatives = (names: string) =>
    names
      .split('|')
      .map((name) => `\`${name}\``)
      .join(' or ');
  const references = referenceColumns.map((name) => `\`${name}\``).join(', ');
  return (
    `Recognised by its columns, in any order: ${required.map(alternatives).join(', ')}.\n` +
    (references === '' ? '' : `\nReference columns, in which card-shaped numbers are reported and kept: ${references}.\n`)
  );
}

/** The page docs/formats.md, from the registries: what is read, how it is recognised, and what is turned away by name. */
export function formatsPage(): string {
  const known = extractFormats.map(
    (format) =>
      `### ${format.label}\n\n\`${format.id}\` fills ${tablesText(format)}${format.verified ? '; checked against real files' : '; unverified layout, until a receipt balances'}.\n\n` +
      (format.kind === 'header' ? headerText(format) : `Recognised by ${format.recognisedBy}.\n`),
  );
  const plain =
    `### ${plainTableLabel}\n\n\`${plainTableId}\` fills ${factTable('plain_line').label.toLowerCase()} (\`plain_line\`). Any table whose encoding, delimiter, header, number and date ` +
    'style can be told from the file alone, or are stated by the analyst. What was taken for granted is a warning on the receipt.\n';
  const refused = refusedLayouts.map((layout) => `- **${layout.label}**: ${layout.reason}.`);
  return (
    '# Partner layouts\n\nWritten from the registry; do not edit by hand.\n\n' +
    'Columns that a layout does not name are kept as text under `x_` and the source’s name. Files may be text, Excel workbooks, JSON or Parquet, as they are, in gzip or in a zip archive; text may be UTF-8, UTF-16 with its mark, ' +
    'windows-1252, ISO 8859-1 or ISO 8859-15.\n\n## Read\n\n' +
    `${[...known, plain].join('\n')}\n## Refused by name\n\n${refused.join('\n')}\n- **Excel workbooks, zip archives and other binary files**, each with its own sentence.\n`
  );
}
