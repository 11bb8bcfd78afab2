import type { NumberBin, NumberProfile } from '../../../shared/protocol/column-profile.ts';
import { decimalText, quoteText } from '../../../shared/query/sql-text.ts';
import type { ProfiledColumn } from './column-profile.ts';
import { rowsOf } from '../rows/read-rows.ts';

const quantiles = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99] as const;
const shownCurrencies = 6;
const binCount = 20;
/** The usual rule: a value is an outlier beyond the quartiles by more than so many times the distance between them. */
const fence = 1.5;

/** Numbers by currency, those with most rows first: amounts of different currencies are never looked at together. */
export async function numberProfiles(
  profiled: ProfiledColumn,
): Promise<{ readonly numbers: readonly NumberProfile[]; readonly otherCurrencies: number }> {
  const { column, connection, from } = profiled;
  if (!['money', 'integer', 'number'].includes(column.type)) return { numbers: [], otherCurrencies: 0 };
  const key = column.currency === null ? 'NULL' : 'k';
  const groups = await rowsOf(connection, `SELECT ${key} AS k, count(*) FROM ${from} WHERE v IS NOT NULL GROUP BY ALL ORDER BY 2 DESC, 1`);
  const numbers: NumberProfile[] = [];
  for (const [currency] of groups.slice(0, shownCurrencies)) {
    const name = currency === null ? null : String(currency);
    const isSame = column.currency === null ? 'TRUE' : name === null ? 'k IS NULL' : `k = ${quoteText(name)}`;
    numbers.push(await numberProfile(profiled, name, `${from} WHERE v IS NOT NULL AND ${isSame}`));
  }
  return { numbers, otherCurrencies: Math.max(0, groups.length - shownCurrencies) };
}

async function numberProfile({ connection }: ProfiledColumn, currency: string | null, rows: string): Promise<NumberProfile> {
  const at = `[${quantiles.join(', ')}]`;
  const [facts = []] = await rowsOf(
    connection,
    `SELECT count(*), CAST(min(v) AS VARCHAR), CAST(max(v) AS VARCHAR), CAST(avg(v) AS DOUBLE), array_to_string(quantile_disc(v, ${at}), ' '),
      count(*) FILTER (WHERE v = 0), count(*) FILTER (WHERE v < 0) FROM ${rows}`,
  );
  const [count, min, max, mean, found, zero, negative] = facts;
  const values = String(found).split(' ');
  const of = (share: number): string => values[quantiles.indexOf(share as (typeof quantiles)[number])] ?? String(min);
  const [first, third] = [Number(of(0.25)), Number(of(0.75))];
  const reach = fence * (third - first);
  const [low, high] = [plain(first - reach), plain(third + reach)];
  const [beyond = []] = await rowsOf(
    connection,
    `SELECT count(*) FILTER (WHERE v < ${low}), count(*) FILTER (WHERE v > ${high}) FROM ${rows}`,
  );
  return {
    currency,
    rows: Number(count),
    min: String(min),
    max: String(max),
    mean: Number(mean),
    quantiles: quantiles.map((share) => ({ at: share, value: of(share) })),
    zero: Number(zero),
    negative: Number(negative),
    outliers: { low, high, below: Number(beyond[0] ?? 0), above: Number(beyond[1] ?? 0) },
    bins: await bins((sql) => rowsOf(connection, sql), rows, Number(of(0.01)), Number(of(0.99)), Number(min), Number(max)),
  };
}

/** A number of at most six decimals that SQL and filters take as it stands. */
const plain = (value: number): string => decimalText(Number(value.toFixed(6))) ?? '0';

/**
 * About twenty bins of a round width between the first and the last percentile; what lies beyond is in an open bin on either side, so
 * that a few large values do not press all others into one bar.
 */
async function bins(
  read: (sql: string) => Promise<readonly (readonly unknown[])[]>,
  rows: string,
  low: number,
  high: number,
  min: number,
  max: number,
): Promise<readonly NumberBin[]> {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return [];
  if (min === max) return [{ from: plain(min), to: null, rows: Number((await read(`SELECT count(*) FROM ${rows}`))[0]?.[0] ?? 0) }];
  const width = roundWidth((high === low ? max - min : high - low) / binCount);
  const start = Math.floor(low / width);
  const end = Math.max(start, Math.floor(high / width));
  const bin = `least(greatest(CAST(floor(CAST(v AS DOUBLE) / ${plain(width)} + 1e-9) AS BIGINT), ${start - 1}), ${end + 1})`;
  const counted = new Map(
    (await read(`SELECT ${bin}, count(*) FROM ${rows} GROUP BY 1`)).map(([key, count]) => [Number(key), Number(count)]),
  );
  const all: NumberBin[] = [];
  for (let index = start - 1; index <= end + 1; index++) {
    const isOpen = index < start || index > end;
    const count = counted.get(index) ?? 0;
    if (isOpen && count === 0) continue;
    all.push({ from: index < start ? null : plain(index * width), to: index > end ? null : plain((index + 1) * width), rows: count });
  }
  return all;
}

/** The next of 1, 2, 5 times a power of ten. */
function roundWidth(width: number): number {
  const power = 10 ** Math.floor(Math.log10(width));
  const found = [1, 2, 5, 10].find((step) => step * power >= width * 0.999999) ?? 10;
  return Math.max(found * power, 0.000001);
}
