import type { AppError } from '../../shared/errors/app-error.ts';
import type { ExitCode } from '../../shared/errors/catalogue.ts';
import type { Engine } from '../engine/create-engine.ts';
import type { ParsedArgs } from './parse-args.ts';

/** What a command has to say. `body` is the JSON object's own part, `text` the same for people. */
export interface Outcome {
  readonly body: Readonly<Record<string, unknown>>;
  readonly text: string;
  /** Files or steps that failed or were refused. */
  readonly errors?: readonly AppError[];
  /** A check said no: a control that does not tie, a missed clause, a number that does not re-derive. */
  readonly checkFailed?: boolean;
  readonly quarantined?: boolean;
}

export interface Terminal {
  readonly engine: () => Engine;
  /** A path as the person typed it, made absolute against the folder they typed it in. */
  readonly path: (typed: string) => string;
  /** To stderr. */
  readonly log: (line: string) => void;
  readonly signal: AbortSignal;
}

export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  /** Flags that take a value, without the dashes. */
  readonly values: readonly string[];
  readonly switches: readonly string[];
  readonly run: (args: ParsedArgs, terminal: Terminal) => Promise<Outcome>;
}

/** 2 usage; else 1 failed or refused; else 3 a check said no; else 4 rows in quarantine; else 0. */
export function exitOf(outcome: Outcome, exitCodeOf: (error: AppError) => ExitCode): ExitCode {
  const codes = (outcome.errors ?? []).map(exitCodeOf);
  if (codes.includes(2)) return 2;
  if (codes.length > 0) return codes.every((code) => code === 3) ? 3 : 1;
  if (outcome.checkFailed === true) return 3;
  return outcome.quarantined === true ? 4 : 0;
}
