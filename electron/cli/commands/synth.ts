import { mkdir } from 'node:fs/promises';
import { fail } from '../../../shared/errors/fail.ts';
import { writeExtracts } from '../../engine/synth/write-extracts.ts';
import { furtherFolder, variantFolder } from '../../../shared/synth/index.ts';
import type { Command } from '../command.ts';
import { takeAtMost } from '../parse-args.ts';
import { tableText } from '../table-text.ts';

const sizes = ['S', 'M', 'L', 'XL'] as const;

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code ?? '';
    if (['EEXIST', 'ENOTDIR', 'EACCES', 'EROFS', 'EPERM'].includes(code)) fail('FOLDER_READ_ONLY', { folder });
    throw thrown;
  }
}

export const synthCommand: Command = {
  name: 'synth',
  usage: 'synth --size S|M|L|XL --seed N [--partners 6|12] --out DIR',
  summary: 'write invented partner files with planted incidents and their answer key',
  values: ['size', 'seed', 'partners', 'out'],
  switches: [],
  async run(args, terminal) {
    takeAtMost(args, 0);
    const size = sizes.find((known) => known === args.required('size')) ?? fail('USAGE', { problem: '--size is S, M, L or XL' });
    const typed = args.value('seed') ?? '7';
    if (!/^\d{1,9}$/.test(typed)) fail('USAGE', { problem: '--seed is a whole number' });
    const partners = args.value('partners') ?? '6';
    if (partners !== '6' && partners !== '12') fail('USAGE', { problem: '--partners is 6 or 12' });
    const outDir = terminal.path(args.required('out'));
    let said = -1;
    await makeFolder(outDir);
    const written = await writeExtracts({
      size,
      seed: Number(typed),
      outDir,
      withVariants: true,
      partners: partners === '12' ? 12 : 6,
      signal: terminal.signal,
      onProgress: (fraction) => {
        const tenth = Math.floor(fraction * 10);
        if (tenth > said) terminal.log(`Writing partner files ${tenth * 10} %`);
        said = tenth;
      },
    });
    const { files, variants, further, incidents } = written;
    return {
      body: { size, seed: Number(typed), files, variants, further, incidents },
      text: [
        tableText(
          [
            { header: 'file', align: 'left' },
            { header: 'format', align: 'left' },
            { header: 'bytes', align: 'right' },
          ],
          [
            ...files.map((file) => [file.name, file.format, String(file.bytes)]),
            ...further.map((file) => [`${furtherFolder}/${file.name}`, file.format, String(file.bytes)]),
            ...variants.map((file) => [`${variantFolder}/${file.name}`, file.format, String(file.bytes)]),
          ],
        ),
        tableText(
          [
            { header: 'incident', align: 'left' },
            { header: 'planted', align: 'left' },
            { header: 'expected', align: 'right' },
            { header: 'realized', align: 'right' },
          ],
          incidents.map((incident) => [
            incident.id,
            incident.planted ? 'yes' : `no: ${incident.refusedReason ?? ''}`,
            String(incident.expectedEffect),
            String(incident.plantedEffect ?? '–'),
          ]),
        ),
      ].join('\n\n'),
    };
  },
};
