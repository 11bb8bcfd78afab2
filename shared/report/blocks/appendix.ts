import { z } from 'zod';
import { uniqueLineages } from '../figure-blocks.ts';
import { definitionTable, extractTable, whatTheyMean, whereFrom } from '../lineage-tables.ts';
import { blockKind, blockShape } from './block-kind.ts';

export const appendix = blockKind({
  label: 'Appendix',
  hint: 'definitions and files behind every number',
  schema: z.object({ kind: z.literal('appendix'), ...blockShape }),
  nameOf: () => 'The appendix',
  async resolve({ id }, _, { locale }, before) {
    const lineage = uniqueLineages(before.flatMap((block) => block.lineage));
    if (lineage.length === 0) return [];
    const base = { kind: 'table' as const, lineage, notes: [] };
    return [
      { ...base, id, title: whatTheyMean, table: definitionTable(lineage) },
      { ...base, id: `${id}-files`, title: whereFrom, table: extractTable(lineage, locale) },
    ];
  },
});
