import { z } from 'zod';
import type { BoundNumber } from '../../../shared/business-case/bound-number.ts';
import { hashValue } from '../../../shared/base/hash.ts';
import type { OpenWorkbook } from '../engine-context.ts';

const keptSchema = z.object({
  value: z.number(),
  numerator: z.string().nullable(),
  denominator: z.string().nullable(),
  n: z.string().nullable(),
  interval: z.object({ low: z.number(), high: z.number() }).nullable(),
  series: z.array(z.number().nullable()).nullable(),
  sample: z.object({ numerators: z.array(z.number()), denominators: z.array(z.number()).nullable() }).nullable(),
  through: z.string().nullable(),
});

/** What is known to stand in the workbook, so that it is written once. */
const written = new WeakMap<OpenWorkbook, Map<string, string>>();

const metaKey = (key: string): string => `actual/${key}`;

/** Keeps the last actual of a question in the workbook: it goes with the next save, and is no step that can be undone. */
export async function keepActual(workbook: OpenWorkbook, key: string, found: BoundNumber): Promise<void> {
  const { value, numerator, denominator, n, interval, series, sample, lineage } = found;
  if (value === null) return;
  const kept: z.infer<typeof keptSchema> = {
    value,
    numerator,
    denominator,
    n,
    interval,
    series: series === null ? null : [...series],
    sample: sample === null ? null : { numerators: [...sample.numerators], denominators: sample.denominators && [...sample.denominators] },
    through: lineage?.dataThrough ?? null,
  };
  const known = written.get(workbook) ?? new Map<string, string>();
  written.set(workbook, known);
  const hash = hashValue(kept);
  if (known.get(key) === hash) return;
  await workbook.session.withConnection(async (connection) => {
    await connection.run('BEGIN');
    await connection.run('DELETE FROM meta WHERE key = $1', [metaKey(key)]);
    await connection.run('INSERT INTO meta VALUES ($1, $2)', [metaKey(key), JSON.stringify(kept)]);
    await connection.run('COMMIT');
  });
  known.set(key, hash);
}

/** The last actual of a question that can no longer be asked, marked stale with the reason; null when there never was one. */
export async function keptActual(workbook: OpenWorkbook, key: string, reason: string | null): Promise<BoundNumber | null> {
  const rows = await workbook.session.withConnection(async (connection) =>
    (await connection.runAndReadAll('SELECT value FROM meta WHERE key = $1', [metaKey(key)])).getRows(),
  );
  const [text] = rows[0] ?? [];
  if (typeof text !== 'string') return null;
  const parsed = keptSchema.safeParse(JSON.parse(text));
  if (!parsed.success) return null;
  const { through, ...kept } = parsed.data;
  const since = through === null ? '' : `, last measured through ${through}`;
  return { ...kept, lineage: null, problem: null, stale: `${reason ?? 'it can no longer be measured'}${since}` };
}
