import type { ControlRule } from './extract-format.ts';

const quoted = (word: string) => `'${word.toLowerCase().replaceAll("'", "''")}'`;

/**
 * Lines that became adjustments because the layout does not know their type: a control for each such type, none where all are known.
 * `adjustments` are the partner's words that are adjustments.
 */
export function unknownLineTypes(adjustments: readonly string[]): ControlRule {
  return {
    sql: (rows) =>
      `SELECT concat('Lines of type ', coalesce(source_type, '(blank)'), ', which the layout does not know: kept as adjustments'), '0', CAST(count(*) AS VARCHAR) ` +
      `FROM settlement_line WHERE ${rows} AND type = 'adjustment' AND lower(coalesce(source_type, '')) NOT IN (${adjustments.map(quoted).join(', ')}) ` +
      'GROUP BY source_type ORDER BY count(*) DESC, source_type LIMIT 20',
  };
}

/**
 * Attempts whose status the layout does not know: pending, and so in no rate; a control for each such status. `column`: where the status
 * is kept; `known`: in small letters; `like`: a pattern of further known ones.
 */
export function unknownStatuses(column: string, known: readonly string[], like: string | null = null): ControlRule {
  const others = like === null ? '' : ` AND ${column} NOT LIKE '${like}'`;
  return {
    sql: (rows) =>
      `SELECT concat('Attempts of status ', coalesce(${column}, '(blank)'), ', which the layout does not know: in no rate'), '0', CAST(count(*) AS VARCHAR) ` +
      `FROM attempt WHERE ${rows} AND result = 'pending' AND lower(coalesce(${column}, '')) NOT IN (${known.map(quoted).join(', ')})${others} ` +
      `GROUP BY ${column} ORDER BY count(*) DESC, ${column} LIMIT 20`,
  };
}
