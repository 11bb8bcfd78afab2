import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { dropFiles } from '../support/drop-files.ts';
import { makeZip } from '../support/make-zip.ts';
import { expect, sendCommand, test, untilReady } from '../support/electron.ts';

const header =
  'id,external_identifier,status,created_at,amount,currency,captured_amount,method,scheme,payment_service_display_name,notes\n';
/** The card network's published test number. */
const testCard = '4111111111111111';

/**
 * 20 records of a gateway: amounts 10.01, 10.02, ... 10.20 USD. The 4th carries a card number in its free text;
 * the 13th has lost its last five fields and carries one where the currency should be.
 */
function gatewayFile(): string {
  const lines = Array.from({ length: 20 }, (_, index) => {
    const number = index + 1;
    const start = `tx-${number},order-${number},capture_succeeded,2026-03-02T10:00:${String(index).padStart(2, '0')}.000000+00:00,${1000 + number}`;
    if (number === 13) return `${start},card ${testCard}`;
    return `${start},USD,${1000 + number},card,visa,Meridian,${number === 4 ? `called about ${testCard}` : ''}`;
  });
  return `${header}${lines.join('\n')}\n`;
}

const rowCount = (page: Page) => page.getByRole('contentinfo', { name: 'Status' });

async function newWorkbook(page: Page): Promise<void> {
  await untilReady(page);
  await page.getByRole('button', { name: 'New workbook' }).click();
  await expect(rowCount(page)).toContainText('0 rows');
  await untilReady(page);
}

test('a dropped partner file gets a receipt that adds up, its rows can be taken back, and it is not loaded twice unasked', async ({
  app,
  page,
  userData,
}) => {
  const file = join(userData, 'gateway_march.csv');
  writeFileSync(file, gatewayFile());
  await newWorkbook(page);
  await dropFiles(page, [file]);

  const receipt = page.getByRole('complementary', { name: 'Receipt of gateway_march.csv' });
  const line = (label: string) => receipt.locator('dt', { hasText: new RegExp(`^${label}$`) }).locator('xpath=following-sibling::dd[1]');
  await test.step('receipt', async () => {
    await expect(receipt).toContainText('Gr4vy all transactions');
    // 21 lines: one header, 19 loaded, one set aside.
    await expect(line('Lines in the file')).toHaveText('21');
    await expect(line('Header and preamble')).toHaveText('1');
    await expect(line('Loaded')).toHaveText('19');
    await expect(line('Quarantined')).toHaveText('1');
    await expect(line('Accounted for')).toHaveText('21 ✓');
    // 20 x 10.00 + 0.01 x (1 + ... + 20) = 202.10, less 10.13 of the record whose fields cannot be told apart.
    await expect(receipt.getByRole('row', { name: /^USD/ }).first()).toHaveText(/^USD191\.97.*191\.97 ✓$/);
    await expect(rowCount(page)).toContainText('19 rows');
  });
  await test.step('quarantine', async () => {
    await expect(receipt).toContainText('has 6 fields where the header has 11');
    await receipt.getByRole('button', { name: 'Show all lines' }).click();
    const lines = page.getByRole('dialog').getByRole('table', { name: 'Quarantined lines' });
    await expect(lines.getByRole('row')).toHaveCount(2);
    await expect(lines).toContainText('411111******1111');
    await page.keyboard.press('Escape');
    await expect(receipt).toContainText('2 card numbers masked (first 6, last 4)');
    expect(await page.locator('body').innerText()).not.toContain(testCard);
  });
  await test.step('undo and redo', async () => {
    await sendCommand(app, 'edit.undo');
    await expect(rowCount(page)).toContainText(/^0 rows/);
    await sendCommand(app, 'edit.redo');
    await expect(rowCount(page)).toContainText('19 rows');
    await receipt.getByRole('button', { name: 'Undo import' }).click();
    await expect(rowCount(page)).toContainText(/^0 rows/);
    await receipt.getByRole('button', { name: 'Restore' }).click();
    await expect(rowCount(page)).toContainText('19 rows');
  });
  await test.step('the same bytes again', async () => {
    await dropFiles(page, [file]);
    const question = page.getByRole('dialog', { name: 'How should gateway_march.csv be read?' });
    await expect(question).toContainText('The same bytes are already loaded as extract 1. Loading them twice doubles every total.');
    await expect(question.getByRole('table', { name: 'First rows of the file' })).toContainText('order-1');
    await question.getByRole('button', { name: 'Do not load' }).click();
    await expect(question).toBeHidden();
    await expect(rowCount(page)).toContainText('19 rows');
  });
});

test('a file that is not a table is refused beside the list, with what to do, and the next one is still read', async ({
  page,
  userData,
}) => {
  const [empty, binary, good] = ['quiet_day.csv', 'picture.csv', 'gateway_march.csv'].map((name) => join(userData, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(empty, '');
  writeFileSync(binary, Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 31) % 256)));
  writeFileSync(good, gatewayFile());
  await newWorkbook(page);
  await dropFiles(page, [empty, binary, good]);
  await expect(page.getByRole('alert').filter({ hasText: 'quiet_day.csv is empty' })).toContainText(
    'It holds no records, so no rows were loaded.',
  );
  await expect(
    page.getByRole('alert').filter({ hasText: 'picture.csv is not a text, spreadsheet, archive or Parquet file' }),
  ).toContainText('Export it as CSV or Parquet and load that.');
  await expect(rowCount(page)).toContainText('19 rows');
  await page.getByRole('alert').filter({ hasText: 'quiet_day.csv' }).getByRole('button', { name: 'Dismiss' }).click();
  await expect(page.getByRole('alert')).toHaveCount(1);
});

test('files that wait are cancelled alone or together, what is read is cancelled, too, and nothing stays of them', async ({
  page,
  userData,
}) => {
  const [big, ...small] = ['big.csv', 'one.csv', 'two.csv', 'three.csv'].map((name) => join(userData, name)) as [string, ...string[]];
  const line = 'tx-1,order-1,capture_succeeded,2026-03-02T10:00:00.000000+00:00,1001,USD,1001,card,visa,Meridian,\n';
  writeFileSync(big, `${header}${line.repeat(1_200_000)}`);
  for (const file of small) writeFileSync(file, gatewayFile());
  await newWorkbook(page);
  await dropFiles(page, [big, ...small]);
  await expect(page.getByText('3 files are not read yet')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel one.csv' }).click();
  await expect(page.getByText('2 files are not read yet')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel all of them' }).click();
  await rowCount(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText(/(big|one|two|three)\.csv/)).toHaveCount(0);
  await expect(rowCount(page)).toContainText('0 rows');

  // Two megabytes that unpack to six hundred.
  const bomb = join(userData, 'bomb.csv.gz');
  const piece = gzipSync(line.repeat(160_000), { level: 9 });
  writeFileSync(bomb, Buffer.concat([gzipSync(`${header}${line}`), ...Array.from({ length: 40 }, () => piece)]));
  await dropFiles(page, [bomb, small[0] ?? '']);
  const refused = page.getByRole('alert').filter({ hasText: 'bomb.csv.gz unpacks to more than can be read safely' });
  await expect(refused).toContainText('Nothing was loaded from it');
  await expect(rowCount(page)).toContainText('19 rows');
});

test('names are given to columns whose own are missing, as many as there are', async ({ page, userData }) => {
  const file = join(userData, 'short.csv');
  writeFileSync(file, `Day;Total\n${[1, 2, 3].map((day) => `2026-03-0${day};1${day},50;EUR;r${day}\n`).join('')}`);
  await newWorkbook(page);
  await dropFiles(page, [file]);
  const question = page.getByRole('dialog', { name: 'How should short.csv be read?' });
  const names = question.getByLabel('Columns, by name from the left, parted by commas');
  await expect(names).toHaveValue('Day, Total, c3, c4');
  await names.fill('day,amount,currency');
  await expect(question.getByText('3 names for 4 columns')).toBeVisible();
  await expect(question.getByRole('button', { name: 'Use these names' })).toBeDisabled();
  await names.fill('day,amount,currency,reference');
  await question.getByRole('button', { name: 'Use these names' }).click();
  await expect(question.getByRole('table', { name: 'First rows of the file' })).toContainText('reference');
  await question.getByRole('button', { name: 'Load', exact: true }).click();
  // 11.50 + 12.50 + 13.50
  await expect(page.getByRole('complementary', { name: 'Receipt of short.csv' })).toContainText('37.50');
});

test('what becomes of people, of references and of the day a file came is chosen before it loads', async ({ page, userData }) => {
  const file = join(userData, 'people.csv');
  writeFileSync(
    file,
    'ts_utc,attempt_id,amount,ccy,result,customer_email,shopper_ip,token,clerk\n' +
      `2026-01-01T00:00:00Z,a1,1.00,USD,approved,ada@example.com,10.0.0.1,${testCard},Bob\n`,
  );
  await newWorkbook(page);
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Data', exact: true }).click();
  await page.getByText('Show each file before it is loaded').click();
  await dropFiles(page, [file]);
  const question = page.getByRole('dialog', { name: 'How should people.csv be read?' });
  await question.getByRole('button', { name: /shopper_ip/ }).click();
  await page.getByRole('option', { name: /Leave out/ }).click();
  // Nothing about this one looks personal.
  await question.getByRole('button', { name: /Cover another column/ }).click();
  await page.getByRole('option', { name: 'clerk' }).click();
  await expect(question.getByRole('button', { name: /clerk \(as you say\)/ })).toBeVisible();
  await question.getByText('token holds references that only look like card numbers').click();
  await question.getByLabel('Day on which the file was received').fill('2026-01-02');
  await question.getByRole('button', { name: 'Load', exact: true }).click();
  const receipt = page.getByRole('complementary', { name: 'Receipt of people.csv' });
  await expect(receipt).toContainText(
    'No card numbers found. Column shopper_ip dropped. customer_email: masked. shopper_ip: left out. clerk: masked.',
  );
  await expect(receipt).toContainText('1 value of token looks like a card number and was kept');
  await page.getByRole('radio', { name: 'Data health' }).click();
  const health = page.getByRole('grid', { name: 'Data health' });
  await expect(health.getByRole('row', { name: /Payment attempts \(template\)/ })).toContainText('sound');
  await page.getByRole('button', { name: 'Open the receipt of people.csv' }).click();
  await expect(receipt).toBeVisible();
});

test('which of two tables or lists is meant is settled by a button, and both load', async ({ page, userData }) => {
  const [file, json] = [join(userData, 'fees.csv'), join(userData, 'payments.json')];
  const fees = 'Booked;Kind;Amount\n2026-03-01;Gateway;12.50\n2026-03-02;Gateway;13.50\n';
  writeFileSync(file, `${fees}\nDispute;Reason;Opened;Amount\nD1;fraud;2026-03-02;40.25\nD2;fraud;2026-03-03;7.00\n`);
  const row = (day: number) => ({ day: `2026-03-0${day}`, reference: `r${day}`, amount: `${day}.25`, currency: 'USD' });
  writeFileSync(json, JSON.stringify({ page: 1, payments: [row(1), row(2)], refunds: [row(3)] }));
  await newWorkbook(page);
  const receipt = (name: string) => page.getByRole('complementary', { name: `Receipt of ${name}` });
  const load = page.getByRole('button', { name: 'Load', exact: true });
  for (const [answer, total] of [
    ['Lines 1 to 3: Booked, Kind, Amount', '26.00'],
    ['Lines 5 to 7: Dispute, Reason, Opened, Amount', '47.25'],
  ] as const) {
    await dropFiles(page, [file]);
    const question = page.getByRole('dialog', { name: 'How should fees.csv be read?' });
    await expect(load).toBeDisabled();
    await question.getByRole('button', { name: answer }).click();
    await expect(load).toBeEnabled();
    await load.click();
    await expect(receipt('fees.csv')).toContainText(total);
  }
  await dropFiles(page, [json]);
  const question = page.getByRole('dialog', { name: 'How should payments.json be read?' });
  await question.getByRole('button', { name: 'refunds (1 record)' }).click();
  await expect(question.getByRole('table', { name: 'First rows of the file' })).toContainText('r3');
  await load.click();
  await expect(receipt('payments.json')).toContainText('3.25');
  await expect(rowCount(page)).toContainText('5 rows');
});

test('a file of an unknown layout is shown before anything is loaded', async ({ page, userData }) => {
  const file = join(userData, 'fees.csv');
  writeFileSync(file, Buffer.from('Booked;Text;Sum\n2026-03-01;Gebühr;12,50\n2026-03-02;Gebühr;13,50\n', 'latin1'));
  await newWorkbook(page);
  await dropFiles(page, [file]);
  const question = page.getByRole('dialog', { name: 'How should fees.csv be read?' });
  const sample = question.getByRole('table', { name: 'First rows of the file' });
  await expect(sample).toContainText('Gebühr');
  await expect(rowCount(page)).toContainText('0 rows');
  for (const [encoding, isRight] of [
    ['UTF-8', false],
    ['ISO 8859-1', true],
  ] as const) {
    await question.getByRole('button', { name: /Encoding$/ }).click();
    await page.getByRole('option', { name: encoding, exact: true }).click();
    if (isRight) await expect(sample).toContainText('Gebühr');
    else await expect(question.getByRole('alert')).toContainText('fees.csv is not valid utf-8');
  }
});

test('each file of a dropped archive is loaded on its own, and the one that cannot be says why', async ({ page, userData }) => {
  const file = join(userData, 'march.zip');
  writeFileSync(
    file,
    makeZip([
      {
        name: 'first.csv',
        content: `${header}tx-1,order-1,capture_succeeded,2026-03-02T10:00:00.000000+00:00,1001,USD,1001,card,visa,Meridian,\n`,
      },
      { name: 'secret.csv', content: 'x'.repeat(13), method: 0, flags: 1, bytes: 1 },
      {
        name: 'second.csv',
        content: `${header}tx-2,order-2,capture_succeeded,2026-03-03T10:00:00.000000+00:00,1002,USD,1002,card,visa,Meridian,\n`,
      },
    ]),
  );
  await newWorkbook(page);
  await dropFiles(page, [file]);
  await expect(rowCount(page)).toContainText('2 rows');
  await expect(page.getByRole('complementary', { name: 'Receipt of march.zip/second.csv' })).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('march.zip/secret.csv is protected with a password');
});
