import type { AppError } from './app-error.ts';

/** CLI exit codes: 2 usage; 1 failed or refused; 3 a check said no; 4 rows quarantined; 0 fine. */
export type ExitCode = 0 | 1 | 2 | 3 | 4;

interface Entry {
  readonly title: string;
  readonly detail: string;
  readonly remedy: string;
  readonly exit: ExitCode;
}

const entry = (title: string, detail: string, remedy: string, exit: ExitCode = 1): Entry => ({ title, detail, remedy, exit });

/** Every error the product can raise. `{name}` is filled from the context. Each code is raised by a test. */
export const catalogue = {
  INTERNAL: entry('Something went wrong inside Paybench', 'The last step did not finish; nothing that was saved is changed.', 'Try again. If it happens again, copy the report and send it to whoever supports Paybench.'),
  CANCELLED: entry('Cancelled', 'The step was stopped before it finished; nothing of it was kept.', 'Start it again when you are ready.'),
  USAGE: entry('The command is not complete: {problem}', 'Nothing was read or changed.', 'See "paybench help".', 2),
  INVALID_REQUEST: entry('The request does not fit: {problem}', 'Nothing was read or changed.', 'Correct it and try again.', 2),
  ENGINE_STOPPED: entry('The calculation stopped and was started again', 'The step that was running did not finish. Your workbook is as it was before that step.', 'Try the step again with a smaller period or fewer groups.'),
  ENGINE_BUSY: entry('Another import is running in this workbook', 'The new import was not started.', 'Wait for the running import or cancel it.'),

  FILE_NOT_FOUND: entry('{file} is not there', 'Nothing was loaded from it.', 'Check the name, or drop the file into the window again.'),
  FILE_UNREADABLE: entry('{file} cannot be read', 'Nothing was loaded from it.', 'Check that you may read the file and that it is not open in another program.'),
  FILE_EMPTY: entry('{file} is empty', 'It holds no records, so no rows were loaded.', 'Ask the partner whether the day was quiet or the delivery failed.'),
  FILE_BINARY: entry('{file} is not a text, spreadsheet, archive or Parquet file', 'Nothing was loaded, because its bytes are not a table Paybench can read.', 'Export it as CSV or Parquet and load that.'),
  FILE_NOT_A_TABLE: entry('{file} is not a table Paybench can read yet: {reason}', 'Nothing was loaded from it; no total is affected.', 'Export it as CSV with one header row, or say how it is parted under "Teach this layout" on the Data page.'),
  CONTRACTS_NOT_TAKEN: entry('{file} was not taken: {problem}', 'Nothing of it is in the workbook; every commitment, card and figure stays as it was.', 'Correct it in the file and import it again; docs/contracts.md says what each entry holds.'),
  SHEET_NOT_TAKEN: entry('{file} was not taken: {problem}', 'Nothing of it is in the workbook; what was noted there stays as it was.', 'Correct it in the sheet and take it in again; an exported sheet shows the columns and words that are read.', 2),
  FILE_HEADER_ONLY: entry('{file} has a header and no rows', 'No rows were loaded; every total stays as it was.', 'Ask the partner whether the period was quiet.'),
  FILE_LINE_TOO_LONG: entry('{file} has a line longer than {limit} bytes', 'Reading stopped at line {line}; nothing was loaded.', 'The file is damaged or not a table. Ask for a new copy.'),
  FILE_ENCODING: entry('{file} is not valid {encoding}', 'Nothing was loaded, because names and amounts could be read wrong.', 'Choose the right encoding in the preview.'),
  FILE_DAMAGED: entry('{file} is damaged: {reason}', 'Nothing was loaded from it.', 'Ask for a new copy of the file.'),
  FILE_PROTECTED: entry('{file} is protected with a password', 'Nothing was loaded, because its contents cannot be read.', 'Remove the password, or unpack it and load the files in it.'),
  FILE_HOLDS_SEVERAL: entry('{file} holds {count} {what}', 'Nothing was loaded, because each of them is a table of its own.', 'Choose one of: {names}.'),
  FILE_UNPACKS_TOO_LARGE: entry('{file} unpacks to more than can be read safely: {reason}', 'Nothing was loaded from it; reading stopped before it could fill the memory or the disk.', 'Unpack it yourself and load the files in it, or ask for a new copy.'),
  FILE_CHANGED_SINCE: entry('{file} changed since it was shown', 'Nothing was loaded, because it may no longer be what was confirmed.', 'Look at it again, then load it.'),
  FILE_CHANGED: entry('{file} changed while it was being read', 'Nothing was loaded, because its totals could not be trusted.', 'Load it again when it is complete.'),
  CARD_NUMBERS_MIXED: entry(
    'Card numbers in this workbook are already covered in another way',
    'Nothing was loaded: {extract} holds card numbers covered the other way, and two ways side by side could be put together.',
    'Set the way card numbers are covered back in the workbook settings, or load the file into a new workbook.',
  ),
  FORMAT_UNKNOWN: entry('{file} does not match a known layout', 'Nothing was loaded, because guessing could give wrong totals.', 'Load it as a plain table and confirm its columns, or choose a layout by name.'),
  FORMAT_AMBIGUOUS: entry('{file} fits more than one layout: {formats}', 'Nothing was loaded, because the layouts read amounts differently.', 'Choose the layout by name.'),
  FORMAT_UNSETTLED: entry('{file} leaves something open: {questions}', 'Nothing was loaded, because guessing could give wrong totals.', 'Answer it in the preview, or say it to "paybench import" (--preamble-lines, --last-line, --header-rows, --columns, --delimiter, --decimal, --date-order).'),
  FORMAT_DRIFTED: entry('{file} is nearly in the layout {format}: {problem}', 'Nothing was loaded, because a column without a value would count as nothing.', 'Say what became of the column in the preview or with --rename, or say that it is gone with --gone.'),
  FORMAT_MISMATCH: entry('{file} is not in the layout {format}: {reason}', 'Nothing was loaded from it.', 'Choose another layout, or let Paybench detect it.'),
  FORMAT_NO_SUCH: entry('There is no layout called {format}', 'Nothing was loaded.', 'See the list of layouts with "paybench formats".', 2),
  IMPORT_DUPLICATE: entry('{file} is already loaded', 'The same bytes are in extract {extract}; loading them twice would double every total.', 'Remove the earlier extract first if you want to load it again.'),
  IMPORT_REISSUE: entry('{file} is a later delivery of a file that is loaded: {problem}', 'Nothing was loaded, because its rows would count twice.', 'Let it take the place of the earlier one, which is kept and can be restored (--on-overlap supersede), or keep both (--on-overlap keep-both).'),
  IMPORT_OVERLAP: entry('{file} has rows that are loaded already: {problem}', 'Nothing was loaded, because those rows would count twice.', 'Let it take the place of the earlier file, which is kept and can be restored (--on-overlap supersede), or keep both (--on-overlap keep-both).'),
  IMPORT_NOT_COMPLETE: entry('{file} was not loaded: rows written and rows loaded differ', 'Expected {expected} rows and found {found}; the whole import was rolled back.', 'Load it again; if it repeats, send the receipt to whoever supports Paybench.'),
  EXTRACT_NO_SUCH: entry('There is no extract {extract} in this workbook', 'Nothing was changed.', 'Choose one from the list on the Data page.', 2),
  PROFILE_NO_SUCH: entry('There is no taught layout called {name}', 'Nothing was changed.', 'See the list with "paybench formats --workbook W".', 2),
  PROFILE_INVALID: entry('{name} cannot be used as a layout: {problem}', 'Nothing was changed.', 'Correct it, or choose a file that was exported as a layout.', 2),
  CORRECTION_NOT_POSSIBLE: entry('Records of {extract} cannot be corrected here: {reason}', 'They stay in quarantine; no total holds them.', 'Correct them in the file and load it again, or ask the partner for a new one.'),
  SOURCE_NOT_AT_HAND: entry('The source file of this row is not at hand', 'The row itself is safe in the workbook; only its source line cannot be shown.', 'Put the file back where it was, or re-point the extract to it.'),

  DISK_FULL: entry('The disk is full', 'The step was rolled back; the workbook is as it was before.', 'Free {needed} and try again.'),
  FOLDER_READ_ONLY: entry('{folder} cannot be written to', 'Nothing was written; the workbook is unharmed.', 'Choose another folder.'),

  WORKBOOK_NOT_ONE: entry('{file} is not a Paybench workbook', 'It was not opened and not changed.', 'Choose a file that ends in .paybench and was saved by Paybench.'),
  WORKBOOK_DAMAGED: entry('{file} is damaged', 'It was not opened, because its numbers could not be trusted.', 'Open the previous version that is kept beside it, or a copy.'),
  WORKBOOK_NEWER: entry('{file} was saved by a newer Paybench', 'It was not opened, because parts of it would be lost.', 'Update Paybench and open it again.'),
  WORKBOOK_IN_USE: entry('{file} is open in another Paybench', 'It was not opened twice, because edits could be lost. Process {pid} has it.', 'Go to the other window, or close it first.'),
  WORKBOOK_CHANGED_ON_DISK: entry('{file} was changed by someone else since it was opened', 'It was not overwritten.', 'Save under another name, then compare the two.'),
  WORKBOOK_FOREIGN_OBJECTS: entry('{file} holds objects Paybench did not make: {objects}', 'It was not opened, because they could run on opening.', 'Ask the sender for a workbook saved by Paybench.'),
  WORKBOOK_NONE_OPEN: entry('No workbook is open', 'There is nothing to work on.', 'Open a workbook or make a new one.'),
  WORKBOOK_RECOVERED: entry('{file} was not closed properly last time', 'Edits since the last save are in the working copy.', 'Recover them, discard them, or save them under another name.'),

  METRIC_NO_SUCH: entry('There is no metric called {metric}', 'No number was computed.', 'See the list with "paybench metrics".', 2),
  METRIC_NEEDS_DATA: entry('{metric} needs {needs}', 'No loaded extract holds it, so no number is shown.', 'Load an extract that has it.'),
  METRIC_INVALID: entry('{metric} cannot be computed: {problem}', 'No number is shown for it.', 'Correct its definition on the Metrics page.', 2),
  METRIC_ELSEWHERE: entry('{metric} is stated by reconciliation', 'It is a figure as of a day, over both sides of a match, so it cannot be sliced.', 'See it on the Operations page or with "paybench reconcile".', 2),
  GRAIN_TOO_FINE: entry('{metric} is counted by whole months', 'It sets a month against the one before, so a {grain} of it would mean nothing.', 'Choose months, quarters or years.', 2),
  DIMENSION_NO_SUCH: entry('{metric} cannot be split by {dimension}', 'No number was computed.', 'Choose one of: {allowed}.', 2),
  FILTER_INVALID: entry('The filter is not complete: {problem}', 'No number was computed.', 'Write it like: partner in ("Northbank") and amount >= 10', 2),
  PERIOD_INVALID: entry('The period is not valid: {problem}', 'No number was computed.', 'Write days as YYYY-MM-DD; the end is not included.', 2),
  CURRENCY_NO_RATE: entry('There is no rate from {from} to {to}', 'Amounts in {from} cannot be added to {to}, so no total is shown.', 'Add its plan rate to the workbook, or filter to one currency.'),
  PIVOT_INVALID: entry('This table cannot be laid out: {problem}', 'No number was computed.', '{remedy}', 2),
  PIVOT_TOO_WIDE: entry('{field} has {count} values, more than {limit} {places}', 'Nothing is shown, because a table of that size cannot be read and part of it would be missing.', 'Keep the largest and fold the rest into one, take longer steps of time, filter it, or move it to the rows.'),
  BINS_MIX_CURRENCIES: entry('{column} is in {currencies}', 'Steps of amounts in several currencies would mix them, so nothing is shown.', 'Filter to one currency, or split by currency instead.'),
  EMPTY_SLICE: entry('No rows match', 'The filter and period leave nothing to count.', 'Widen the period or remove a filter.'),
  BRIDGE_NOT_POSSIBLE: entry('This change cannot be taken apart: {reason}', 'No bridge is shown.', 'Choose a sum, a ratio or an average, and two periods that hold data.'),

  SQL_REFUSED: entry('Only one SELECT is allowed here: {reason}', 'Nothing was run.', 'Write a single SELECT over the tables of the workbook.', 2),
  SQL_NOT_ASKED: entry('Its query was written elsewhere and has not been run on this machine', 'Nothing was run; SQL that comes with a workbook never runs by itself.', 'Read the query in the settings of the block, run it on the SQL page, and open the report again.'),
  SQL_FAILED: entry('The query did not run: {reason}', 'No rows were read.', 'Correct the query and run it again.'),
  RESULT_TOO_LARGE: entry('The result has more than {limit} {unit}', 'It was not shown, because part of it would be missing.', 'Group or filter it further.'),

  COMMITMENT_NO_SUCH: entry('There is no commitment called {name}', 'Nothing was evaluated.', 'See the list on the Partners page.', 2),
  COMMITMENT_NOT_CHECKED: entry('{clause} of {partner} could not be checked: {problem}', 'Whether it is kept is not known; the other commitments stand.', 'Load the data it needs, or correct the clause.'),
  COMMITMENT_INVALID: entry('{name} contradicts itself: {problem}', 'It was not written down; the clause as it was stands.', 'Correct what is named and save it again.', 2),
  RATE_CARD_INVALID: entry('The rate card of {name} does not make sense: {problem}', 'It was not written down; fees are checked by the card as it was.', 'Correct what is named and save it again.', 2),
  CLAIM_INVALID: entry('{name} cannot be moved there: {problem}', 'The claim stands as it was.', 'Choose a state that can follow, on a day that is not before.', 2),
  MONEY_NO_SUCH: entry('There is no money owed under {name}', 'Nothing was written.', 'See the list with "paybench claims", or open the partner.', 2),
  PARTNER_NO_SUCH: entry('There is no partner called {name}', 'Nothing was computed.', 'Choose one of: {names}.', 2),
  CASE_NO_SUCH: entry('There is no business case called {name}', 'Nothing was computed.', 'There are: {names}.', 2),
  CASE_INVALID: entry('The case cannot be computed: {problem}', 'No result is shown.', 'Correct the driver that is named.'),
  CASE_DRIVERS_UNREADABLE: entry('No drivers could be read from {file}: {problem}', 'The case is as it was.', 'Give a spreadsheet (xlsx) or a CSV file with a header row, such as Name, Unit, Value, Low, High, Source.', 2),
  REPORT_NO_SUCH: entry('There is no report called {name}', 'Nothing was exported.', 'There are: {names}.', 2),
  EXPORT_FORMAT_UNKNOWN: entry('Reports cannot be exported to {format}', 'Nothing was written.', 'Choose pptx, pdf, xlsx, docx, html, md or zip.', 2),
  EXPORT_NEEDS_WINDOW: entry('PDF needs the Electron window, and none can be started here', 'Nothing was written.', 'Export to html, or run it where a display or a virtual display is at hand.'),
  TEMPLATE_NOT_READ: entry('The template cannot be used: {problem}', 'Nothing was written.', 'Choose a .pptx file, or export on the bundled theme without a template.', 2),
  TEMPLATE_LAYOUT_MISSING: entry('The template has no layout "{layout}"', 'Nothing was written. It has: {layouts}.', 'Add a layout of that name to the template, or export on the bundled theme without a template.', 2),
  VERIFY_NO_PASSPORT: entry('The numbers of this file cannot be derived again: {problem}', 'Nothing was compared.', 'Choose a .pptx, .xlsx, .docx or .html file that Paybench exported from a report.', 2),
  PARTNERS_NONE: entry('No extract of this workbook names a partner', 'No report was written.', 'Load an extract with a partner column, or export the report without --param partner.'),
  VERIFY_DIFFERS: entry('{count} numbers do not re-derive', 'The workbook no longer gives the numbers that were recorded.', 'See the list; one of the extracts or definitions has changed.', 3),
} as const satisfies Record<string, Entry>;

export type ErrorCode = keyof typeof catalogue;

/** Builds an AppError from its catalogue entry, filling `{name}` from the context. */
export function appError(code: ErrorCode, context: AppError['context'] = {}): AppError {
  const { title, detail, remedy } = catalogue[code];
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(context[name] ?? '–'));
  return { code, title: fill(title), detail: fill(detail), remedy: fill(remedy), context };
}
