import { open } from 'node:fs/promises';
import type { AppError } from '../../shared/errors/app-error.ts';
import { appError } from '../../shared/errors/catalogue.ts';
import { type EmptyInput, expandInputs, type NamedInput } from '../engine/import/expand-inputs.ts';

/** What `import` is given, in order: files of contracts, files of partners, and names that stand for no file. */
export type ImportInput =
  | ({ readonly kind: 'contracts' | 'extract' } & NamedInput)
  | { readonly kind: 'nothing'; readonly typed: string; readonly error: AppError };

export async function importInputs(typed: readonly string[], absolute: (typed: string) => string): Promise<readonly ImportInput[]> {
  const inputs: ImportInput[] = [];
  for (const input of await expandInputs(typed, absolute)) {
    if ('reason' in input) inputs.push({ kind: 'nothing', typed: input.typed, error: errorOf(input) });
    else inputs.push({ kind: (await holdsContracts(input)) ? 'contracts' : 'extract', ...input });
  }
  return inputs;
}

function errorOf({ typed, reason }: EmptyInput): AppError {
  return reason === 'empty_folder'
    ? appError('FILE_NOT_A_TABLE', { file: typed, reason: 'it is a folder without files' })
    : appError('FILE_NOT_FOUND', { file: typed });
}

const headBytes = 64 * 1024;

/** A file of contracts is JSON like many others; none of theirs lists commitments. */
async function holdsContracts({ path }: NamedInput): Promise<boolean> {
  if (!path.toLowerCase().endsWith('.json')) return false;
  try {
    const handle = await open(path, 'r');
    try {
      const head = Buffer.alloc(headBytes);
      const { bytesRead } = await handle.read(head, 0, headBytes, 0);
      return /"commitments"\s*:/.test(head.toString('utf8', 0, bytesRead));
    } finally {
      await handle.close();
    }
  } catch {
    // A file that cannot be read says so when it is imported.
    return false;
  }
}
