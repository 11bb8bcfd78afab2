import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { millionsWorkbook } from './millions-workbook.mjs';
import { closeWindow, openWindow, sendCommand, untilOpen, untilSettled } from './window.mjs';

/** New York's clocks change on March 8: an expert knows, and writes the two offsets. */
const local = "(ts_utc - CASE WHEN ts_utc < TIMESTAMP '2026-03-08 07:00:00' THEN INTERVAL 5 HOUR ELSE INTERVAL 4 HOUR END)";
const answered = "result IN ('approved', 'declined', 'error', 'timeout')";
const measure = { label: 'Authorization rate, all attempts', instead: 'Payment success rate' };
const week = `date_trunc('week', ${local})`;
const counted = `count(*) FILTER (WHERE result = 'approved'), count(*) FROM attempt WHERE method = 'card' AND ${answered}`;
/** Fields that are added one by one, what the table then shows, and what an expert would write for the same numbers and totals. */
const steps = [
  {
    name: 'authorization rate by network, with its total',
    field: 'Network',
    shows: 'visa',
    sql: `SELECT scheme, ${counted} GROUP BY GROUPING SETS ((1), ())`,
  },
  {
    name: 'by network and channel, with subtotals',
    field: 'Channel',
    shows: 'voice',
    sql: `SELECT scheme, channel, ${counted} GROUP BY GROUPING SETS ((1, 2), (1), ())`,
  },
  {
    name: 'by network, channel and week, with subtotals both ways',
    field: 'Week',
    shows: 'Jan 5, 2026',
    sql: `SELECT scheme, channel, ${week}, ${counted} GROUP BY GROUPING SETS ((1, 2, 3), (1, 3), (3), (1, 2), (1), ())`,
  },
];

/** As many threads as the data process takes: one core is left to the window. */
const threads = Math.max(1, availableParallelism() - 1);

async function timed(run) {
  const began = performance.now();
  await run();
  return performance.now() - began;
}

/** In the page: milliseconds from the next click to a table in the document that shows the new field. */
const clickToFigure = (shows) => {
  window.figureShown = new Promise((resolve) => {
    const work = document.querySelector('.explore-work');
    let began = 0;
    window.addEventListener('pointerup', ({ timeStamp }) => (began = timeStamp), { capture: true, once: true });
    const watch = new MutationObserver(() => {
      const body = work.querySelector('.pivot-body');
      if (began === 0 || body === null || body.classList.contains('stale')) return;
      if (!(body.querySelector('[role="grid"]')?.textContent ?? '').toLowerCase().includes(shows.toLowerCase())) return;
      watch.disconnect();
      resolve(performance.now() - began);
    });
    watch.observe(work, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ['class'] });
  });
};

async function findField(page, field) {
  await page.getByLabel('Find a field').fill(field);
  return page.getByRole('button', { name: `Add ${field}`, exact: true });
}

/** Explore with the measure alone. A page that was just loaded remembers no answers. */
async function openExplore(app, page) {
  await page.reload();
  await untilOpen(page);
  await sendCommand(app, 'go.explore');
  await untilSettled(page);
  for (const used of ['Product', ...steps.map(({ field }) => field)]) {
    const remove = page.getByRole('button', { name: `Remove ${used}`, exact: true });
    if ((await remove.count()) > 0) await remove.click();
    await untilSettled(page);
  }
  const measures = page.getByRole('grid', { name: 'Measures', exact: true });
  if (!(await measures.textContent()).includes(measure.label)) {
    await (await findField(page, measure.label)).click();
    await untilSettled(page);
    await page.getByRole('button', { name: `Remove ${measure.instead}`, exact: true }).click();
  }
  await untilSettled(page);
  // Answers of the arrangements before are forgotten, too.
  await page.reload();
  await untilOpen(page);
  await sendCommand(app, 'go.explore');
  await untilSettled(page);
}

/** Each field that is added on ten million rows: click to figure, in turn with raw DuckDB on the same file. */
export async function measureSlices(electron, { folder, rounds }) {
  const workbook = await millionsWorkbook();
  const instance = await DuckDBInstance.create(workbook, { access_mode: 'READ_ONLY', threads: String(threads) });
  const connection = await instance.connect();
  const app = await openWindow(electron, join(folder, 'slices'), [workbook]);
  const page = await app.firstWindow();
  await untilOpen(page, 300_000);
  // The frame stands before the workbook does.
  await untilSettled(page, 300_000);
  const found = steps.map(({ name }) => ({ name, raw: [], shown: [] }));
  for (let round = 0; round <= rounds; round++) {
    await openExplore(app, page);
    for (const [index, { sql, field, shows }] of steps.entries()) {
      const raw = await timed(async () => (await connection.run(sql)).getColumns());
      const add = await findField(page, field);
      await page.evaluate(clickToFigure, shows);
      await add.click();
      const shown = await page.evaluate(() => window.figureShown);
      await untilSettled(page);
      if (round === 0) continue; // warm-up of both buffers
      found[index].raw.push(raw);
      found[index].shown.push(shown);
    }
  }
  await closeWindow(app);
  connection.closeSync();
  instance.closeSync();
  return found;
}
