// npm run gallery -- FOLDER: every kind of chart as a picture, light and dark, and one page that shows them all with their tables.
import { runBundled } from './run-bundled.mjs';

process.exit(await runBundled('tests/gallery/gallery.ts', process.argv.slice(2)));
