import { maskCardNumbers } from '../../../shared/extract/card-number-guard.ts';
import type { ImportResult, Receipt } from '../../../shared/extract/receipt.ts';
import { type Delivery, groupDeliveries, partProblems } from '../../../shared/extract/split-files.ts';
import { parseDay } from '../../../shared/calendar/day.ts';
import { fail, toAppError } from '../../../shared/errors/fail.ts';
import { counted } from '../../../shared/base/words.ts';
import { callEngine } from '../call-engine.ts';
import type { Command } from '../command.ts';
import { choiceValues, importChoice } from '../import-choice.ts';
import { type ImportInput, importInputs } from '../import-inputs.ts';
import { openOrCreate } from '../open-workbook.ts';
import { tableText } from '../table-text.ts';

function receiptBody(receipt: Receipt) {
  const { format, sha256, lines, rows, amounts, controls, warnings } = receipt;
  return {
    format,
    sha256,
    lines,
    rows: { loaded: rows.loaded, quarantined: rows.quarantined, faulty: rows.faulty },
    amounts: amounts.map(({ table, column, currency, loaded, quarantined }) => ({
      ...(table === undefined ? {} : { table }),
      column,
      currency,
      loaded,
      quarantined,
    })),
    controls,
    warnings,
  };
}

function extractBody(result: ImportResult) {
  if (result.status === 'refused') return { file: result.file, status: result.status, error: result.error };
  const { extract, superseded } = result;
  return {
    file: result.file,
    id: extract.id,
    status: result.status,
    ...receiptBody(extract.receipt),
    ...(superseded.length === 0 ? {} : { superseded }),
  };
}

function line(result: ImportResult): string[] {
  if (result.status === 'refused')
    return [
      result.file,
      'refused',
      '',
      '',
      '',
      `${result.error.title.replace(/[.?]?$/, (end) => (end === '' ? '.' : end))} ${result.error.remedy}`,
    ];
  const { format, rows, controls, warnings } = result.extract.receipt;
  const failed = controls.filter(({ ok }) => !ok).map(({ name, stated, computed }) => `${name}: stated ${stated}, computed ${computed}`);
  return [
    result.file,
    'loaded',
    format,
    String(rows.loaded),
    String(rows.quarantined),
    [...failed, ...warnings.map(({ message }) => message)].join('; '),
  ];
}

interface ContractsLoaded {
  readonly file: string;
  readonly commitments: number;
  readonly rateCards: number;
  readonly incidents: number;
}

function contractsLine({ file, commitments, rateCards, incidents }: ContractsLoaded): string[] {
  return [
    file,
    'loaded',
    'contracts',
    '',
    '',
    `${counted(commitments, 'commitment')}, ${counted(rateCards, 'rate card line')}, ${counted(incidents, 'incident')}`,
  ];
}

/** Deliveries that came in parts, by the names of the files. */
function splitDeliveries(inputs: readonly ImportInput[]): readonly Delivery[] {
  const files = inputs.flatMap((input) => (input.kind === 'extract' ? [{ name: maskCardNumbers(input.typed), bytes: input.bytes }] : []));
  return groupDeliveries(files).filter(({ stated, parts, missing }) => stated !== null || parts.length > 1 || missing.length > 0);
}

function deliveryBody({ name, parts, stated, missing, repeated }: Delivery) {
  return { name, parts: parts.map(({ number, file }) => ({ number, file: file.name })), stated, missing, repeated };
}

function dayOf(given: string | undefined): string | null {
  if (given === undefined) return null;
  return parseDay(given) === null ? fail('USAGE', { problem: `--received takes a day like 2026-03-31, not "${given}"` }) : given;
}

/** How card numbers are covered in the whole workbook; null where nothing is said. */
function coverOf(given: string | undefined): 'truncate' | 'hash' | null {
  if (given === undefined) return null;
  return given === 'truncate' || given === 'hash' ? given : fail('USAGE', { problem: '--card-numbers is truncate or hash' });
}

export const importCommand: Command = {
  name: 'import',
  usage:
    'import FILE... --workbook W [--format ID | --profile FILE|NAME] [--partner NAME] [--currency CODE] [--time-zone ZONE] [--sheet NAME] [--header-row N] [--member NAME] [--rename NEW=KNOWN,...] [--gone NAME,...] [--on-overlap ask|supersede|keep-both] [--received YYYY-MM-DD] [--personal COLUMN=keep|mask|hash|drop,...] [--references COLUMN,...] [--card-numbers truncate|hash] [--encoding NAME] [--delimiter comma|semicolon|tab|pipe|space|comma-space|TEXT] [--quote double|single|none] [--escape doubled|backslash|none] [--line-end lf|crlf|cr|mixed|any] [--header-rows N] [--columns NAME,...] [--column-starts N,...] [--preamble-lines N] [--last-line N|end] [--trailer-lines N] [--decimal point|comma] [--date-order ymd|mdy|dmy]',
  summary: 'load partner files, folders, patterns and archives of them (and a contracts.json) into a workbook, made when it is not there',
  values: ['workbook', 'received', 'card-numbers', ...choiceValues],
  switches: ['allow-duplicate'],
  async run(args, terminal) {
    if (args.positionals.length === 0) fail('USAGE', { problem: 'FILE is missing' });
    const choice = await importChoice(args, terminal);
    const received = dayOf(args.value('received'));
    const cardNumbers = coverOf(args.value('card-numbers'));
    const save = await openOrCreate(args, terminal, args.required('workbook'));
    if (cardNumbers !== null) await callEngine(terminal, 'document.apply', { edit: { kind: 'settings.set', settings: { cardNumbers } } });
    const results: ImportResult[] = [];
    const contracts: ContractsLoaded[] = [];
    const inputs = await importInputs(args.positionals, terminal.path, choice.member ?? null);
    for (const input of inputs) {
      const file = maskCardNumbers(input.typed);
      if (input.kind === 'nothing') {
        results.push({ status: 'refused', file, error: input.error });
        continue;
      }
      try {
        if (input.kind === 'contracts') {
          contracts.push({ file, ...(await callEngine(terminal, 'contract.import', { grant: input.path })) });
          continue;
        }
        const part = input.member === null ? choice : { ...choice, member: input.member };
        const result = await callEngine(terminal, 'extract.import', { grant: input.path, choice: part });
        results.push({ ...result, file });
        if (received !== null && result.status === 'loaded')
          await callEngine(terminal, 'document.apply', { edit: { kind: 'reconcile.received', extract: result.extract.id, on: received } });
      } catch (thrown) {
        results.push({ status: 'refused', file, error: toAppError(thrown) });
      }
    }
    const split = splitDeliveries(inputs);
    const loaded = results.flatMap((result) => (result.status === 'loaded' ? [result.extract.receipt] : []));
    if (loaded.length + contracts.length > 0) await save();
    return {
      body: {
        extracts: results.map(extractBody),
        ...(split.length === 0 ? {} : { deliveries: split.map(deliveryBody) }),
        ...(contracts.length === 0 ? {} : { contracts }),
      },
      text: [
        tableText(
          [
            { header: 'file', align: 'left' },
            { header: 'status', align: 'left' },
            { header: 'format', align: 'left' },
            { header: 'loaded', align: 'right' },
            { header: 'quarantined', align: 'right' },
            { header: 'notes', align: 'left' },
          ],
          [...results.map(line), ...contracts.map(contractsLine)],
        ),
        ...partProblems(split),
      ].join('\n'),
      errors: results.flatMap((result) => (result.status === 'refused' ? [result.error] : [])),
      checkFailed: loaded.some(({ controls }) => controls.some(({ ok }) => !ok)),
      quarantined: loaded.some(({ rows }) => rows.quarantined > 0),
    };
  },
};
