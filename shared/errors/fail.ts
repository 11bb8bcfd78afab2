import { type AppError, AppFailure, isAppError } from './app-error.ts';
import { appError, catalogue, type ErrorCode, type ExitCode } from './catalogue.ts';

/** Throws the catalogue's error for this code. */
export function fail(code: ErrorCode, context: AppError['context'] = {}): never {
  throw new AppFailure(appError(code, context));
}

/** Anything thrown, as an AppError; an unknown error becomes INTERNAL with its name only, so no row value can leak. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppFailure) return thrown.error;
  if (isAppError(thrown)) return thrown;
  const name = thrown instanceof Error ? thrown.name : typeof thrown;
  return appError('INTERNAL', { name });
}

export function exitCodeOf(code: ErrorCode): ExitCode {
  return catalogue[code].exit;
}
