import { z } from 'zod';
import type { ModelBlock } from '../report-model.ts';
import type { ReportSetting, ReportSources } from '../report-sources.ts';
import { actions } from './actions.ts';
import { appendix } from './appendix.ts';
import { benefits } from './benefits.ts';
import type { BlockKind } from './block-kind.ts';
import { bridge } from './bridge.ts';
import { caseSummary } from './case-summary.ts';
import { chart } from './chart.ts';
import { commentary } from './commentary.ts';
import { headline } from './headline.ts';
import { kpis } from './kpis.ts';
import { pipeline } from './pipeline.ts';
import { pivot } from './pivot.ts';
import { scorecard } from './scorecard.ts';
import { slipped } from './slipped.ts';
import { sql } from './sql.ts';
import { table } from './table.ts';
import { text } from './text.ts';
import { tiles } from './tiles.ts';
import { tornado } from './tornado.ts';

/** Every kind of block, in the order in which they are offered. */
export const blockKinds = {
  headline,
  text,
  tiles,
  kpis,
  chart,
  table,
  pivot,
  bridge,
  scorecard,
  sql,
  case: caseSummary,
  tornado,
  benefits,
  slipped,
  pipeline,
  actions,
  commentary,
  appendix,
};

export type BlockKindId = keyof typeof blockKinds;

const { headline: first, ...rest } = blockKinds;
export const reportBlockSchema = z.discriminatedUnion('kind', [first.schema, ...Object.values(rest).map(({ schema }) => schema)]);
export type ReportBlock = { readonly [Id in BlockKindId]: z.infer<(typeof blockKinds)[Id]['schema']> }[BlockKindId];

const kindOf = (block: ReportBlock): BlockKind<z.ZodObject> => blockKinds[block.kind] as unknown as BlockKind<z.ZodObject>;

export const nameOfBlock = (block: ReportBlock): string => kindOf(block).nameOf(block);

/** The numbers of one block in place; it stands where it was put on its page. */
export async function resolveBlock(
  block: ReportBlock,
  sources: ReportSources,
  setting: ReportSetting,
  before: readonly ModelBlock[],
): Promise<readonly ModelBlock[]> {
  const [lead, ...others] = await kindOf(block).resolve(block, sources, setting, before);
  if (lead === undefined) return [];
  return [block.place === undefined ? lead : { ...lead, place: block.place }, ...others];
}
