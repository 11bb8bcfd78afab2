import type { ImportResult, Receipt } from '../../../shared/extract/receipt.ts';
import { fail, toAppError } from '../../../shared/errors/fail.ts';
import { callEngine } from '../call-engine.ts';
import type { Command } from '../command.ts';
import { choiceValues, importChoice } from '../import-choice.ts';
import { importInputs } from '../import-inputs.ts';
import { openOrCreate } from '../open-workbook.ts';
import { tableText } from '../table-text.ts';

function receiptBody(receipt: Receipt) {
  const { format, sha256, lines, rows, amounts, controls, warnings } = receipt;
  return {
    format,
    sha256,
    lines,
    rows: { loaded: rows.loaded, quarantined: rows.quarantined, faulty: rows.faulty },
    amounts: amounts.map(({ column, currency, loaded, quarantined }) => ({ column, currency, loaded, quarantined })),
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
  if (result.status === 'refused') return [result.file, 'refused', '', '', '', `${result.error.title}. ${result.error.remedy}`];
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
  return [file, 'loaded', 'contracts', '', '', `${commitments} commitments, ${rateCards} rate card lines, ${incidents} incidents`];
}

export const importCommand: Command = {
  name: 'import',
  usage:
    'import FILE... --workbook W [--format ID | --profile FILE|NAME] [--partner NAME] [--currency CODE] [--time-zone ZONE] [--rename NEW=KNOWN,...] [--gone NAME,...] [--on-overlap ask|supersede|keep-both]',
  summary: 'load partner files (and a contracts.json) into a workbook, which is made when it is not there',
  values: ['workbook', ...choiceValues],
  switches: ['allow-duplicate'],
  async run(args, terminal) {
    if (args.positionals.length === 0) fail('USAGE', { problem: 'FILE is missing' });
    const choice = await importChoice(args, terminal);
    const save = await openOrCreate(args, terminal, args.required('workbook'));
    const results: ImportResult[] = [];
    const contracts: ContractsLoaded[] = [];
    for (const input of await importInputs(args.positionals, terminal.path)) {
      const file = input.typed;
      if (input.kind === 'nothing') {
        results.push({ status: 'refused', file, error: input.error });
        continue;
      }
      try {
        if (input.kind === 'contracts') {
          contracts.push({ file, ...(await callEngine(terminal, 'contract.import', { grant: input.path })) });
          continue;
        }
        const result = await callEngine(terminal, 'extract.import', { grant: input.path, choice });
        results.push({ ...result, file });
      } catch (thrown) {
        results.push({ status: 'refused', file, error: toAppError(thrown) });
      }
    }
    const loaded = results.flatMap((result) => (result.status === 'loaded' ? [result.extract.receipt] : []));
    if (loaded.length + contracts.length > 0) await save();
    return {
      body: { extracts: results.map(extractBody), ...(contracts.length === 0 ? {} : { contracts }) },
      text: tableText(
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
      errors: results.flatMap((result) => (result.status === 'refused' ? [result.error] : [])),
      checkFailed: loaded.some(({ controls }) => controls.some(({ ok }) => !ok)),
      quarantined: loaded.some(({ rows }) => rows.quarantined > 0),
    };
  },
};
