// The stand-in's default app: loads the app folder named on the command line.
// The import is awaited, because schemes can be registered only before the ready event.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const target = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (target === undefined) {
  process.stderr.write('Name the app folder to load.\n');
  process.exit(2);
}
const folder = resolve(target);
const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
app.setName(manifest.productName ?? manifest.name);
app.setVersion(manifest.version);
app.setPath('userData', join(app.getPath('appData'), app.name));
app.setAppPath(folder);
await import(pathToFileURL(join(folder, manifest.main)).href);
