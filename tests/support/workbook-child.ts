import { createInterface } from 'node:readline';
import { createEngine } from '../../electron/engine/create-engine.ts';
import { toAppError } from '../../shared/errors/fail.ts';
import { callHandler } from '../../shared/protocol/rpc-server.ts';

/**
 * An engine in a process of its own, for tests that kill it or let two processes meet: `node workbook-child.js DATADIR`.
 * Reads calls as JSON lines `{method, params}` and answers each with a line `{value}` or `{code, context}`; an import also
 * writes a line `{progress}` whenever it has something to tell.
 */
const [, , dataDir = ''] = process.argv;
const engine = createEngine({
  dataDir,
  appVersion: '0.0.0-test',
  now: () => Date.UTC(2026, 3, 15, 12),
  resolveGrant: (grant) => grant,
  holder: 'window',
});

const say = (value: unknown) => void process.stdout.write(`${JSON.stringify(value)}\n`);

async function answer(line: string): Promise<unknown> {
  const { method, params } = JSON.parse(line) as { method: string; params: unknown };
  try {
    const tell = (_: string, fraction: number | null) => say({ progress: fraction });
    const context = { signal: new AbortController().signal, progress: method === 'extract.import' ? tell : () => undefined };
    return { value: await callHandler(engine.handlers, method, params, context) };
  } catch (thrown) {
    const { code, context } = toAppError(thrown);
    return { code, context };
  }
}

let queue = Promise.resolve();
createInterface({ input: process.stdin }).on('line', (line) => {
  queue = queue.then(async () => say(await answer(line)));
});
process.stdout.write('ready\n');
