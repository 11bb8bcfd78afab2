import fc from 'fast-check';
import { expect, test } from 'vitest';
import { microsOf } from '../../shared/money/micros.ts';
import { closes, startImport } from '../support/import-text.ts';

const piece = fc.constantFrom(
  '"',
  ',',
  '\n',
  '\r',
  '\r\n',
  ';',
  '\t',
  ' ',
  'é',
  '€',
  '😀',
  '\\',
  "'",
  '\\N',
  '0',
  'abc',
  '#',
  '=1+1',
  'NULL',
  '\u00a0',
  '\uFEFF',
);
const text = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(''));
const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;
const written = (value: string, isQuoted: boolean) => (isQuoted || /["\r\n,]/.test(value) ? quoted(value) : value);

const record = fc.record({
  note: text,
  hint: text,
  isQuoted: fc.boolean(),
  cents: fc.integer({ min: -1e12, max: 1e12 }),
  isRagged: fc.boolean(),
});
const columns = 'ts_utc,attempt_id,amount,ccy,result,note,hint';

test('what a well-written file says is what the workbook holds, whatever is in its texts', async () => {
  const bench = await startImport();
  let files = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 150 }), fc.constantFrom('\n', '\r\n'), async (records, end) => {
      const name = `f${++files}`;
      const amount = (cents: number) =>
        `${cents < 0 ? '-' : ''}${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, '0')}`;
      const first = '2026-01-01T00:00:00Z,first,1.00,USD,approved,,';
      const lines = records.map(
        ({ note, hint, isQuoted, cents, isRagged }, index) =>
          `2026-01-01T00:00:00Z,a${index},${amount(cents)},USD,approved,${written(note, isQuoted)},${written(hint, !isQuoted)}${isRagged ? ',' : ''}`,
      );
      const content = `${[columns, first, ...lines].join(end)}${end}`;
      const { id, receipt } = await bench.load(name, content, { format: 'template.attempt', allowDuplicate: true });
      expect(closes(receipt)).toBe(true);
      const kept = records.flatMap((entry, index) => (entry.isRagged ? [] : [{ ...entry, index }]));
      expect(receipt.rows).toEqual({ loaded: kept.length + 1, quarantined: records.length - kept.length, faulty: 0 });
      // As bytes: the client's own decoder takes a byte-order mark off the front of a text.
      const known = (value: string) => (value === '' || value === '\\N' ? null : Buffer.from(value).toString('hex').toUpperCase());
      expect(
        await bench.rows(
          `SELECT attempt_id, amount, hex(x_note), hex(x_hint) FROM attempt WHERE extract_id = ${id} AND attempt_id <> 'first' ORDER BY line_no`,
        ),
      ).toEqual(
        kept.map(({ index, cents, note, hint }) => [`a${index}`, `${amount(cents === 0 ? 0 : cents)}0000`, known(note), known(hint)]),
      );
      const total = kept.reduce((sum, { cents }) => sum + BigInt(cents), 100n);
      const loaded = receipt.amounts.find(({ column }) => column === 'amount')?.loaded ?? '';
      expect(microsOf(loaded)).toBe(total * 10_000n);
    }),
    { numRuns: 40, seed: 7, endOnFailure: true },
  );
}, 60_000);
