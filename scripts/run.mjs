import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { root } from './root.mjs';

const running = new Set();

function endGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

function endAll() {
  for (const child of running) endGroup(child, 'SIGKILL');
}
process.on('exit', endAll);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));

/**
 * Runs a program in its own process group and ends the whole group when the time is over.
 * Answers { code, output, timedOut }; `output` is filled only with capture. With `behind` it takes what the processor has left over.
 */
export function run(command, args, { timeoutMs, capture = false, behind = false, env = process.env, cwd = root, quiet = false } = {}) {
  return new Promise((resolve) => {
    const stdio = capture ? ['ignore', 'pipe', 'pipe'] : quiet ? 'ignore' : ['inherit', 'inherit', 'inherit'];
    const child = spawn(command, args, { cwd, env, stdio, detached: process.platform !== 'win32' });
    running.add(child);
    if (behind && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    let output = '';
    let timedOut = false;
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    const timer =
      timeoutMs &&
      setTimeout(() => {
        timedOut = true;
        endGroup(child, 'SIGTERM');
        setTimeout(() => endGroup(child, 'SIGKILL'), 3000).unref();
      }, timeoutMs);
    const finish = (code) => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ code, output, timedOut });
    };
    child.on('error', (error) => {
      output += error.message;
      finish(127);
    });
    child.on('close', (code, signal) => finish(code ?? (signal ? 1 : 0)));
  });
}

/** Like `run`, but a failure ends this script with the same code and a sentence. */
export async function mustRun(what, command, args, options) {
  const result = await run(command, args, options);
  if (result.code === 0 && !result.timedOut) return result;
  if (result.output) process.stderr.write(result.output);
  process.stderr.write(`${what} ${result.timedOut ? 'took too long and was stopped' : `failed (exit code ${result.code})`}.\n`);
  process.exit(result.code || 1);
}
