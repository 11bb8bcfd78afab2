import { buildApp, buildCli } from './build.mjs';
import { prepareElectron } from './prepare.mjs';
import { inRoot, root, say } from './root.mjs';
import { run } from './run.mjs';

async function start(files) {
  const { binary, env, isVirtual, args } = await prepareElectron();
  await buildApp({ env });
  if (isVirtual) say('There is no display here, so the window opens on a virtual one. To look at it: npm run screenshot -- out/screens');
  const result = await run(binary, [...args, root, ...files], { env });
  return result.code;
}

async function develop() {
  const { env, args } = await prepareElectron();
  const cli = inRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const result = await run(process.execPath, [cli, 'dev', ...(args.length > 0 ? ['--noSandbox'] : [])], { env });
  return result.code;
}

async function build() {
  await buildApp({ force: true, env: { ELECTRON_MAJOR_VER: '33', ...process.env } });
  await buildCli({ force: true });
  return 0;
}

async function screenshot([folder = 'out/screens']) {
  const { binary, env, args } = await prepareElectron();
  await buildApp({ env });
  const result = await run(process.execPath, [inRoot('scripts', 'screenshot.mjs'), folder, binary, ...args], { env, timeoutMs: 300_000 });
  return result.code;
}

const commands = { start, dev: develop, build, screenshot };
const [name, ...rest] = process.argv.slice(2);
try {
  const command = commands[name];
  if (command === undefined) throw new Error(`Unknown command ${name}; there are: ${Object.keys(commands).join(', ')}`);
  process.exit(await command(rest));
} catch (error) {
  say(error.message);
  process.exit(1);
}
