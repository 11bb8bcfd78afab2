import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, goTo, test } from '../support/demo.ts';
import { dropFiles } from '../support/drop-files.ts';
import { untilReady } from '../support/electron.ts';

/** Counts the presses of a person from now on; a drop is none. */
async function countClicks(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counter = { clicks: 0 };
    Object.assign(window, { counter });
    window.addEventListener('pointerdown', ({ isTrusted }) => void (counter.clicks += isTrusted ? 1 : 0), { capture: true });
  });
  return () => page.evaluate(() => (window as unknown as { counter: { clicks: number } }).counter.clicks);
}

const figures = (page: Page) =>
  page.evaluate(() => [...document.querySelectorAll('.tile-value, .tile .delta, .leader-row')].map((element) => element.textContent));

test('brushing the time changes every figure at once, to what a query then says; a falling point leads to its rows', async ({
  demo: page,
}) => {
  await goTo(page, 'Overview');
  const chart = page.getByRole('figure').first();
  await test.step('every dimension has its board with share, change and effect', async () => {
    const board = page
      .getByRole('region', { name: /^Product/ })
      .or(page.locator('.leaderboard', { has: page.getByRole('heading', { name: 'Product', exact: true }) }));
    await expect(board.first().getByRole('button', { name: /BNPL/ }).first()).toContainText('%');
  });
  await test.step('brush', async () => {
    await expect(page.locator('.overview')).toHaveAttribute('data-brush', 'ready', { timeout: 20_000 });
    const box = (await chart.locator('.chart-picture').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    const before = await figures(page);
    await page.mouse.move(box.x + box.width * 0.45, box.y + box.height / 2);
    await page.mouse.down();
    for (let step = 1; step <= 8; step++) await page.mouse.move(box.x + box.width * (0.45 + step * 0.02), box.y + box.height / 2);
    await expect.poll(() => figures(page)).not.toEqual(before);
    const brushed = await figures(page);
    await page.mouse.up();
    await expect(page.getByText('The period is what you brushed')).toBeVisible();
    await untilReady(page);
    // Sums over days on the one side, queries over rows on the other: the same text everywhere.
    await expect.poll(() => figures(page), { timeout: 20_000 }).toEqual(brushed);
    await page.keyboard.press('Control+z');
    await untilReady(page);
    await expect.poll(() => figures(page), { timeout: 20_000 }).toEqual(before);
  });
  await test.step('what does not add up is asked for again, marked until it is there', async () => {
    await chart.getByRole('button', { name: /Metric$/ }).click();
    await page.getByRole('option', { name: 'Latency, 95th percentile', exact: true }).click();
    await untilReady(page);
    await expect(page.locator('.overview')).toHaveAttribute('data-brush', 'ready', { timeout: 20_000 });
    const boards = page.locator('.boards .leaderboard[aria-busy="true"]', { hasText: 'updating' });
    const picture = (await chart.locator('.chart-picture').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await expect(boards).toHaveCount(0);
    await page.mouse.move(picture.x + picture.width * 0.4, picture.y + picture.height / 2);
    await page.mouse.down();
    await page.mouse.move(picture.x + picture.width * 0.6, picture.y + picture.height / 2, { steps: 4 });
    await expect(boards.first()).toBeVisible();
    await expect(boards).toHaveCount(0);
    const brushed = await figures(page);
    await page.mouse.up();
    await expect(page.getByText('The period is what you brushed')).toBeVisible();
    await untilReady(page);
    await expect.poll(() => figures(page), { timeout: 20_000 }).toEqual(brushed);
    await page.keyboard.press('Control+z');
    await page.getByRole('button', { name: /^Payment success rate \d/ }).click();
    await untilReady(page);
  });
  await test.step('a click on a value filters everything, a second lifts it', async () => {
    const tile = page.getByRole('button', { name: /^Payment success rate \d/ });
    const whole = await tile.innerText();
    const row = page.locator('.boards').getByRole('button', { name: /^BNPL/ }).first();
    await row.click();
    await expect(page.getByRole('button', { name: 'Filter: Product BNPL' })).toBeVisible();
    await untilReady(page);
    await expect.poll(() => tile.innerText()).not.toBe(whole);
    await row.click();
    await untilReady(page);
    await expect.poll(() => tile.innerText()).toBe(whole);
  });
  await test.step('a falling point -> why -> guilty segment -> its rows, in three clicks', async () => {
    const clicks = await countClicks(page);
    await chart.getByRole('button', { name: 'Why?' }).click();
    await untilReady(page);
    await page.getByRole('row', { name: /^BNPL/ }).getByRole('button', { name: 'Rows' }).click();
    await expect(page.getByText(/rows · Payment attempts/)).toBeVisible();
    expect(await clicks()).toBeLessThanOrEqual(3);
  });
});

const file = [
  'ts_utc,partner,product,method,order_id,attempt_no,amount,ccy,result',
  ...Array.from({ length: 60 }, (_, index) =>
    [
      new Date(Date.UTC(2026, index < 30 ? 0 : 1, 1 + (index % 28), 15)).toISOString(),
      index % 2 === 0 ? 'Lumen' : 'Meridian',
      'bnpl',
      'bnpl',
      `o${index}`,
      1,
      '20.00',
      'USD',
      index % 5 === 0 ? 'declined' : 'approved',
    ].join(','),
  ),
].join('\n');

test('a dropped file leads to its receipt and to a first overview in two clicks', async ({ page, userData }) => {
  const path = join(userData, 'attempts.csv');
  writeFileSync(path, `${file}\n`);
  await untilReady(page);
  const clicks = await countClicks(page);
  await dropFiles(page, [path]);
  const load = page.getByRole('button', { name: /^Load/ });
  const receipt = page.getByRole('complementary', { name: 'Receipt of attempts.csv' });
  await expect(load.or(receipt).first()).toBeVisible({ timeout: 20_000 });
  if (await load.isVisible()) await load.click();
  await expect(receipt).toBeVisible({ timeout: 20_000 });
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Overview' }).click();
  await untilReady(page);
  // 12 of 60 declined, none tried again.
  await expect(page.getByRole('button', { name: /^Payment success rate 80/ })).toBeVisible();
  await expect(
    page
      .locator('.boards')
      .getByRole('button', { name: /^Lumen/ })
      .first(),
  ).toBeVisible();
  expect(await clicks()).toBeLessThanOrEqual(2);
});
