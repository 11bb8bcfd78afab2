import { currencyExponent } from '../money/iso4217.ts';
import { factTable } from '../domain/tables.ts';
import { gapDays, isBankTable } from './gap-days.ts';
import { amountGap, amountName, controlGap, exceptions, linesLeft } from './receipt-checks.ts';
import { type ExtractState, type QuarantinedRecord, type Receipt, tablesOf } from './receipt.ts';

/** A table of the working paper; texts only, sums in the last row where there are any. */
export interface PaperTable {
  readonly columns: readonly { readonly label: string; readonly align: 'left' | 'right' }[];
  readonly rows: readonly (readonly string[])[];
  readonly hasTotal: boolean;
}

export interface PaperSection {
  readonly title: string;
  readonly table: PaperTable | null;
  readonly lines: readonly string[];
}

/** The receipt of one file as an auditor files it: what it is, whether it ties, and each check in full. */
export interface ReceiptPaper {
  readonly title: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly conclusion: readonly string[];
  readonly isClean: boolean;
  readonly sections: readonly PaperSection[];
}

export interface PaperContext {
  readonly name: string;
  readonly state: ExtractState;
  readonly formatLabel: string;
  /** Partners named in its rows. */
  readonly partners: readonly string[];
  /** Days on which the partner's bank is closed, besides weekends. */
  readonly holidays?: ReadonlySet<string>;
  /** The first records in quarantine, in the order of the file. */
  readonly quarantined: readonly QuarantinedRecord[];
}

const left = (label: string) => ({ label, align: 'left' as const });
const right = (label: string) => ({ label, align: 'right' as const });
const count = (value: number) => value.toLocaleString('en-US');

/** Exact decimal text with thousands marks and at least so many decimals; other text as it is. */
export function groupedDecimal(text: string, decimals = 0): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (match === null) return text;
  const [, sign = '', whole = '', digits = ''] = match;
  const fraction = digits.padEnd(decimals, '0');
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${fraction === '' ? '' : `.${fraction}`}`;
}

const stateWords: Readonly<Record<ExtractState, string>> = {
  active: 'its rows count',
  superseded: 'replaced by a later delivery; its rows do not count',
  undone: 'taken back; its rows do not count',
};

export function receiptPaper(receipt: Receipt, context: PaperContext): ReceiptPaper {
  const open = exceptions(receipt);
  const waiting = receipt.rows.quarantined;
  return {
    title: `Receipt of ${context.name}`,
    facts: facts(receipt, context),
    isClean: open.length === 0,
    conclusion: [
      ...(open.length === 0 ? ['Every line, every amount and every stated total ties.'] : open),
      ...(receipt.rows.faulty === 0
        ? []
        : [
            `${count(receipt.rows.faulty)} ${receipt.rows.faulty === 1 ? 'row has a value that could not be read; no total holds it.' : 'rows have a value that could not be read; no total holds those values.'}`,
          ]),
      ...(waiting === 0
        ? []
        : [
            `${count(waiting)} ${waiting === 1 ? 'record waits' : 'records wait'} in quarantine; no total holds ${waiting === 1 ? 'it' : 'them'}.`,
          ]),
    ],
    sections: [
      methodSection(receipt),
      linesSection(receipt),
      rowsSection(receipt),
      amountsSection(receipt),
      controlsSection(receipt),
      daysSection(receipt, context),
      quarantineSection(receipt, context),
      correctionsSection(receipt),
      guardSection(receipt),
      notesSection(receipt),
      signSection(),
    ].filter(({ table, lines }) => table !== null || lines.length > 0),
  };
}

function facts(receipt: Receipt, { state, formatLabel, partners }: PaperContext): ReceiptPaper['facts'] {
  const { dialect, zone, choice } = receipt;
  const answers = [
    ...(choice?.partner === undefined ? [] : [`partner ${choice.partner}`]),
    ...(choice?.currency === undefined ? [] : [`currency ${choice.currency}`]),
    ...(choice?.referenceColumns === undefined ? [] : [`ids in ${choice.referenceColumns.join(', ')}`]),
    ...(choice?.allowDuplicate === true ? ['the same bytes twice'] : []),
    ...(choice?.onOverlap === undefined ? [] : [`rows of earlier files: ${choice.onOverlap.replace('_', ' ')}`]),
  ];
  return [
    ['File', receipt.file],
    ['SHA-256', receipt.sha256],
    ['Size', `${count(receipt.bytes)} bytes, ${receipt.container}`],
    ...(receipt.sourceModifiedAt === undefined ? [] : [['Last changed', receipt.sourceModifiedAt] as const]),
    ['Read', `${receipt.loadedAt}, in ${(receipt.elapsedMs / 1000).toFixed(1)} s`],
    ['Layout', `${formatLabel} (${receipt.format}), ${receipt.formatVerified ? 'checked against real files' : 'unverified layout'}`],
    ...(partners.length === 0 ? [] : [['Partners', partners.join(', ')] as const]),
    ...(dialect === null ? [] : [['Written', writtenAs(dialect, receipt)] as const]),
    ...(zone === undefined ? [] : [['Times without an offset', `read as ${zone}, unless the layout says otherwise`] as const]),
    ...(answers.length === 0 ? [] : [['Said by a person', answers.join('; ')] as const]),
    ['State', stateWords[state]],
  ];
}

const marks: Readonly<Record<string, string>> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' };

function writtenAs(
  { encoding, delimiter, cuts, hasHeader, decimal, dateOrder }: NonNullable<Receipt['dialect']>,
  { form }: Receipt,
): string {
  const table = form?.table;
  if (table?.kind === 'xlsx') return `rows of the sheet ${table.sheet}`;
  if (table?.kind === 'json') return table.path === '' ? 'records of a JSON document' : `records of the list ${table.path}`;
  const between =
    cuts !== undefined
      ? `columns at characters ${cuts.join(', ')}`
      : delimiter === ''
        ? 'records of fixed form'
        : `fields between ${marks[delimiter] ?? delimiter}`;
  const days = dateOrder === 'none' ? [] : [`days as ${dateOrder}`];
  return [encoding, between, `${hasHeader ? 'with' : 'without'} a header`, `decimal ${decimal === ',' ? 'comma' : 'point'}`, ...days].join(
    ', ',
  );
}

/** What was done, so that another person can do it again. */
function methodSection(receipt: Receipt): PaperSection {
  const lines = [
    'Lines: every physical line was given exactly one meaning while reading; their sum is compared with the number of lines of the file.',
    ...(receipt.amounts.length === 0
      ? []
      : ['Amounts: added up exactly while reading, and a second time by the database over the rows it holds, per column and currency.']),
    ...(receipt.controls.length === 0
      ? ['Stated totals: the file states none.']
      : ['Stated totals: read from the file and compared with the rows; one that does not tie is reported and never repaired.']),
    'File: the SHA-256 of its bytes says whether a file at hand is the one that was read.',
  ];
  return { title: 'How it was checked', table: null, lines };
}

function signSection(): PaperSection {
  const columns = [left('Step'), left('Name'), left('Date'), left('Signature')];
  const rows = ['Prepared', 'Reviewed'].map((step) => [step, '', '', '']);
  return { title: 'Sign-off', table: { columns, rows, hasTotal: false }, lines: [] };
}

function linesSection(receipt: Receipt): PaperSection {
  const { lines } = receipt;
  const parts = [
    ['Header', lines.header],
    ['Preamble', lines.preamble],
    ['Blank', lines.blank],
    ['Trailer', lines.trailer],
    ['Loaded', lines.loaded],
    ['Quarantined', lines.quarantined],
  ] as const;
  const rows = parts.map(([label, value]) => [label, count(value)]);
  const sum = lines.physical - linesLeft(receipt);
  return {
    title: 'Lines',
    table: { columns: [left('Kind of line'), right('Lines')], rows: [...rows, ['Together', count(sum)]], hasTotal: true },
    lines: [`The file has ${count(lines.physical)} lines; ${count(linesLeft(receipt))} are not accounted for.`],
  };
}

function rowsSection(receipt: Receipt): PaperSection {
  const rows = tablesOf(receipt).map((part) => [factTable(part.table).label, part.table, count(part.rows)]);
  const { faulty } = receipt.rows;
  return {
    title: 'Rows',
    table: { columns: [left('What they are'), left('Table'), right('Rows')], rows, hasTotal: false },
    lines: faulty === 0 ? [] : [`${count(faulty)} of them have a value that could not be read; it is empty and the row says why.`],
  };
}

function amountsSection({ amounts }: Receipt): PaperSection {
  const rows = amounts.map((amount) => {
    const decimals = currencyExponent(amount.currency) ?? 0;
    return [
      amountName(amount),
      amount.currency === 'XXX' ? '–' : amount.currency,
      ...[amount.loaded, amount.quarantined, amount.independent, amountGap(amount)].map((text) => groupedDecimal(text, decimals)),
    ];
  });
  const columns = [
    left('Column'),
    left('Currency'),
    right('Loaded'),
    right('Quarantined'),
    right('Counted while reading'),
    right('Difference'),
  ];
  return {
    title: 'Amounts',
    table: rows.length === 0 ? null : { columns, rows, hasTotal: false },
    lines: rows.length === 0 ? [] : ['Major units, positive = to us. The sum counted while reading never saw the database.'],
  };
}

/** As many decimals as what it was worked out of: 2,038.00, not 2,038. */
function withDigits(gap: string, { stated, computed }: Receipt['controls'][number]): string {
  const digits = Math.max(...[stated, computed].map((text) => text.split('.')[1]?.length ?? 0));
  const [whole = '', fraction = ''] = gap.split('.');
  return digits === 0 ? gap : `${whole}.${fraction.padEnd(digits, '0')}`;
}

function controlsSection({ controls }: Receipt): PaperSection {
  const rows = controls.map((control) => {
    const gap = controlGap(control);
    return [
      control.name,
      groupedDecimal(control.stated),
      groupedDecimal(control.computed),
      gap === null ? '–' : groupedDecimal(withDigits(gap, control)),
      control.ok ? 'ties' : 'does not tie',
    ];
  });
  const columns = [left('Control'), right('Stated'), right('Found'), right('Difference'), left('Result')];
  return { title: 'Stated by the partner', table: rows.length === 0 ? null : { columns, rows, hasTotal: false }, lines: [] };
}

function daysSection(receipt: Receipt, { holidays }: PaperContext): PaperSection {
  const { firstInstant, lastInstant, missingDays, table } = receipt;
  const gaps = gapDays(receipt, holidays);
  const closed = missingDays.length - gaps.length;
  if (firstInstant === null || lastInstant === null) return { title: 'Days', table: null, lines: [] };
  return {
    title: 'Days',
    table: null,
    lines: [
      `From ${firstInstant} to ${lastInstant} (UTC).`,
      gaps.length === 0
        ? `No ${isBankTable(table) ? 'business day' : 'day'} in between is without a row.`
        : `No row on ${gaps.join(', ')}.`,
      ...(closed === 0 ? [] : [`${count(closed)} days without rows are weekends or holidays, on which a bank has none.`]),
    ],
  };
}

function quarantineSection({ rows }: Receipt, { quarantined }: PaperContext): PaperSection {
  const more = rows.quarantined - quarantined.length;
  return {
    title: 'Quarantine',
    table:
      quarantined.length === 0
        ? null
        : {
            columns: [right('Line'), right('Byte'), left('Reason'), left('Text, card numbers masked')],
            rows: quarantined.map((record) => [count(record.line), count(record.byteOffset), record.reason, record.text]),
            hasTotal: false,
          },
    lines: more > 0 ? [`And ${count(more)} more.`] : [],
  };
}

function correctionsSection({ corrections = [] }: Receipt): PaperSection {
  const rows = corrections.flatMap(({ by, at, records }) =>
    records.flatMap(({ line, reason, changes }) =>
      changes.map(({ column, from, to }) => [count(line), reason, column === '' ? 'whole record' : column, from, to, by, at]),
    ),
  );
  const columns = [
    right('Line'),
    left('Was set aside because it'),
    left('Column'),
    left('In the file'),
    left('Corrected'),
    left('By'),
    left('At'),
  ];
  return {
    title: 'Corrected by a person',
    table: rows.length === 0 ? null : { columns, rows, hasTotal: false },
    lines:
      rows.length === 0 ? [] : ['These records are in the counts and sums above as they were corrected; the file itself is unchanged.'],
  };
}

function guardSection({ guard }: Receipt): PaperSection {
  const lines = [
    guard.pansMasked === 0
      ? 'No card number was found.'
      : `${count(guard.pansMasked)} card ${guard.pansMasked === 1 ? 'number was' : 'numbers were'} covered before anything was stored, in ${guard.columnsWithPans.join(', ')}.`,
    ...(guard.columnsDropped.length === 0 ? [] : [`Nothing was kept of ${guard.columnsDropped.join(', ')}.`]),
    ...(guard.personal ?? []).map(
      ({ column, kind, action }) =>
        `${column} ${kind === 'declared' ? 'was named as personal' : `holds ${kind.replaceAll('_', ' ')} data`}: ${actionWords[action]}.`,
    ),
  ];
  return { title: 'Card numbers and personal data', table: null, lines };
}

const actionWords = { keep: 'kept', mask: 'masked', hash: 'replaced by a code', drop: 'left out' } as const;

function notesSection({ warnings }: Receipt): PaperSection {
  return { title: 'To know', table: null, lines: warnings.map(({ message }) => message) };
}
