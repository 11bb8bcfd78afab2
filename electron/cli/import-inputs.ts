import { stat } from 'node:fs/promises';
import type { AppError } from '../../shared/errors/app-error.ts';
import { appError } from '../../shared/errors/catalogue.ts';
import { archiveMembers } from '../engine/import/containers/archive-kind.ts';
import { holdsContracts } from '../engine/import/holds-contracts.ts';
import { type EmptyInput, expandInputs, type NamedInput } from '../engine/import/expand-inputs.ts';

/** What `import` is given, in order: files of contracts, files of partners or members of their archives, and names that stand for no file. */
export type ImportInput =
  | ({ readonly kind: 'contracts' } & NamedInput)
  | ({ readonly kind: 'extract'; readonly bytes: number; readonly member: string | null } & NamedInput)
  | { readonly kind: 'nothing'; readonly typed: string; readonly error: AppError };

/** `member`: the one that was named, of every archive; null takes them all. */
export async function importInputs(
  typed: readonly string[],
  absolute: (typed: string) => string,
  member: string | null,
): Promise<readonly ImportInput[]> {
  const inputs: ImportInput[] = [];
  for (const input of await expandInputs(typed, absolute)) {
    if ('reason' in input) inputs.push({ kind: 'nothing', typed: input.typed, error: errorOf(input) });
    else if (await holdsContracts(input.path)) inputs.push({ kind: 'contracts', ...input });
    else inputs.push(...(await extractsIn(input, member)));
  }
  return inputs;
}

/** The file itself, or every member of the archive that it is. */
async function extractsIn(file: NamedInput, member: string | null): Promise<readonly ImportInput[]> {
  const { size: bytes } = await stat(file.path);
  if (member !== null) return [{ kind: 'extract', bytes, member, typed: `${file.typed}/${member}`, path: file.path }];
  const members = await archiveMembers(file.path);
  if (members === null) return [{ kind: 'extract', bytes, member, ...file }];
  return members.map((found) => ({
    kind: 'extract',
    bytes: found.bytes,
    member: found.name,
    typed: `${file.typed}/${found.name}`,
    path: file.path,
  }));
}

function errorOf({ typed, reason }: EmptyInput): AppError {
  return reason === 'empty_folder'
    ? appError('FILE_NOT_A_TABLE', { file: typed, reason: 'it is a folder without files' })
    : appError('FILE_NOT_FOUND', { file: typed });
}
