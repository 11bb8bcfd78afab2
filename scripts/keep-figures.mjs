import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { inRoot } from './root.mjs';

const page = inRoot('docs', 'benchmarks.md');
const heading = '## As printed last';

/** Puts what a bench printed into docs/benchmarks.md, in the place of what the same command printed before. */
export function keepFigures(command, printed) {
  const text = readFileSync(page, 'utf8');
  const [words, kept = ''] = text.split(`\n${heading}\n`);
  const others = kept.split(/\n(?=### )/).filter((part) => part.startsWith('### ') && !part.startsWith(`### \`${command}\`\n`));
  const machine = `${new Date().toISOString().slice(0, 10)}, ${availableParallelism()} cores, load at its end ${loadavg()[0].toFixed(1)}.`;
  const part = `### \`${command}\`\n\n${machine}\n\n\`\`\`text\n${printed.trim()}\n\`\`\`\n`;
  const parts = [...others, part].map((each) => each.trim()).sort();
  writeFileSync(page, `${words.trimEnd()}\n\n${heading}\n\n${parts.join('\n\n')}\n`);
}
