import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { tenMillionWorkbook } from './ten-million.mjs';
import { closeWindow, openWindow, sendCommand, untilOpen, untilSettled } from './window.mjs';

/** New York's clocks change on March 8: an expert knows, and writes the two offsets. */
const local = "(ts_utc - CASE WHEN ts_utc < TIMESTAMP '2026-03-08 07:00:00' THEN INTERVAL 5 HOUR ELSE INTERVAL 4 HOUR END)";
const answered = "result IN ('approved', 'declined', 'error', 'timeout')";
const measure = { label: 'Authorization rate, all attempts', instead: 'Payment success rate' };
/** The steps of the time field from "no time" on, and what an expert would write for the same numbers. */
const steps = ['hour', 'day', 'week', 'month', 'quarter'].map((grain) => ({
  name: `authorization rate by product and ${grain}`,
  sql: `SELECT product, date_trunc('${grain}', ${local}), count(*) FILTER (WHERE result = 'approved'), count(*) FROM attempt WHERE method = 'card' AND ${answered} GROUP BY 1, 2`,
}));

/** As many threads as the data process takes: one core is left to the window. */
const threads = Math.max(1, availableParallelism() - 1);

async function timed(run) {
  const began = performance.now();
  await run();
  return performance.now() - began;
}

/** In the page: milliseconds from the next key press to the new figure standing in the document. */
const keyToFigure = () => {
  window.figureShown = new Promise((resolve) => {
    const body = document.querySelector('.explore-body');
    let began = 0;
    let isAsked = false;
    window.addEventListener('keydown', ({ timeStamp }) => (began = timeStamp), { capture: true, once: true });
    const watch = new MutationObserver(() => {
      const isBusy = body.getAttribute('aria-busy') === 'true';
      if (isBusy) isAsked = true;
      else if (isAsked) {
        watch.disconnect();
        resolve(performance.now() - began);
      }
    });
    watch.observe(body, { attributes: true, attributeFilter: ['aria-busy'] });
  });
};

/** Explore with the measure chosen and no time, its field focused. A page that was just loaded remembers no answers. */
async function openExplore(app, page) {
  await page.reload();
  await untilOpen(page);
  await sendCommand(app, 'go.explore');
  await untilSettled(page);
  await page.locator('.explore-controls button').first().click();
  await page.getByRole('checkbox', { name: measure.label }).check({ force: true });
  await page.getByRole('checkbox', { name: measure.instead, exact: true }).uncheck({ force: true });
  await page.keyboard.press('Escape');
  const time = page.getByRole('button', { name: 'Time' });
  await time.focus();
  for (let key = 0; key < 3; key++) await page.keyboard.press('ArrowLeft'); // from "by week" to "no time"
  await untilSettled(page);
}

/** Each step of the time field on ten million rows: key press to figure, in turn with raw DuckDB on the same file. */
export async function measureSlices(electron, { folder, rounds }) {
  const workbook = await tenMillionWorkbook();
  const instance = await DuckDBInstance.create(workbook, { access_mode: 'READ_ONLY', threads: String(threads) });
  const connection = await instance.connect();
  const app = await openWindow(electron, join(folder, 'slices'), [workbook]);
  const page = await app.firstWindow();
  await untilOpen(page, 300_000);
  const found = steps.map(({ name }) => ({ name, raw: [], shown: [] }));
  for (let round = 0; round <= rounds; round++) {
    await openExplore(app, page);
    for (const [index, { sql }] of steps.entries()) {
      const raw = await timed(async () => (await connection.run(sql)).getColumns());
      await page.evaluate(keyToFigure);
      await page.keyboard.press('ArrowRight');
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
