import { loadavg } from 'node:os';
import { join } from 'node:path';
import { millionsWorkbook } from './millions-workbook.mjs';
import { closeWindow, openWindow, sendCommand, untilOpen, untilSettled } from './window.mjs';

/** In the page: for each move of the pointer, milliseconds from the event to the linked charts changed in the document, and on to the next picture. */
const watchMoves = () => {
  const found = { changed: [], worked: [], painted: [] };
  window.brushMoves = found;
  let began = null;
  let handled = 0;
  window.addEventListener(
    'onpointerrawupdate' in window ? 'pointerrawupdate' : 'pointermove',
    ({ timeStamp }) => {
      began = timeStamp;
      handled = performance.now();
      const own = began;
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.addEventListener('message', () => found.painted.push(performance.now() - own));
        channel.port1.start();
        channel.port2.postMessage(null);
      });
    },
    { capture: true },
  );
  const watch = new MutationObserver(() => {
    if (began === null) return;
    const now = performance.now();
    found.changed.push(now - began);
    found.worked.push(now - handled);
    began = null;
  });
  // Tiles and boards, not the chart that is brushed.
  for (const part of document.querySelectorAll('.tiles, .boards'))
    watch.observe(part, { subtree: true, childList: true, characterData: true, attributes: true });
};

/** A brush dragged over the time chart of the overview on so many million rows: events that changed a linked figure. */
export async function measureBrush(electron, { folder, rounds, millions = 10 }) {
  const waitMs = millions * 30_000;
  const workbook = await millionsWorkbook(millions);
  const app = await openWindow(electron, join(folder, 'brush'), [workbook]);
  const page = await app.firstWindow();
  await untilOpen(page, waitMs);
  await untilSettled(page, waitMs);
  await sendCommand(app, 'go.overview');
  await untilSettled(page, waitMs);
  const asked = Date.now();
  await page.waitForSelector('.overview[data-brush="ready"]', { timeout: waitMs });
  const waited = Date.now() - asked;
  await page.getByRole('radio', { name: 'Day' }).click();
  await untilSettled(page, waitMs);
  const box = await page.locator('.chart-picture').first().boundingBox();
  await page.evaluate(watchMoves);
  const charts = await page.locator('.tile, .leaderboard').count();
  const y = box.y + box.height / 2;
  for (let round = 0; round < rounds; round++) {
    await page.mouse.move(box.x + box.width * 0.2, y);
    await page.mouse.down();
    for (let step = 1; step <= 60; step++) {
      await page.mouse.move(box.x + box.width * (0.2 + step * 0.009), y);
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve())));
    }
    await page.evaluate(() => document.querySelector('.chart-picture').dispatchEvent(new PointerEvent('pointercancel')));
    await page.mouse.move(5, 5);
    await page.mouse.up();
    await untilSettled(page, waitMs);
  }
  const moves = await page.evaluate(() => window.brushMoves);
  await closeWindow(app);
  return { ...moves, charts, waited, load: loadavg()[0] };
}
