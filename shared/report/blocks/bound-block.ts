import type { z } from 'zod';
import { type BoundNumber, fillText } from '../bound-text.ts';
import { uniqueLineages } from '../figure-blocks.ts';
import { gapSentence } from '../gap.ts';
import type { ModelBlock } from '../report-model.ts';
import type { ReportSetting, ReportSources } from '../report-sources.ts';
import type { boundNumberSchema } from './block-kind.ts';

interface BoundText {
  readonly id: string;
  readonly text: string;
  readonly numbers: readonly z.infer<typeof boundNumberSchema>[];
}

/** A sentence with the numbers that it names; one that cannot be had is explained in its place. */
export async function boundBlock(
  kind: 'headline' | 'text',
  block: BoundText,
  sources: ReportSources,
  setting: ReportSetting,
): Promise<ModelBlock> {
  const numbers: BoundNumber[] = [];
  for (const { name, slice } of block.numbers) {
    try {
      numbers.push({ name, slice, result: await sources.runSlice(slice) });
    } catch (thrown) {
      numbers.push({ name, slice, gap: gapSentence(`the number ${name}`, thrown) });
    }
  }
  const lineage = numbers.flatMap((number) => ('result' in number ? [number.result.lineage] : []));
  return { kind, id: block.id, text: fillText(block.text, numbers, setting.locale), lineage: uniqueLineages(lineage) };
}
