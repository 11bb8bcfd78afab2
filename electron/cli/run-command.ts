import { isAbsolute, resolve } from 'node:path';
import { appVersion } from '../../shared/base/app-version.ts';
import type { AppError } from '../../shared/errors/app-error.ts';
import { exitCodeOf, fail, toAppError } from '../../shared/errors/fail.ts';
import { createEngine, type Engine } from '../engine/create-engine.ts';
import { exitOf, type Outcome, type Terminal } from './command.ts';
import { commands } from './commands/registry.ts';
import { dataDir } from './data-dir.ts';
import { parseArgs } from './parse-args.ts';

export interface Io {
  readonly env: NodeJS.ProcessEnv;
  readonly out: (text: string) => void;
  readonly log: (line: string) => void;
  readonly signal: AbortSignal;
}

function commandNamed(name: string) {
  return commands.find((command) => command.name === name) ?? fail('USAGE', { problem: `"${name}" is not a command` });
}

function errorText({ title, detail, remedy }: AppError): string {
  return `${title}\n  ${detail}\n  ${remedy}`;
}

/** Runs one command line and returns its exit code. Standard output gets the result and nothing else. */
export async function runCommand(argv: readonly string[], io: Io): Promise<number> {
  const folder = io.env['INIT_CWD'] ?? process.cwd();
  let engine: Engine | null = null;
  const terminal: Terminal = {
    engine: () => {
      engine ??= createEngine({
        dataDir: dataDir(io.env, process.platform),
        appVersion,
        now: Date.now,
        resolveGrant: (grant) => grant,
        holder: 'terminal',
      });
      return engine;
    },
    path: (typed) => (isAbsolute(typed) ? typed : resolve(folder, typed)),
    log: io.log,
    signal: io.signal,
  };
  const [name = 'help', ...rest] = argv[0] === '--help' || argv[0] === '-h' ? ['help'] : argv;
  let outcome: Outcome;
  try {
    const command = commandNamed(name);
    outcome = await command.run(parseArgs(rest, command), terminal);
  } catch (thrown) {
    if (io.env['PAYBENCH_DEBUG'] !== undefined) io.log(thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown));
    outcome = { body: {}, text: '', errors: [toAppError(thrown)] };
  }
  const exit = exitOf(outcome, ({ code }) => exitCodeOf(code));
  const errors = outcome.errors ?? [];
  if (argv.includes('--json')) io.out(`${JSON.stringify({ ok: exit === 0, exit, ...outcome.body, errors })}\n`);
  else {
    if (outcome.text !== '') io.out(`${outcome.text}\n`);
    for (const error of errors) io.log(errorText(error));
  }
  await (engine as Engine | null)?.close();
  return exit;
}
