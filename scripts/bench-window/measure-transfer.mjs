import { closeWindow, openWindow, sendCommand, untilOpen } from './window.mjs';

const columns = 'ts_utc, attempt_id, order_id, partner, product, amount, captured_amount, latency_ms, attempt_no, is_mit';

/** 100,000 rows x 10 columns by a statement of the person's own: key press to rows in the grid, and the data process's part of it. */
export async function measureTransfer(electron, { userData, workbook, rounds }) {
  const app = await openWindow(electron, userData, [workbook]);
  const page = await app.firstWindow();
  await untilOpen(page);
  await sendCommand(app, 'go.sql');
  const editor = page.locator('.cm-content');
  await editor.waitFor();
  const all = [];
  const inside = [];
  for (let round = 0; round <= rounds; round++) {
    const count = 100_000 - round; // another count each time, so that the head of the result tells when it is there
    await editor.click();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(`select ${columns} from attempt limit ${count}`);
    const said = `${count.toLocaleString('en-US')} rows`;
    const began = performance.now();
    await page.keyboard.press('Control+Enter');
    await page.waitForFunction((text) => document.querySelector('.sql-result')?.textContent?.includes(text), said, {
      polling: 10,
      timeout: 30_000,
    });
    if (round === 0) continue;
    all.push(performance.now() - began);
    inside.push(Number(/([\d,]+) ms/.exec(await page.locator('.sql-result').innerText())[1].replaceAll(',', '')));
  }
  await closeWindow(app);
  return { all, inside };
}
