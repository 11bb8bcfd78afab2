import { existsSync } from 'node:fs';
import { hasDisplay, startVirtualDisplay } from './display.mjs';
import { inRoot, say } from './root.mjs';

/**
 * Makes ready what an Electron launch needs: binary, system libraries, a display.
 * Answers { binary, env, isVirtual, args }: what to start and how.
 */
export async function prepareElectron() {
  if (!existsSync(inRoot('node_modules', 'electron'))) throw new Error('The packages are not installed yet. Run: npm install');
  const { findElectron } = await import('./electron/find-electron.mjs');
  const { ensureSystemLibraries } = await import('./electron/system-libraries.mjs');
  const { binary, major, origin } = await findElectron();
  if (Number(major) < 33) throw new Error(`Paybench needs Electron 33 or later; ${binary} is ${major}.`);
  const isVirtual = !hasDisplay();
  await ensureSystemLibraries(binary, { needsDisplayServer: isVirtual });
  say(`Electron ${major}: ${origin}${isVirtual ? ', on a virtual display' : ''}.`);
  const env = { ...process.env, ELECTRON_EXEC_PATH: binary, ELECTRON_MAJOR_VER: major };
  if (isVirtual) env.DISPLAY = await startVirtualDisplay();
  // Chromium refuses its sandbox to root; everyone else keeps it.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return { binary, env, isVirtual, args };
}
