import { _electron } from 'playwright';
import { inRoot } from '../root.mjs';

/** Starts the built app with a driver attached: not for measuring the start itself. */
export function openWindow({ binary, env, args }, userData, files = []) {
  return _electron.launch({
    executablePath: binary,
    args: [inRoot('tests', 'support', 'held-app'), ...files],
    chromiumSandbox: args.length === 0,
    colorScheme: null,
    timeout: 60_000,
    env: { ...env, TZ: 'UTC', LANG: 'en_US.UTF-8', PAYBENCH_USER_DATA: userData },
  });
}

/** Leaves by the door, so that nothing is left to recover. */
export async function closeWindow(app) {
  const gone = app.waitForEvent('close', { timeout: 15_000 }).catch(() => undefined);
  await app.evaluate(({ app: electronApp }) => electronApp.quit()).catch(() => undefined);
  await gone;
}

/** Sends what a menu item sends. */
export const sendCommand = (app, id) =>
  app.evaluate(({ BrowserWindow }, command) => BrowserWindow.getAllWindows()[0].webContents.send('host:event', 'command', command), id);

export const untilSettled = (page, timeout = 60_000) => page.waitForSelector('body[data-ready="true"]', { state: 'attached', timeout });
export const untilOpen = (page, timeout = 60_000) => page.waitForSelector('nav[aria-label="Screens"] button', { timeout });
