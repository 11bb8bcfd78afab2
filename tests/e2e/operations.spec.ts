import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, goTo, test } from '../support/demo.ts';
import { sendCommand, untilReady } from '../support/electron.ts';
import { saveInto } from '../support/native-dialogs.ts';

const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
/** Another day or other rules compare everything again. */
const patience = { timeout: 20_000 };
const queue = (page: Page) => page.getByRole('region', { name: 'Break queue' });
const focus = (page: Page) => page.getByRole('region', { name: 'Break in focus' });

test('the payout that never reached the bank: found, followed to its row, written off, taken back', async ({ app, demo: page }) => {
  await goTo(page, 'Operations');
  // The generator loses one payout of Alder, sent on March 4.
  const bank = card(page, 'Payout to bank');
  await expect(bank).toContainText('1 break');
  await bank.getByRole('button', { name: 'Payout to bank' }).click();
  await expect(queue(page)).toContainText('1 entry');
  await queue(page).getByText('AL-USD-0044').click();
  await expect(focus(page).getByRole('heading', { level: 2 })).toHaveText('Missing at bank');
  await expect(focus(page)).toContainText('2026-03-04, 27 days old');
  await focus(page).getByRole('button', { name: 'Source line' }).click();
  await expect(focus(page).locator('pre')).toContainText('PAYOUT');

  await focus(page).getByRole('button', { name: 'Write off…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Write off' });
  await expect(dialog.getByRole('button', { name: 'Write off' })).toBeDisabled();
  await dialog.getByLabel('Reason').fill('Bank traced it to another account');
  await dialog.getByLabel('Approved by').fill('R. Okafor');
  await dialog.getByRole('button', { name: 'Write off' }).click();
  await expect(bank).toContainText('0 breaks');
  await expect(focus(page)).toContainText('approved by R. Okafor: Bank traced it to another account');

  await sendCommand(app, 'edit.undo');
  await expect(bank).toContainText('1 break');
  await expect(focus(page)).toContainText('Open');
});

test('keys move through the queue, and the rows of a break are one step away', async ({ demo: page }) => {
  await goTo(page, 'Operations');
  const rows = queue(page)
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell') });
  await rows.nth(1).getByRole('gridcell').first().click();
  const title = focus(page).getByRole('heading', { level: 2 });
  const second = await rows.nth(2).getByRole('gridcell').nth(2).innerText();
  await page.keyboard.press('ArrowDown');
  await expect(focus(page)).toContainText(second);
  await expect(title).not.toBeEmpty();
  await focus(page)
    .getByRole('button', { name: /^Show rows?$/ })
    .first()
    .click();
  await expect(page.getByRole('button', { name: 'Back' })).toBeVisible();
  await untilReady(page);
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(` of ${second}$`) })).toBeVisible();
});

test('a comparison in figures: each count lists its entries, and a match shows the rule and both rows', async ({ demo: page }) => {
  await goTo(page, 'Operations');
  const bank = card(page, 'Payout to bank');
  await bank.getByRole('button', { name: '1 break' }).click();
  await expect(queue(page)).toContainText('1 entry');
  const figures = page.getByRole('region', { name: 'Comparison in figures' });
  await expect(figures.getByRole('heading', { level: 2 })).toHaveText('Payout to bank');
  // Each payout but the lost one and those of the last days stands on a statement, once.
  const items = figures.getByRole('table', { name: 'What became of the items' });
  const matched = await items
    .getByRole('row', { name: /^Matched/ })
    .getByRole('cell')
    .nth(1)
    .innerText();
  await bank.getByRole('button', { name: 'matched' }).click();
  await expect(queue(page)).toContainText(`${matched} matches`);
  await queue(page).getByRole('gridcell').nth(1).click();
  await expect(focus(page).getByRole('heading', { level: 2 })).toHaveText('Match');
  await expect(focus(page)).toContainText('Tied in pass');
  await expect(focus(page).getByRole('region', { name: 'Bank lines' })).toContainText('Booking date');
  await expect(focus(page).getByRole('button', { name: 'Write off…' })).toBeHidden();
  await queue(page).getByRole('button', { name: 'Back to breaks' }).click();
  await expect(queue(page)).toContainText('1 entry');

  // An item of the partner that our books do not have is read from the partner's line.
  await card(page, 'Ledger to partner')
    .getByRole('button', { name: /breaks$/ })
    .click();
  const notBooked = figures.getByRole('row', { name: /^Missing in ledger/ }).getByRole('button');
  const count = await notBooked.innerText();
  await notBooked.click();
  await expect(queue(page).getByText(`${count} ${count === '1' ? 'entry' : 'entries'}`, { exact: true })).toBeVisible();
  await queue(page).getByRole('gridcell').nth(1).click();
  await expect(focus(page).getByRole('heading', { level: 2 })).toHaveText('Missing in ledger');
  await expect(focus(page).getByRole('region', { name: 'Partner lines' })).toContainText('Posting date');
});

test('an earlier day shows what was open then and takes no decisions', async ({ demo: page }) => {
  await goTo(page, 'Operations');
  await page.getByLabel('As of', { exact: true }).fill('2026-02-14');
  // The lost payout left on March 4.
  await expect(card(page, 'Payout to bank')).toContainText('0 breaks', patience);
  await queue(page)
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell') })
    .first()
    .getByRole('gridcell')
    .first()
    .click();
  await expect(focus(page)).toContainText('Decisions are made in the newest view');
  await page.getByRole('button', { name: 'Newest' }).click();
  await expect(card(page, 'Payout to bank')).toContainText('1 break');
});

test('the queue is written as it is filtered, with exact amounts', async ({ app, demo: page, userData }) => {
  await goTo(page, 'Operations');
  await card(page, 'Payout to bank').getByRole('button', { name: 'Payout to bank' }).click();
  await expect(queue(page)).toContainText('1 entry');
  const target = join(userData, 'queue.csv');
  await saveInto(app, target);
  await queue(page).getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'CSV table' }).click();
  await expect(page.getByText('1 entry is in queue.csv')).toBeVisible();
  const lines = readFileSync(target, 'utf8').trim().split('\r\n');
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(/^Payout to bank,Missing at bank,Open,Alder,payout,AL-USD-0044,\d+\.\d\d,USD,,,\d+\.\d\d,2026-03-04,27,/);
});

test('matching rules are seen and changed: a tolerance settles the six cents of Cobalt', async ({ demo: page }) => {
  await goTo(page, 'Operations');
  const payouts = card(page, 'Partner lines to payout');
  const before = Number(/(\d+) breaks/.exec(await payouts.innerText())?.[1]);
  await page.getByRole('button', { name: 'Matching rules…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Matching rules' });
  await dialog
    .getByRole('button', { name: /Partner$/ })
    .first()
    .click();
  await page.getByRole('option', { name: 'Cobalt' }).click();
  await dialog.getByLabel('Partner lines to payout').fill('0.06');
  await dialog.getByLabel('Try a reference').fill('ord-00042.1');
  await expect(dialog.getByRole('status')).toHaveText('ORD-00042');
  await dialog.getByRole('button', { name: 'Save rules of Cobalt' }).click();
  await expect(payouts).toContainText(`${before - 1} breaks`, patience);
  await page.getByRole('radio', { name: 'Settled' }).click();
  await expect(queue(page)).toContainText('Within tolerance');
});

test('a file that came late was not known before, and what waited for it shows', async ({ demo: page }) => {
  await goTo(page, 'Operations');
  await page.getByLabel('As of', { exact: true }).fill('2026-03-13');
  const ledger = card(page, 'Ledger to partner');
  const waiting = async () => Number(/([\d,]+) waiting/.exec(await ledger.innerText())?.[1]?.replace(',', ''));
  await expect(page.getByRole('button', { name: 'Newest' })).toBeVisible();
  await untilReady(page);
  const before = await waiting();
  await page.getByRole('button', { name: 'When files came…' }).click();
  // Alder's file of March 12 has 21 lines in its first part: 20 sales and a refund; it was delivered on March 16.
  await page.getByLabel('Day on which alder_settlement_2026-03-12_1of2.csv was received').fill('2026-03-16');
  await page.getByRole('button', { name: 'Done' }).click();
  await expect.poll(waiting, patience).toBe(before + 21);
});
