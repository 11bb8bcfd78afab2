import { z } from 'zod';
import { sqlBlock } from '../sql-block.ts';
import { blockKind, blockShape } from './block-kind.ts';

/** The result of a person's SELECT, run again whenever the report is; drawn where `chart` asks for it and it can be. */
export const sql = blockKind({
  label: 'SQL',
  hint: 'a table or chart from SQL',
  schema: z.object({
    kind: z.literal('sql'),
    ...blockShape,
    title: z.string().max(200),
    sql: z.string().min(1).max(100_000),
    chart: z.boolean(),
  }),
  nameOf: ({ title }) => `The table "${title}"`,
  resolve: async (block, sources, setting) => [sqlBlock(block, await sources.runSql(block.sql), setting)],
});
