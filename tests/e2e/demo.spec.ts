import { expect, goTo, test } from '../support/demo.ts';
import { untilReady } from '../support/electron.ts';

test('the demo opens with one click and says who owes what, what moved, and that no partner is to blame', async ({ page }) => {
  const requested: string[] = [];
  page.on('request', (request) => requested.push(request.url()));
  await untilReady(page);
  await page.getByRole('button', { name: 'Open the demo workbook' }).click();

  const findings = page.getByRole('region', { name: 'Findings' });
  await expect(findings.getByRole('listitem').filter({ hasText: 'service credit of $42,000' })).toContainText(
    'Northbank owes a service credit of $42,000 for February 2026: availability 99.85 % against 99.95 %, ' +
      '47 + 12 minutes counted, a 9-minute spell not counted',
  );
  await expect(findings.getByRole('listitem').filter({ hasText: 'Payment success fell' })).toContainText('and no partner is to blame');
  await expect(findings.getByRole('listitem').filter({ hasText: 'Meridian' })).toContainText(
    'Meridian has billed 3.0 bps over contract since Feb 16',
  );
  await expect(page.getByText('Keystone Feb 9')).toBeVisible();

  const rail = page.getByRole('navigation', { name: 'Screens' }).getByRole('button');
  const screens = (await rail.allInnerTexts()).map((name) => name.trim());
  expect(screens).toEqual(
    expect.arrayContaining(['Brief', 'Data', 'Overview', 'Explore', 'Explain', 'Partners', 'Cases', 'Reports', 'SQL']),
  );
  for (const screen of screens) {
    await goTo(page, screen);
    await expect(page.getByRole('main')).not.toBeEmpty();
    await expect(page.getByRole('alert'), `${screen} shows no failure`).toHaveCount(0);
    await expect(page.getByLabel('Loading'), `${screen} is done`).toHaveCount(0);
  }
  expect(requested.filter((url) => !/^(app:\/\/paybench\/|data:|blob:)/.test(url))).toEqual([]);
});

test('the credit of the brief leads to the month, its spells and its minutes', async ({ demo }) => {
  const credit = demo.getByRole('listitem').filter({ hasText: 'service credit of $42,000' });
  await credit.getByRole('button', { name: 'Commitment' }).click();
  const result = demo.getByRole('region', { name: 'Result in focus' });
  await expect(result.getByRole('heading', { level: 2 })).toHaveText('February 2026');
  // 47 minutes in one spell, 12 of 72 announced minutes beyond the allowance of 60, and a spell under 10 minutes.
  const spells = result.getByRole('table', { name: 'Spells looked at' }).getByRole('row');
  await expect(spells.filter({ hasText: 'Feb 4, 20:10' }).getByRole('cell')).toHaveText([/Feb 4, 20:10/, '47', '47', /./]);
  await expect(spells.filter({ hasText: 'Feb 12' }).getByRole('cell')).toHaveText([/Feb 12/, '9', '0', /shorter than 10/]);
  await expect(spells.filter({ hasText: 'beyond its monthly allowance' }).getByRole('cell')).toHaveText([/Feb 22/, '12', '12', /./]);
  // 28 days less the 60 minutes of the allowance; 47 + 12 of them down.
  await expect(result).toContainText('40,201 / 40,260');
});
