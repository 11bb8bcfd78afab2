// The built app as it is, but its ready event waits until the test driver is attached: a window that loads while the driver attaches can lose
// the driver's first questions, and the test would hang. Does what the driver's own loader does where Electron is started by its path.
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app } from 'electron';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const { productName, version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
app.setName(productName);
app.setVersion(version);
app.setAppPath(dirname(`${root}package.json`));

const reallyReady = app.whenReady();
const emit = app.emit.bind(app);
let readyArgs = null;
let isReady = false;
let release;
const ready = new Promise((resolve) => {
  release = resolve;
});
app.emit = (event, ...args) => {
  if (event !== 'ready') return emit(event, ...args);
  readyArgs = args;
  return true;
};
app.isReady = () => isReady;
app.whenReady = () => ready;
globalThis.__playwright_run = async () => {
  await reallyReady;
  isReady = true;
  release();
  emit('ready', ...(readyArgs ?? []));
};

await import(new URL('../../../out/main/index.js', import.meta.url));
