import { runCommand } from '../../electron/cli/run-command.ts';

export interface CliRun {
  readonly exit: number;
  readonly out: string;
  readonly log: string;
  /** The JSON object on standard output; only with --json. */
  json<T>(): T;
}

/** Runs one command line in this process, with a data folder of its own. */
export async function runCli(argv: readonly string[], options: { readonly userData: string; readonly folder: string }): Promise<CliRun> {
  let out = '';
  let log = '';
  const exit = await runCommand(argv, {
    env: { PAYBENCH_USER_DATA: options.userData, INIT_CWD: options.folder },
    out: (text) => {
      out += text;
    },
    log: (line) => {
      log += `${line}\n`;
    },
    signal: new AbortController().signal,
  });
  return { exit, out, log, json: <T>() => JSON.parse(out) as T };
}
