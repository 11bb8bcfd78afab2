import { gzipSync } from 'node:zlib';
import type { CleanTable } from './clean-table.ts';
import type { Outcome } from './judge.ts';
import { countLines, type Variant, variant } from './variant.ts';
import { joinRows, plain, writeFields } from './write-table.ts';

/** Files of which a preview sees only the first part: what is odd lies behind it. */
export function largeVariants(table: CleanTable): readonly Variant[] {
  const width = table.header.length;
  const whole = { ...table, rows: Array.from({ length: 2400 }, (_, row) => table.rows[row % table.rows.length] ?? []) };
  const [head = [], ...rows] = writeFields(whole, plain);
  const made: Variant[] = [];
  const add = (kind: string, lines: readonly (readonly string[])[], damaged: readonly number[], accepts: readonly Outcome[], tail = '') => {
    const text = joinRows(lines, plain) + tail;
    const given = { kind: `large file: ${kind}`, table: whole, damaged, accepts, lines: countLines(text, 'lf') };
    made.push(
      variant(text, { ...given, name: `${table.name}, plain` }),
      variant(text, { ...given, name: `${table.name}, gzip`, bytes: gzipSync(text) }),
    );
  };
  const odd = (at: number, line: string) => [head, ...rows.slice(0, at), [line], ...rows.slice(at + 1)];
  add('whole', [head, ...rows], [], ['exact']);
  add('total at the end', [head, ...rows], [], ['exact'], `Total,,,99.00${','.repeat(width - 4)}\n`);
  add('empty rows at the end', [head, ...rows], [], ['exact'], `${','.repeat(width - 1)}\n`.repeat(300));
  add('remark at the end', [head, ...rows], [], ['exact'], '\nEnd of report\n');
  add('header comes again', [head, ...rows.slice(0, 2000), head, ...rows.slice(2000)], [], ['exact']);
  add('damaged row', odd(2200, (rows[2200] ?? []).slice(1).join(',')), [2200], ['quarantined']);
  add('damaged last row', odd(2399, (rows[2399] ?? []).slice(0, 4).join(',')), [2399], ['quarantined']);
  add('stray quote', odd(2300, `"${(rows[2300] ?? []).join(',')}`), [2300], ['quarantined']);
  add('another table', [head, ...rows, ['Code', 'Meaning'], ['A', 'approved']], [], ['quarantined']);
  return made;
}
