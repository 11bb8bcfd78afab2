import { AppFailure } from '../../../shared/errors/app-error.ts';
import { appError } from '../../../shared/errors/catalogue.ts';

/** What the operating system said about a file, as the product's own error; anything else is passed on. */
export function failureOfFile(thrown: unknown, file: string): unknown {
  if (thrown instanceof AppFailure) return thrown;
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new AppFailure(appError('FILE_NOT_FOUND', { file }));
    case 'EACCES':
    case 'EPERM':
    case 'EISDIR':
    case 'EIO':
    case 'EBUSY':
      return new AppFailure(appError('FILE_UNREADABLE', { file }));
    case 'ENOSPC':
    case 'EDQUOT':
      return new AppFailure(appError('DISK_FULL', { needed: 'about as much as the file holds' }));
    default:
      return thrown;
  }
}
