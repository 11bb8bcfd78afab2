import { basename } from 'node:path';
import { AppFailure } from '../../../shared/errors/app-error.ts';
import { appError } from '../../../shared/errors/catalogue.ts';

const codeOf = (thrown: unknown) => (thrown instanceof Error ? (thrown as NodeJS.ErrnoException).code : undefined);

export function isMissing(thrown: unknown): boolean {
  return codeOf(thrown) === 'ENOENT' || codeOf(thrown) === 'ENOTDIR';
}

/** What went wrong while reading a file, in the product's words. */
export function readFailure(thrown: unknown, path: string): unknown {
  const file = basename(path);
  switch (codeOf(thrown)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new AppFailure(appError('FILE_NOT_FOUND', { file }));
    case 'EACCES':
    case 'EPERM':
    case 'EISDIR':
    case 'EIO':
      return new AppFailure(appError('FILE_UNREADABLE', { file }));
    default:
      return writeFailure(thrown, path);
  }
}

/** What went wrong while writing into a folder, in the product's words. */
export function writeFailure(thrown: unknown, folder: string): unknown {
  switch (codeOf(thrown)) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return new AppFailure(appError('DISK_FULL', { needed: 'some space' }));
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOENT':
    case 'ENOTDIR':
      return new AppFailure(appError('FOLDER_READ_ONLY', { folder }));
    default:
      return thrown;
  }
}
