// npm run bench:window [start|transfer|slices|brush|brush50|case ...] [rounds]: what a person waits for in the built window, against what it cannot be faster than.
// With the usual number of rounds, what each part prints is kept in docs/benchmarks.md.
// brush50 runs only when it is named: it writes fifty million rows first (some minutes; 6 GB of disk, let go of afterwards).
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { figure, pairs } from './bench-window/figures.mjs';
import { measureCase } from './bench-window/measure-case.mjs';
import { measureBrush } from './bench-window/measure-brush.mjs';
import { millionsFile } from './bench-window/millions-workbook.mjs';
import { measureSlices } from './bench-window/measure-slices.mjs';
import { measureStart } from './bench-window/measure-start.mjs';
import { measureTransfer } from './bench-window/measure-transfer.mjs';
import { prepareDemo } from './bench-window/prepare-demo.mjs';
import { buildApp } from './build.mjs';
import { keepFigures } from './keep-figures.mjs';
import { prepareElectron } from './prepare.mjs';

let printed = '';
const write = (line) => {
  process.stdout.write(`${line}\n`);
  printed += `${line}\n`;
};
const given = process.argv.slice(2);
const rounds = Number(given.find((text) => /^\d+$/.test(text)) ?? 5);
const named = given.filter((text) => !/^\d+$/.test(text));
const isAsked = (part) => (named.length === 0 && part !== 'brush50') || named.includes(part);

const electron = await prepareElectron();
await buildApp({ env: electron.env });
const folder = mkdtempSync(join(tmpdir(), 'paybench-bench-'));
const demo = { folder, userData: join(folder, 'data'), workbook: join(folder, 'demo.paybench'), rounds };

async function start() {
  const { bare, own, isIdle } = await measureStart(electron, demo);
  if (!isIdle) write('Other work went on meanwhile: trust the ratio, not the milliseconds.');
  write(figure('Bare Electron window, ms', bare));
  write(figure('Paybench with the demo workbook, brief settled, ms', own));
  write(
    figure(
      'Ratio',
      pairs(own, bare, (a, b) => a / b),
      2,
    ),
  );
}

async function transfer() {
  const { all, inside } = await measureTransfer(electron, demo);
  write(figure('100,000 rows x 10 columns, key press to rows in the grid, ms', all));
  write(figure('  of which the query and its columns in the data process, ms', inside));
}

async function slices() {
  for (const { name, raw, shown } of await measureSlices(electron, { folder, rounds })) {
    write(figure(`${name}: raw SQL, ms`, raw));
    write(figure('  click to the figure in the page, ms', shown));
    write(
      figure(
        '  ratio',
        pairs(shown, raw, (a, b) => a / b),
        2,
      ),
    );
    write(
      figure(
        '  difference, ms',
        pairs(shown, raw, (a, b) => a - b),
      ),
    );
  }
}

async function brush(millions = 10) {
  const { changed, worked, painted, charts, waited, load } = await measureBrush(electron, { folder, rounds, millions });
  const p95 = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)];
  write(
    `Brush over ${millions} million rows, ${charts} linked figures and boards, ${changed.length} moves that changed them, load ${load.toFixed(1)}`,
  );
  write(`  daily sums ready ${waited} ms after the figures stood`);
  write(figure('  pointer event to charts changed in the page, ms', changed));
  write(`    p95 ${p95(changed).toFixed(1)} ms`);
  write(figure('    of which work of the page, ms', worked));
  write(`    p95 ${p95(worked).toFixed(1)} ms`);
  write(figure('  pointer event to the next picture, ms', painted));
  write(`    p95 ${p95(painted).toFixed(1)} ms`);
}

async function brush50() {
  try {
    await brush(50);
  } finally {
    rmSync(millionsFile(50), { force: true });
  }
}

async function caseEdits() {
  const shown = await measureCase(electron, { folder, rounds });
  write(
    figure(
      'A driver of a case of 200 drivers over 60 months moved by a key, to cash, NPV, IRR, payback and the curve in the page, ms',
      shown,
    ),
  );
}

const parts = { start, transfer, slices, brush, brush50, case: caseEdits };

try {
  const asked = Object.keys(parts).filter(isAsked);
  if (asked.includes('start') || asked.includes('transfer')) {
    const ms = await prepareDemo(electron, demo.userData, demo.workbook);
    write(`First opening of the demo workbook (one million attempts, built and shown): ${(ms / 1000).toFixed(1)} s`);
  }
  for (const part of asked) {
    await parts[part]();
    if (given.length === named.length) keepFigures(`npm run bench:window ${part}`, printed);
    printed = '';
  }
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
}
process.exit(0);
