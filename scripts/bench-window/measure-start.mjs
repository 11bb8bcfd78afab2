import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../root.mjs';
import { untilIdle } from './idle.mjs';

const launchTimeoutMs = 60_000;
const bareSource = (userData) => `const { app, BrowserWindow } = require('electron');
app.setPath('userData', ${JSON.stringify(userData)});
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, webPreferences: { sandbox: true, contextIsolation: true } });
  window.loadURL('data:text/html,<body data-ready="true"><h1>bare</h1></body>');
});`;

/** Milliseconds from the launch of a process to its settled and painted page. */
function startOnce({ binary, env, args }, app, selector, files, extraEnv) {
  return new Promise((resolve, reject) => {
    const began = Date.now();
    const probe = inRoot('scripts', 'bench-window', 'start-probe');
    const child = spawn(binary, [...args, probe, ...files], {
      env: { ...env, TZ: 'UTC', LANG: 'en_US.UTF-8', ...extraEnv, PROBE_APP: app, PROBE_SELECTOR: selector },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let output = '';
    const timer = setTimeout(() => child.kill('SIGKILL'), launchTimeoutMs);
    child.stdout.on('data', (text) => (output += text));
    child.on('exit', () => {
      clearTimeout(timer);
      const said = /SETTLED ([\d.]+)/.exec(output);
      if (said === null) reject(new Error(`${app} did not settle within ${launchTimeoutMs / 1000} s`));
      else resolve(Number(said[1]) - began);
    });
  });
}

/** A bare window and the app with a workbook, in turn, each on an idle machine where it becomes so. */
export async function measureStart(electron, { folder, userData, workbook, rounds }) {
  const bareApp = join(folder, 'bare.cjs');
  writeFileSync(bareApp, bareSource(join(folder, 'bare-data')));
  const bare = [];
  const own = [];
  let isIdle = true;
  const whenIdle = async (start) => {
    isIdle = (await untilIdle()) && isIdle;
    return start();
  };
  for (let round = 0; round <= rounds; round++) {
    const a = await whenIdle(() => startOnce(electron, bareApp, 'h1', [], {}));
    const b = await whenIdle(() =>
      startOnce(electron, inRoot('out', 'main', 'index.js'), '.brief-findings', [workbook], { PAYBENCH_USER_DATA: userData }),
    );
    if (round === 0) continue; // warm-up of the file cache
    bare.push(a);
    own.push(b);
  }
  return { bare, own, isIdle };
}
