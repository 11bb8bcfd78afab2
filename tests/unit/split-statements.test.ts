import { expect, it } from 'vitest';
import { splitStatements, statementAt } from '../../shared/query/split-statements.ts';

it.each([
  ['select 1', ['select 1']],
  ['select 1;', ['select 1']],
  ['select 1; select 2 ;\n', ['select 1', 'select 2']],
  [`select ';' as a, "b;c"; select 2`, [`select ';' as a, "b;c"`, 'select 2']],
  [`select 'it''s; fine'; select 2`, [`select 'it''s; fine'`, 'select 2']],
  ['select 1 -- one; two\n; select 2 /* a; b */', ['select 1 -- one; two', 'select 2 /* a; b */']],
  ['select $$a;b$$; select $x$;$x$', ['select $$a;b$$', 'select $x$;$x$']],
  ['-- nothing;\n ; ; /* still; nothing */', []],
  ['', []],
])('%s', (source, wanted) => {
  const found = splitStatements(source);
  expect(found.map(({ text }) => text)).toEqual(wanted);
  for (const { text, from, to } of found) expect(source.slice(from, to)).toBe(text);
});

it('finds the statement around the cursor, or the last one', () => {
  const source = 'select 1; select 2';
  expect(statementAt(source, 3)?.text).toBe('select 1');
  expect(statementAt(source, 9)?.text).toBe('select 1');
  expect(statementAt(source, 14)?.text).toBe('select 2');
  expect(statementAt('', 0)).toBeNull();
});
