import { AppFailure } from '../errors/app-error.ts';
import { toAppError } from '../errors/fail.ts';

/** Why a figure or number is missing, in one sentence for the reader of the report. A cancelled job stays cancelled. */
export function gapSentence(what: string, thrown: unknown): string {
  const error = toAppError(thrown);
  if (error.code === 'CANCELLED' || error.code === 'ENGINE_STOPPED') throw new AppFailure(error);
  return `${what} is missing: ${stop(error.title)} ${stop(error.detail)} ${stop(error.remedy)}`;
}

function stop(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
