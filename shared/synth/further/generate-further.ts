import { asciiBytes } from '../byte-writer.ts';
import { type ExtractFile, plainFile } from '../extract-files.ts';
import type { ExtractChunk } from '../generate-world.ts';
import { scaleOf, type SynthSize } from '../quotas.ts';
import { dayCount } from '../synth-calendar.ts';
import { furtherAttemptHeader, FurtherBook, type FurtherMonth, furtherSettlementHeader } from './further-book.ts';
import { furtherPartners } from './further-partners.ts';

/** Folder, inside the world's, of the files of the six further partners. */
export const furtherFolder = 'further-partners';

const chunkLength = 1 << 20;

/** The quarter of six further partners, beside the world and drawn apart from it: not a byte of the world depends on it. */
export function* generateFurther(size: SynthSize, seed: number): Generator<ExtractChunk, readonly FurtherMonth[]> {
  const truth: FurtherMonth[] = [];
  for (const [index, who] of furtherPartners.entries()) {
    const book = new FurtherBook(who, scaleOf[size], seed);
    const stem = `${furtherFolder}/${who.name.toLowerCase().replaceAll(' ', '_')}`;
    const attempts = plainFile(`${stem}_attempts_2026Q1.csv`, 'template.attempt', furtherAttemptHeader);
    const settlement = plainFile(`${stem}_settlement_2026Q1.csv`, 'template.settlement_line', furtherSettlementHeader);
    const pending = new Map<ExtractFile, string>([attempts, settlement].map((file) => [file, file.header]));
    for (let day = 0; day < dayCount; day++) {
      const drawn = book.drawDay(day);
      pending.set(attempts, pending.get(attempts)! + drawn.attempts);
      pending.set(settlement, pending.get(settlement)! + drawn.settlement);
      const isLast = day === dayCount - 1;
      const done = (index + (day + 1) / dayCount) / furtherPartners.length;
      for (const [file, text] of pending) {
        if (!isLast && text.length < chunkLength) continue;
        yield { file, bytes: asciiBytes(text), isLast, done };
        pending.set(file, '');
      }
    }
    truth.push(...book.truth);
  }
  return truth;
}
