import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { AppError } from '../../shared/errors/app-error.ts';
import { type CliRun, runCli } from './run-cli.ts';

/** What every object on standard output has. */
export interface CliObject {
  readonly ok: boolean;
  readonly exit: number;
  readonly errors: readonly AppError[];
}

export interface CliBench {
  readonly folder: string;
  readonly userData: string;
  /** A command line as it would be typed in the bench's folder. */
  run(...argv: string[]): Promise<CliRun>;
  /** The same with --json; fails unless standard output is exactly one object in one line that tells the exit code. */
  object<T>(...argv: string[]): Promise<CliObject & T>;
  write(name: string, content: string | Buffer): Promise<void>;
  bytes(name: string): Promise<Buffer>;
}

/** A folder with a terminal in it; both go when the tests of the file are done. */
export function cliBench(): CliBench {
  const root = mkdtempSync(join(tmpdir(), 'paybench-cli-'));
  const userData = join(root, 'data');
  const folder = mkdtempSync(join(root, 'work-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const run = (...argv: string[]) => runCli(argv, { userData, folder });
  return {
    folder,
    userData,
    run,
    async object<T>(...argv: string[]) {
      const done = await run(...argv, '--json');
      if (!/^\{"ok":(true|false),"exit":\d,[^\n]*"errors":\[[^\n]*\]\}\n$/.test(done.out))
        throw new Error(`not one object in one line: ${done.out.slice(0, 500)}\n${done.log}`);
      const object = done.json<CliObject & T>();
      if (object.exit !== done.exit || object.ok !== (done.exit === 0)) throw new Error(`exit ${done.exit}, but ${done.out.slice(0, 200)}`);
      return object;
    },
    write: (name, content) => writeFile(join(folder, name), content),
    bytes: (name) => readFile(join(folder, name)),
  };
}

const settlementHeader = 'ts_utc,partner,type,merchant_ref,gross,ccy_gross,net,ccy_net';

/** Two sales of USD 10.00 and 5.50 and a refund of EUR 2.25, all of January 5, 2026. */
export const settlements = `${settlementHeader}
2026-01-05T15:00:00Z,Acme,sale,o1,10.00,USD,9.50,USD
2026-01-05T16:00:00Z,Acme,sale,o2,5.50,USD,5.25,USD
2026-01-05T17:00:00Z,Acme,refund,o3,-2.25,EUR,-2.25,EUR
`;

/** One sale of USD 1.00 that loads and one record with a field too many, which does not. */
export const ragged = `${settlementHeader}
2026-01-06T15:00:00Z,Acme,sale,o4,1.00,USD,1.00,USD
2026-01-06T15:00:00Z,Acme,sale,o5,4.00,USD,4.00,USD,extra
`;

/**
 * Sixteen orders of one attempt each. January: card 2 of 4 paid, BNPL 4 of 4. February: card 2 of 2, BNPL 6 of 6.
 * Rates 50 % -> 100 % and 100 % -> 100 %, shares 50/50 -> 25/75.
 */
export const attempts = [
  'ts_utc,attempt_id,order_id,partner,product,method,attempt_no,amount,ccy,result',
  ...[
    ...['approved', 'approved', 'declined', 'declined'].map((result) => ['2026-01', 'Acme', 'card', result]),
    ...Array.from({ length: 4 }, () => ['2026-01', 'Lumen', 'bnpl', 'approved']),
    ...Array.from({ length: 2 }, () => ['2026-02', 'Acme', 'card', 'approved']),
    ...Array.from({ length: 6 }, () => ['2026-02', 'Lumen', 'bnpl', 'approved']),
  ].map(
    ([month, partner, product, result], index) =>
      `${month}-1${index % 8}T15:00:00Z,a${index},o${index},${partner},${product},${product},1,20.00,USD,${result}`,
  ),
  '',
].join('\n');
