import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { appFolder, expect, test, untilReady } from '../support/electron.ts';

declare global {
  // Filled by listen(), read back by heard().
  interface Window {
    heard: { topic: string; value: unknown }[];
  }
}

/** Collects what main tells the page from now on. */
async function listen(page: Page, topics: readonly ('engine.stopped' | 'engine.started' | 'files.opened')[]): Promise<void> {
  await page.evaluate((names) => {
    window.heard = [];
    for (const topic of names) window.host?.on(topic, (value) => window.heard.push({ topic, value }));
  }, topics);
}

const heard = (page: Page) => page.evaluate(() => window.heard);
const heardSinceStop = async (page: Page) => {
  const all = await heard(page);
  const stop = all.findIndex(({ topic }) => topic === 'engine.stopped');
  return stop < 0 ? [] : all.slice(stop);
};

function dataProcess(app: ElectronApplication): Promise<number | null> {
  return app.evaluate(
    ({ app: electronApp }) =>
      electronApp.getAppMetrics().find(({ name, serviceName }) => name === 'Paybench data' || serviceName === 'Paybench data')?.pid ?? null,
  );
}

async function untilDataProcess(app: ElectronApplication): Promise<number> {
  await expect.poll(() => dataProcess(app)).not.toBeNull();
  return (await dataProcess(app)) as number;
}

test('a data process that dies is told to the window and started again', async ({ app, page }) => {
  const first = await untilDataProcess(app);
  await listen(page, ['engine.stopped', 'engine.started']);
  process.kill(first, 'SIGKILL');
  await expect
    .poll(() => heardSinceStop(page), { timeout: 15_000 })
    .toEqual([
      { topic: 'engine.stopped', value: { reason: 'crashed' } },
      { topic: 'engine.started', value: null },
    ]);
  expect(await untilDataProcess(app)).not.toBe(first);
});

test('a data process that takes too much memory is ended', async ({ launch }) => {
  const app = await launch({ env: { PAYBENCH_ENGINE_RSS_BYTES: '1000000' } });
  const page = await app.firstWindow();
  await listen(page, ['engine.stopped']);
  await expect
    .poll(async () => (await heard(page))[0], { timeout: 15_000 })
    .toEqual({ topic: 'engine.stopped', value: { reason: 'memory' } });
});

test('a file chosen in a dialog becomes a token and a name, never a path', async ({ app, page, userData }) => {
  const file = join(userData, 'settlement.csv');
  writeFileSync(file, 'a,b\n1,2\n');
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, file);
  const granted = await page.evaluate(() => window.host?.invoke('dialog.openExtracts', null));
  expect(granted).toEqual([{ grant: expect.stringMatching(/^[0-9a-f-]{36}$/), name: 'settlement.csv' }]);
  const again = await page.evaluate(() => window.host?.invoke('dialog.openExtracts', null));
  expect(again).toEqual(granted);
});

test('a second start hands its files to the first window', async ({ page, userData }) => {
  const file = join(userData, 'payouts.csv');
  writeFileSync(file, 'a,b\n1,2\n');
  await listen(page, ['files.opened']);
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const second = spawn(process.env['ELECTRON_EXEC_PATH'] ?? '', [...flags, appFolder, file], {
    env: { ...process.env, PAYBENCH_USER_DATA: userData },
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => second.on('exit', resolve));
  await expect.poll(async () => (await heard(page)).length, { timeout: 15_000 }).toBe(1);
  expect(await heard(page)).toEqual([{ topic: 'files.opened', value: [{ grant: expect.any(String), name: 'payouts.csv' }] }]);
  expect(await ended).toBe(0);
});

test('closing while something runs asks first', async ({ launch }) => {
  const app = await launch();
  const page = await app.firstWindow();
  await untilReady(page);
  await page.evaluate(() => window.host?.invoke('quit.state', { unsaved: false, running: 'Importing payouts.csv' }));
  const answerWith = (response: number) =>
    app.evaluate(({ dialog }, choice) => {
      const asked = globalThis as { asked?: string };
      dialog.showMessageBox = ((_window: unknown, options: { message: string }) => {
        asked.asked = options.message;
        return Promise.resolve({ response: choice, checkboxChecked: false });
      }) as never;
    }, response);
  await answerWith(1);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(() => app.evaluate(() => (globalThis as { asked?: string }).asked)).toBe('Still running: Importing payouts.csv');
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  await answerWith(0);
  const closed = app.waitForEvent('close');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await closed;
});

test('text and a picture reach the clipboard together', async ({ app, page }) => {
  const png = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(3, 2);
    canvas.getContext('2d')?.fillRect(0, 0, 3, 2);
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
    await window.host?.invoke('clipboard.write', { text: 'a\tb', html: '<b>a</b>', png: bytes });
    return bytes.length;
  });
  expect(png).toBeGreaterThan(0);
  const formats = await app.evaluate(({ clipboard }) => (clipboard as unknown as { availableFormats(): string[] }).availableFormats());
  expect(formats).toEqual(expect.arrayContaining(['text/plain', 'text/html', 'image/png']));
});

test('the menu names every command once, and File can open what was opened lately', async ({ app }) => {
  const ids = await app.evaluate(({ Menu }) => {
    const walk = (items: readonly Electron.MenuItem[]): string[] => items.flatMap((item) => [item.id, ...walk(item.submenu?.items ?? [])]);
    return walk(Menu.getApplicationMenu()?.items ?? []).filter((id) => id?.includes('.'));
  });
  expect(ids).toEqual(
    expect.arrayContaining(['workbook.new', 'workbook.openDemo', 'edit.undo', 'go.brief', 'go.sql', 'palette.open', 'theme.dark']),
  );
});
