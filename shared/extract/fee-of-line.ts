import type { ColumnRule } from './column-rule.ts';

/** Fee of a settlement line whose fee column is kept as `fee_commission`: a fee of no payment may be charged as an amount of its own. */
export const feeOfLine: ColumnRule = {
  kind: 'expression',
  consumes: [],
  sql: (_, value) => `CASE WHEN ${value('type')} = 'fee' THEN ${value('net')} ELSE ${value('fee_commission')} END`,
};
