import { stableJson } from '../base/stable-json.ts';
import type { SliceResult } from '../query/slice.ts';
import { nameOfBlock, resolveBlock } from './blocks/registry.ts';
import { gapSentence } from './gap.ts';
import type { ModelBlock, ReportBlock, ReportModel, ReportSpec } from './report-spec.ts';
import type { ReportSetting, ReportSources } from './report-sources.ts';
import { withParameters } from './with-parameters.ts';

/** A report with every number in place: nothing is left to compute for whoever writes it to a file. */
export async function resolveReport(asked: ReportSpec, sources: ReportSources, setting: ReportSetting): Promise<ReportModel> {
  const spec = withParameters(asked);
  const notes = new Set<string>();
  const known = remember(sources, notes);
  const blocks: ModelBlock[] = [];
  for (const [index, block] of spec.blocks.entries()) {
    blocks.push(...(await resolveOr(block, known, setting, blocks)));
    setting.progress?.(index + 1, spec.blocks.length);
  }
  return {
    name: spec.name,
    subtitle: spec.subtitle,
    workbook: setting.workbook,
    asOf: setting.asOf,
    appVersion: setting.appVersion,
    blocks,
    caveats: setting.caveats([...notes]),
  };
}

/** The same slice is run once however many sentences name it; what its result says of the data is kept for the face of the report. */
function remember(sources: ReportSources, notes: Set<string>): ReportSources {
  const slices = new Map<string, Promise<SliceResult>>();
  return {
    ...sources,
    runSlice: (slice) => {
      const key = stableJson(slice);
      const known = slices.get(key) ?? noted(sources.runSlice(slice), notes);
      slices.set(key, known);
      return known;
    },
  };
}

/** A block that cannot be made leaves a sentence in its place. */
async function resolveOr(
  block: ReportBlock,
  sources: ReportSources,
  setting: ReportSetting,
  before: readonly ModelBlock[],
): Promise<readonly ModelBlock[]> {
  try {
    return await resolveBlock(block, sources, setting, before);
  } catch (thrown) {
    const gap: ModelBlock = { kind: 'text', id: block.id, text: gapSentence(nameOfBlock(block), thrown), lineage: [], gap: true };
    return [block.place === undefined ? gap : { ...gap, place: block.place }];
  }
}

async function noted(running: Promise<SliceResult>, notes: Set<string>): Promise<SliceResult> {
  const result = await running;
  // Quarantine and unreadable values are said once for the whole report, from the receipts.
  for (const note of result.notes) if (note.code !== 'QUARANTINED_ROWS' && note.code !== 'FAULTY_AMOUNTS') notes.add(note.message);
  return result;
}
