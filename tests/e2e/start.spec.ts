import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, processGone, requestsOf, test } from '../support/electron.ts';

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

test('the window opens at its usual size with its title', async ({ app, page }) => {
  await expect(page).toHaveTitle(/Paybench/);
  expect(page.url()).toBe('app://paybench/index.html');
  const [width, height] = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getSize() ?? []);
  expect([width, height]).toEqual([1280, 800]);
});

test('the page is sandboxed and sees nothing of Node', async ({ app, page }) => {
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
    const { sandbox, contextIsolation, nodeIntegration, webviewTag } = contents.getLastWebPreferences();
    return { sandbox, contextIsolation, nodeIntegration, webviewTag: webviewTag ?? false };
  });
  expect(preferences).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false });
  expect(await page.evaluate(() => ['require', 'process', 'Buffer', 'electron'].filter((name) => name in window))).toEqual([]);
  expect(await page.evaluate(() => Object.keys(window.host ?? {}).sort())).toEqual(['grantDropped', 'invoke', 'on']);
});

test('every answer of the app scheme carries the policy, and paths stay inside its folder', async ({ page, problems }) => {
  const header = await page.evaluate(async () => (await fetch('app://paybench/index.html')).headers.get('content-security-policy'));
  expect(header).toBe(policy);
  const statuses = await page.evaluate(() =>
    Promise.all(
      ['/../package.json', '/%2e%2e/%2e%2e/package.json', '/..%2f..%2fpackage.json', '/missing.js'].map(
        async (path) => (await fetch(path)).status,
      ),
    ),
  );
  expect(statuses).toEqual([404, 404, 404, 404]);
  problems.length = 0; // the four refusals are logged by the console
});

test('inline script, navigation, new windows and the network are refused', async ({ app, page, problems }) => {
  const outcome = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.intruder = true';
    document.head.append(script);
    const opened = window.open('https://example.com/');
    const answer = await fetch('https://example.com/').then(
      () => 'answered',
      () => 'refused',
    );
    location.href = 'https://example.com/';
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { intruder: 'intruder' in window, opened: opened !== null, answer };
  });
  expect(outcome).toEqual({ intruder: false, opened: false, answer: 'refused' });
  expect(page.url()).toBe('app://paybench/index.html');
  expect(app.windows()).toHaveLength(1);
  expect(await requestsOf(app), 'the policy stops requests before they are made').toEqual([]);
  problems.length = 0; // each refusal is logged by the console
});

test('permissions are denied', async ({ page, problems }) => {
  const states = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'] as PermissionName[];
    return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
  });
  expect(new Set(states)).toEqual(new Set(['denied']));
  problems.length = 0;
});

test('main answers the window and no unknown method', async ({ page }) => {
  const info = await page.evaluate(() => window.host?.invoke('app.info', null));
  expect(info).toMatchObject({ name: 'Paybench', platform: process.platform });
  const refusal = await page.evaluate(() =>
    window.host?.invoke('shell.reveal', { grant: '/etc/passwd' }).then(String, (error: { code: string }) => error.code),
  );
  expect(refusal).toBe('INVALID_REQUEST');
  const unknown = await page.evaluate(() =>
    window.host?.invoke('fs.read' as never, null as never).then(String, (error: Error) => error.message),
  );
  expect(unknown).toContain('No such method');
});

test('the size of the window is remembered', async ({ launch }) => {
  const first = await launch();
  await first.firstWindow();
  const closed = processGone(first);
  await first.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setSize(1100, 720);
    BrowserWindow.getAllWindows()[0]?.close();
  });
  await closed;
  const second = await launch();
  await second.firstWindow();
  expect(await second.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getSize())).toEqual([1100, 720]);
});

const setpriv = '/usr/bin/setpriv';
const isRoot = process.getuid?.() === 0;

test('the window opens inside the operating system’s sandbox for an ordinary user', async ({ launch, userData }) => {
  test.skip(process.platform !== 'linux', 'setpriv is a Linux tool');
  const folder = join(userData, 'home');
  mkdirSync(folder);
  chmodSync(userData, 0o755); // the other user passes through
  chmodSync(folder, 0o777);
  let executable = process.env['ELECTRON_EXEC_PATH'] ?? '';
  if (isRoot) {
    const wrapper = join(folder, 'electron');
    writeFileSync(wrapper, `#!/bin/sh\nexec ${setpriv} --reuid 65534 --regid 65534 --clear-groups "${executable}" "$@"\n`, { mode: 0o755 });
    executable = wrapper;
  }
  const app = await launch({
    userData: join(folder, 'data'),
    chromiumSandbox: true,
    executable,
    env: { HOME: folder, XDG_CONFIG_HOME: folder, TMPDIR: folder },
  });
  const page = await app.firstWindow();
  await expect(page).toHaveTitle(/Paybench/);
  const arguments_ = await app.evaluate(() => process.argv);
  expect(arguments_).not.toContain('--no-sandbox');
});
