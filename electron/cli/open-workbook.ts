import { existsSync } from 'node:fs';
import { fail } from '../../shared/errors/fail.ts';
import { basename } from 'node:path';
import { callEngine } from './call-engine.ts';
import type { Terminal } from './command.ts';
import type { ParsedArgs } from './parse-args.ts';

/** Opens the workbook at a typed path. Edits that an earlier process left unsaved are never dropped unasked. */
export async function openWorkbook(args: ParsedArgs, terminal: Terminal, typed: string): Promise<void> {
  const grant = terminal.path(typed);
  const choice = args.has('recover') ? 'recover' : args.has('discard') ? 'discard' : 'ask';
  const result = await callEngine(terminal, 'workbook.open', { grant, choice });
  if (result.kind === 'recoverable') fail('WORKBOOK_RECOVERED', { file: result.fileName });
}

/** Opens a workbook, or makes it when nothing is there yet; returns how to save it. A new one is not written before that. */
export async function openOrCreate(args: ParsedArgs, terminal: Terminal, typed: string): Promise<() => Promise<void>> {
  const path = terminal.path(typed);
  if (existsSync(path)) {
    await openWorkbook(args, terminal, typed);
    return async () => {
      await callEngine(terminal, 'workbook.save', {});
    };
  }
  await callEngine(terminal, 'workbook.new', { name: basename(path).replace(/\.paybench$/i, '') || 'Untitled' });
  return async () => {
    await callEngine(terminal, 'workbook.saveAs', { grant: path });
  };
}
