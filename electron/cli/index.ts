import { writeSync } from 'node:fs';
import { runCommand } from './run-command.ts';

/** Whole text to a descriptor, also when the reader at the other end is slow or gone. */
function writeAll(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (thrown) {
      const code = (thrown as NodeJS.ErrnoException).code;
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN') throw thrown;
    }
  }
}

const controller = new AbortController();
process.once('SIGINT', () => controller.abort());
process.once('SIGTERM', () => controller.abort());

process.exitCode = await runCommand(process.argv.slice(2), {
  env: process.env,
  out: (text) => writeAll(1, text),
  log: (line) => writeAll(2, `${line}\n`),
  signal: controller.signal,
});
