import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { onTestFinished } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const external = [/^node:/, /^@duckdb\//, /^@resvg\//, 'electron'];

/** Bundles a script of the tests into plain JavaScript beside node_modules, so that it runs in a process of its own. */
export async function bundleScript(entry: string): Promise<string> {
  const folder = join(root, 'out', 'test-scripts', `${basename(entry, '.ts')}-${process.pid}`);
  const build = await rolldown({ input: join(root, entry), external, platform: 'node', cwd: root, logLevel: 'warn' });
  await build.write({ dir: folder, format: 'es', entryFileNames: '[name].js' });
  await build.close();
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return join(folder, `${basename(entry, '.ts')}.js`);
}

export interface Child {
  readonly process: ChildProcess;
  /** Resolves with the next line of its standard output. */
  line(): Promise<string>;
  /** Ends it as a power cut would and waits until it is gone. */
  kill(): Promise<void>;
}

export interface ChildOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly uid?: number;
}

export function startScript(script: string, args: readonly string[], { env, uid }: ChildOptions = {}): Child {
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  const lines: string[] = [];
  const waiting: ((line: string) => void)[] = [];
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  createInterface({ input: child.stdout }).on('line', (line) => {
    const next = waiting.shift();
    if (next === undefined) lines.push(line);
    else next(line);
  });
  const kill = async () => {
    child.kill('SIGKILL');
    await gone;
  };
  onTestFinished(kill);
  return {
    process: child,
    line: () =>
      new Promise((resolve, reject) => {
        const known = lines.shift();
        if (known !== undefined) return resolve(known);
        waiting.push(resolve);
        void gone.then(() => reject(new Error('The script ended without another line')));
      }),
    kill,
  };
}
