import { stableJson } from '../base/stable-json.ts';
import type { SliceResult, SliceSpec } from '../query/slice.ts';
import { type BoundNumber, fillText } from './bound-text.ts';
import { bridgeBlock, caseBlocks, scorecardBlock, sliceChartBlock, sliceTableBlock, uniqueLineages } from './figure-blocks.ts';
import { gapSentence } from './gap.ts';
import type { ModelBlock, ReportBlock, ReportModel, ReportSpec } from './report-spec.ts';
import type { ReportSetting, ReportSources } from './report-sources.ts';

/** A report with every number in place: nothing is left to compute for whoever writes it to a file. */
export async function resolveReport(spec: ReportSpec, sources: ReportSources, setting: ReportSetting): Promise<ReportModel> {
  const notes = new Set<string>();
  const known = remember(sources, notes);
  const blocks: ModelBlock[] = [];
  for (const [index, block] of spec.blocks.entries()) {
    blocks.push(...(await resolveBlock(block, known, setting)));
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

async function resolveBlock(block: ReportBlock, sources: ReportSources, setting: ReportSetting): Promise<readonly ModelBlock[]> {
  try {
    switch (block.kind) {
      case 'headline':
      case 'text':
        return [await textBlock(block, sources, setting)];
      case 'chart':
        return [sliceChartBlock(block, await sources.runSlice(block.slice), await totalOf(block.slice, sources), setting)];
      case 'table':
        return [sliceTableBlock(block, await sources.runSlice(block.slice), setting)];
      case 'bridge':
        return [bridgeBlock(block.id, await sources.runBridge(block.bridge), setting.locale)];
      case 'scorecard':
        return [scorecardBlock(block, await sources.scorecard(block.partner), setting.locale)];
      case 'case':
        return caseBlocks(block.id, await sources.evaluateCase(block.caseId), setting.locale);
    }
  } catch (thrown) {
    return [{ kind: 'text', id: block.id, text: gapSentence(blockName(block), thrown), lineage: [], gap: true }];
  }
}

function blockName(block: ReportBlock): string {
  switch (block.kind) {
    case 'headline':
    case 'text':
      return 'This text';
    case 'chart':
      return `The chart ${block.title === null ? `of ${block.slice.metrics.join(', ')}` : `"${block.title}"`}`;
    case 'table':
    case 'scorecard':
      return `The table "${block.title}"`;
    case 'bridge':
      return `The bridge of ${block.bridge.metric} by ${block.bridge.by}`;
    case 'case':
      return `The business case ${block.caseId}`;
  }
}

async function textBlock(
  block: Extract<ReportBlock, { kind: 'headline' | 'text' }>,
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
  return { kind: block.kind, id: block.id, text: fillText(block.text, numbers, setting.locale), lineage: uniqueLineages(lineage) };
}

/** The total among the parts of a line chart, at its own grain. */
async function totalOf(slice: SliceSpec, sources: ReportSources): Promise<SliceResult | undefined> {
  return slice.by.length > 0 && slice.grain !== null ? await sources.runSlice({ ...slice, by: [] }) : undefined;
}

async function noted(running: Promise<SliceResult>, notes: Set<string>): Promise<SliceResult> {
  const result = await running;
  // Quarantine and unreadable values are said once for the whole report, from the receipts.
  for (const note of result.notes) if (note.code !== 'QUARANTINED_ROWS' && note.code !== 'FAULTY_AMOUNTS') notes.add(note.message);
  return result;
}
