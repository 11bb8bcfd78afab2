import type { ErrorCode } from './catalogue.ts';

/**
 * The one error shape on the wire, on screen and in the terminal.
 * `title`: what happened. `detail`: what it means for the numbers. `remedy`: what to do.
 * `context` holds names and counts only, never values from a partner's rows.
 */
export interface AppError {
  readonly code: ErrorCode;
  readonly title: string;
  readonly detail: string;
  readonly remedy: string;
  readonly context: Readonly<Record<string, string | number | boolean | null>>;
}

/** Carries an AppError through `throw`. */
export class AppFailure extends Error {
  readonly error: AppError;
  constructor(error: AppError) {
    super(`${error.code}: ${error.title}`);
    this.name = 'AppFailure';
    this.error = error;
  }
}

export function isAppError(value: unknown): value is AppError {
  return typeof value === 'object' && value !== null && 'code' in value && 'remedy' in value && 'title' in value;
}
