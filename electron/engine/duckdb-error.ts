import { AppFailure } from '../../shared/errors/app-error.ts';
import { appError } from '../../shared/errors/catalogue.ts';

const diskFull = /no space left on device|ENOSPC|max_temp_directory_size|disk quota exceeded/i;

const damaged = /corrupt database file|failed to (de)?serialize|could not read enough bytes/i;

/**
 * What a statement threw, as the product's own error where it has a meaning of its own. DuckDB quotes rows in its messages,
 * so an unknown error keeps only its class ("Conversion Error") and never its text.
 */
export function translateDuckDbError(thrown: unknown, signal?: AbortSignal): Error {
  if (thrown instanceof AppFailure) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  if (signal?.aborted === true) return new AppFailure(appError('CANCELLED'));
  if (diskFull.test(message)) return new AppFailure(appError('DISK_FULL', { needed: 'some space' }));
  if (damaged.test(message)) return new AppFailure(appError('WORKBOOK_DAMAGED', { file: 'The workbook' }));
  return thrown instanceof Error ? thrown : new Error('DuckDB failed');
}

/** "Conversion Error: Could not convert ..." -> "Conversion Error". */
export function duckDbErrorClass(thrown: unknown): string {
  const message = thrown instanceof Error ? thrown.message : '';
  return /^([A-Z][A-Za-z ]{2,40}?(?:Error|Exception)?):/.exec(message)?.[1] ?? 'Error';
}
