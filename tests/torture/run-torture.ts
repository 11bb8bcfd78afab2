import { judge, type Outcome } from './judge.ts';
import { OutcomeTable } from './outcome-table.ts';
import { InProcessReader } from './read-in-process.ts';
import type { Variant } from './variant.ts';
import { allVariants } from './variants.ts';

/** Bytes that a preview looks at. */
const sampleBytes = 128 * 1024;

/** The seed of the files that the tests read; any other gives others. */
export const usualSeed = 20_260_415;

export interface Surprise {
  readonly kind: string;
  readonly name: string;
  readonly outcome: Outcome;
  readonly reason: string;
}

/** Reads every variant, counts outcomes by kind, and lists those whose outcome is none of the right ones. */
export async function runTorture(
  seed: number,
  isWanted: (variant: Variant) => boolean = () => true,
): Promise<{ table: OutcomeTable; surprises: readonly Surprise[] }> {
  const reader = new InProcessReader();
  const table = new OutcomeTable();
  const surprises: Surprise[] = [];
  const wanted = allVariants(seed).filter(isWanted);
  try {
    let next = 0;
    for await (const { reading, lines } of reader.read(wanted)) {
      const variant = wanted[next++];
      if (variant === undefined) throw new Error('more readings than files');
      const answer = {
        header: variant.table.header,
        rows: variant.table.rows,
        mayBeSetAside: (row: number) => variant.damaged.includes(row),
        physical: variant.lines,
      };
      const { outcome, reason } = judge(answer, reading);
      table.add(variant.kind, outcome);
      if (!variant.accepts.includes(outcome)) surprises.push({ kind: variant.kind, name: variant.name, outcome, reason });
      const seen = Math.min(60, variant.lines);
      if (reading.kind === 'loaded' && lines.length !== seen && variant.bytes.length < sampleBytes)
        surprises.push({
          kind: variant.kind,
          name: variant.name,
          outcome: 'wrong',
          reason: `${lines.length} of ${seen} lines in the preview`,
        });
    }
  } finally {
    reader.close();
  }
  return { table, surprises };
}
