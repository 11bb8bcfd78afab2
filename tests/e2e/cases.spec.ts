import { execFileSync } from 'node:child_process';
import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import type { CaseScenario } from '../../shared/business-case/case-result.ts';
import type { SimulationResult } from '../../shared/business-case/simulation/simulation-result.ts';
import { formatValue } from '../../shared/query/format-value.ts';
import { expect, goTo, test } from '../support/demo.ts';
import { appFolder, untilReady } from '../support/electron.ts';
import { saveInto } from '../support/native-dialogs.ts';

interface CaseAnswer {
  readonly scenarios: readonly CaseScenario[];
  readonly simulation: SimulationResult;
}

/** What the terminal prints for the demo's case, on a copy of its workbook. */
function terminalAnswer(builtDemo: string, folder: string): CaseAnswer {
  const demos = join(builtDemo, 'demo');
  const name = readdirSync(demos).find((file) => file.endsWith('.paybench')) ?? '';
  copyFileSync(join(demos, name), join(folder, 'terminal.paybench'));
  const script = join(appFolder, 'scripts', 'paybench.mjs');
  const words = ['case', 'terminal.paybench', 'Retry routing for soft declines', '--seed', '7', '--json'];
  const env = { ...process.env, INIT_CWD: folder, PAYBENCH_USER_DATA: join(folder, 'terminal') };
  return JSON.parse(execFileSync(process.execPath, [script, ...words], { cwd: folder, env, encoding: 'utf8' })) as CaseAnswer;
}

const dollars = (value: number | null | undefined, style: 'compact' | 'full') =>
  formatValue((value ?? 0).toFixed(2), { kind: 'money', currency: 'USD' }, 'en-US', style === 'compact' ? { style } : { decimals: 0 });

/** Watches frames and long tasks of the window until asked; times in ms. */
async function watchStalls(page: Page): Promise<() => Promise<{ readonly task: number; readonly frame: number }>> {
  await page.evaluate(() => {
    const seen = { task: 0, frame: 0, isOn: true };
    Object.assign(window, { stalls: seen });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.task = Math.max(seen.task, duration);
    }).observe({ type: 'longtask' });
    let before = performance.now();
    const next = (now: number) => {
      seen.frame = Math.max(seen.frame, now - before);
      before = now;
      if (seen.isOn) requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  return () => page.evaluate(() => Object.assign((window as never as { stalls: { task: number; frame: number } }).stalls, { isOn: false }));
}

test('a case follows its slider, finds its break-even, agrees with the terminal and leaves as a sheet that computes', async ({
  app,
  demo: page,
  builtDemo,
  userData,
}) => {
  test.slow();
  const answer = terminalAnswer(builtDemo, userData);
  const base = answer.scenarios.find(({ scenario }) => scenario === 'base');
  await goTo(page, 'Cases');
  const npv = page.locator('.case-figure').filter({ hasText: 'NPV, base' }).locator('span').last();
  const sensitivity = page.getByRole('table', { name: 'Sensitivity' });
  const sure = page.getByRole('region', { name: 'How sure' });
  const view = (name: string) => page.getByRole('radio', { name, exact: true }).click();

  await test.step('the window and the terminal say the same', async () => {
    await expect(npv).toHaveText(dollars(base?.npv, 'compact'));
    await view('Scenarios');
    const row = page.getByRole('table', { name: 'Scenarios' }).getByRole('row', { name: /^Base [−$]/ });
    await expect(row).toContainText(dollars(base?.npvEnd, 'compact'));
    await expect(row).toContainText(typeof base?.irr === 'number' ? formatValue(base.irr, { kind: 'ratio' }) : (base?.irr ?? '–'));
    await view('Simulation');
    const trials = page.getByRole('region', { name: 'Figures of the trials' });
    for (const name of ['p10', 'p50', 'p90'] as const) await expect(trials).toContainText(dollars(answer.simulation[name], 'full'));
    expect(answer.simulation).toMatchObject({ trials: 100_000, seed: 7, missing: 0 });
    await view('Cash flows');
    const worth = page.getByRole('region', { name: 'What NPV is made of' });
    await expect(worth.locator('svg').getByText('NPV', { exact: true })).toBeVisible();
    await view('Result');
  });

  await test.step('a dragged driver: figures follow at once, the old trials stay dimmed until the new ones are there', async () => {
    await expect(sure.getByRole('figure')).toContainText('100,000 trials');
    const before = { npv: await npv.innerText(), bars: await sensitivity.innerText(), bins: await sure.innerText() };
    await sure.evaluate((region) => {
      const seen: string[] = [];
      Object.assign(window, { dimmed: seen });
      new MutationObserver(() => {
        if (region.querySelector('.stale svg') !== null) seen.push((region as HTMLElement).innerText);
      }).observe(region, { attributes: true, childList: true, subtree: true });
    });
    const stalls = await watchStalls(page);
    const slider = page.getByRole('slider', { name: 'Uplift of the first-attempt rate, slider' });
    const box = await slider.boundingBox();
    if (box === null) throw new Error('the slider is not on screen');
    const [middle, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(middle, y);
    await page.mouse.down();
    await page.mouse.move(middle - box.width / 5, y, { steps: 12 });
    await expect(npv).not.toHaveText(before.npv);
    await expect.poll(() => sensitivity.innerText()).not.toBe(before.bars);
    const began = Date.now();
    await page.mouse.up();
    await expect.poll(() => sure.innerText(), { timeout: 20_000 }).not.toBe(before.bins);
    const awaited = Date.now() - began;
    await untilReady(page);
    const { task, frame } = await stalls();
    const words = `while 100,000 trials ran (${awaited} ms): longest task of the window ${task.toFixed(0)} ms (0: none over 50), longest gap between frames ${frame.toFixed(0)} ms`;
    test.info().annotations.push({ type: 'measured', description: words });
    process.stdout.write(`${words}\n`);
    // The measure is 50 ms on a machine of one's own. On one shared by many both times grow: no task may come near that of the trials.
    expect(task).toBeLessThan(Math.max(300, awaited / 2));
    const dimmed = await page.evaluate(() => (window as never as { dimmed: readonly string[] }).dimmed);
    expect(dimmed, 'the trials of before, dimmed').toContain(before.bins);
  });

  await test.step('goal seek finds the order value at which NPV is zero, and it can be used', async () => {
    await page.getByRole('button', { name: 'Goal seek' }).click();
    const dialog = page.getByRole('dialog', { name: 'Goal seek' });
    await dialog.getByRole('button', { name: /Driver/ }).click();
    await page.getByRole('option', { name: 'Average order value' }).click();
    await expect(dialog.locator('output')).toContainText(/Average order value: [\d,.]+ USD/);
    await dialog.getByRole('button', { name: 'Use this value' }).click();
    await expect(npv).toHaveText(/^[−-]?\$0(\.00)?$/);
    // Cash worth nothing at 10 % a year earns 10 % a year.
    await expect(page.locator('.case-figure').filter({ hasText: 'IRR' }).locator('span').last()).toHaveText('10.0 %');
    await untilReady(page);
  });

  await test.step('the sheet holds formulas', async () => {
    await saveInto(app, join(userData, 'case.xlsx'));
    await page.getByRole('button', { name: 'Excel', exact: true }).click();
    await expect(page.getByText('case.xlsx is written')).toBeVisible({ timeout: 20_000 });
    const parts = unzipSync(readFileSync(join(userData, 'case.xlsx')));
    const sheets = Object.keys(parts).filter((name) => name.startsWith('xl/worksheets/sheet'));
    const formulas = sheets.flatMap((name) => new TextDecoder().decode(parts[name]).match(/<f>/g) ?? []);
    expect(formulas.length).toBeGreaterThan(200);
    expect(new TextDecoder().decode(parts['xl/workbook.xml'])).toContain('<definedName name="uplift"');
  });

  await test.step('from a finding of the brief to a case in two clicks', async () => {
    await goTo(page, 'Brief');
    await page.getByRole('listitem').filter({ hasText: 'Payment success fell' }).getByRole('button', { name: 'Bridge' }).click();
    await page.getByRole('button', { name: 'Make case' }).click();
    await expect(page.getByRole('heading', { name: 'Payment success rate back to January 2026', exact: true })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Benefit: the gap closed' })).toContainText('payment_success · n');
  });

  await test.step('a case from nothing: blocks, a driver, a formula that is wrong, a scenario, and undo', async () => {
    await page.getByRole('button', { name: 'New case' }).click();
    const made = page.getByRole('dialog', { name: 'New case' });
    await made.getByRole('textbox', { name: 'Name', exact: true }).fill('Terminal refresh');
    await made.getByText('One-off cost').click();
    await made.getByText('Recurring cost').click();
    await made.getByRole('button', { name: 'Make case' }).click();
    await expect(page.getByRole('heading', { name: 'Terminal refresh', exact: true })).toBeVisible();
    // 40,000 now, and 8,000 / 12 a month from now on for 36 months: 666.67 (1 - v^36) / (1 - v) = 20,957, v = 1.1 ^ (-1/12).
    await expect(npv).toHaveText('−$60,957');

    await page.getByRole('button', { name: 'Edit Build' }).click();
    const driver = page.getByRole('dialog', { name: 'Driver', exact: true });
    await expect(driver.getByText('used by line "Build"')).toBeVisible();
    await driver.getByRole('textbox', { name: 'Value', exact: true }).fill('30,000');
    await driver.getByRole('textbox', { name: 'Name in formulas' }).fill('terminals');
    await driver.getByRole('button', { name: 'Save' }).click();
    await expect(npv).toHaveText('−$50,957');

    const add = async (kind: string) => {
      await page
        .getByRole('region', { name: 'Drivers' })
        .or(page.getByRole('complementary', { name: 'Drivers' }))
        .getByRole('button', { name: 'Add' })
        .click();
      await page.getByRole('menuitem', { name: kind }).click();
    };
    await add('Formula');
    const fresh = page.getByRole('dialog', { name: 'New driver' });
    await fresh.getByRole('textbox', { name: 'Driver', exact: true }).fill('Spare parts');
    const text = fresh.getByRole('textbox', { name: 'Formula', exact: true });
    await text.fill('terminals * 0.1 + period()');
    await expect(fresh).toContainText('Comes to 3,000 USD in the first period, 3,035 USD in the last');
    await text.fill('terminals * build');
    await expect(fresh).toContainText('There is no driver "build"');
    await fresh.getByRole('button', { name: 'Add driver' }).click();
    await expect(fresh).toBeVisible();
    await page.keyboard.press('Escape');
    await add('Formula');
    await expect(text).toHaveValue('terminals * build');
    await text.fill('terminals * 0.1');
    await fresh.getByRole('button', { name: 'Add driver' }).click();
    await expect(page.getByRole('button', { name: 'Edit Spare parts' })).toBeVisible();

    await view('Scenarios');
    await page.getByRole('button', { name: 'Add scenario' }).click();
    const scenario = page.getByRole('dialog', { name: 'New scenario' });
    await scenario.getByRole('textbox', { name: 'Name', exact: true }).fill('Used terminals');
    await scenario.getByRole('textbox', { name: 'Build', exact: true }).fill('10000');
    await scenario.getByRole('button', { name: 'Add scenario' }).click();
    await expect(page.getByRole('table', { name: 'Scenarios' }).getByRole('row', { name: /^Used terminals/ })).toContainText('−$30,957');

    await page.getByRole('heading', { name: 'Terminal refresh', exact: true }).click();
    await page.keyboard.press('Control+z');
    await add('From Excel or CSV');
    const sheet = page.getByRole('dialog', { name: 'Import drivers' });
    await sheet.getByRole('textbox', { name: 'Or paste rows of a sheet' }).fill('Name\tUnit\tValue\nterminals\tUSD\t20,000\nrun\tEUR\t1\n');
    await expect(sheet.getByRole('row', { name: /^2 Build/ })).toContainText('20000');
    await expect(sheet.getByRole('list', { name: 'Rows left out' })).toHaveText('Row 3, run: it is in EUR here and in USD in the case');
    await sheet.getByRole('button', { name: 'Import 1 driver' }).click();
    await expect(npv).toHaveText('−$40,957');

    await view('Two drivers');
    const grid = page.getByRole('table', { name: 'NPV, USD' });
    // The build at its low of 60,000 with the running cost of 8,000 a year: 20,957 more.
    await expect(grid.getByRole('row', { name: /^60,000 USD/ })).toContainText('−$81 k');
    for (let step = 0; step < 3; step++) await page.keyboard.press('Control+z');
    await expect(npv).toHaveText('−$60,957');
    await expect(page.getByRole('button', { name: 'Edit Spare parts' })).toHaveCount(0);
  });

  await test.step('the ledger flags what is claimed twice and what is only a trend; an initiative is written and signed off', async () => {
    await page.getByRole('radio', { name: 'Benefits ledger' }).click();
    const row = (name: string) => page.getByRole('grid', { name: 'Initiatives' }).getByRole('row').filter({ hasText: name });
    // 5,500 hours were saved: 4,000 for the earlier, 1,500 for the later, at USD 34.
    await expect(row('Self-service refunds')).toContainText('$136,000');
    await expect(row('Refund macros for agents')).toContainText('claimed twice');
    await expect(row('Refund macros for agents')).toContainText('$51,000');
    await expect(row('Dispute triage')).toContainText('not caused');
    await expect(row('Dispute triage').getByRole('gridcell').or(row('Dispute triage').locator('td')).nth(3)).toHaveText('$0');

    await page.getByRole('button', { name: 'New initiative' }).click();
    const form = page.getByRole('dialog', { name: 'New initiative' });
    const type = (name: string, value: string) => form.getByRole('textbox', { name, exact: true }).fill(value);
    await type('Name', 'Paper statements');
    await type('Owner', 'Card operations');
    await type('Live since', '2026-01-01');
    await type('Milestones', 'Opt-out mailed; 2026-01-15');
    await type('Saving of twelve months', '12,000');
    await type('From', '2026-01-01');
    await type('Saving is claimed of', 'statement cost');
    await form.getByRole('button', { name: 'Measured by' }).click();
    await page.getByRole('option', { name: 'Months that are given' }).click();
    await type('Months', '2025-12; paper; 5000; 1000\n2026-01; paper; 4000; 1000\n2026-02; paper; 4000');
    await type('Baseline from', '2025-12');
    await type('to, included', '2025-12');
    await expect(form).toContainText('Line 3: write month, segment, cost and volume');
    await form.getByRole('button', { name: 'Add initiative' }).click();
    await type('Months', '2025-12; paper; 5000; 1000\n2026-01; paper; 4000; 1000\n2026-02; paper; 4000; 1000');
    await form.getByRole('button', { name: 'Add initiative' }).click();
    // A unit cost 5 and costs 4 now, for 2,000 of them.
    await expect(row('Paper statements')).toContainText('$2,000');
    await row('Paper statements').click();
    const focus = page.getByRole('complementary', { name: 'Initiative in focus' });
    await expect(focus).toContainText('due 2026-01-15');
    await focus.getByRole('button', { name: 'Sign off baseline' }).click();
    const sign = page.getByRole('dialog', { name: 'Sign off baseline' });
    await sign.getByRole('textbox', { name: 'Signed off by' }).fill('M. Ortega');
    await sign.getByLabel('On', { exact: true }).fill('2026-04-02');
    await sign.getByRole('button', { name: 'Sign off' }).click();
    await expect(focus).toContainText('M. Ortega, 2026-04-02');
  });
});
