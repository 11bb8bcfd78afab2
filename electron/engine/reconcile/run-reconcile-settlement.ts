import { decimalOf } from '../../../shared/money/micros.ts';
import { exactMicros } from '../../../shared/reconcile/figures.ts';
import type { CountedShare, SettlementFigures } from '../../../shared/reconcile/result.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { comparedLegs, readOnce, type ReconcileRun } from './run-reconcile-entries.ts';

/** How sales were settled, by partner; `all` under null. Nothing where the ledger leg was not compared. */
export async function settlementFigures(
  workbook: OpenWorkbook,
  run: ReconcileRun,
  partner: string | null,
  signal: AbortSignal,
): Promise<ReadonlyMap<string | null, SettlementFigures>> {
  if (!comparedLegs(run).includes('ledger-partner')) return new Map();
  const { link, calendar } = run.tables;
  const { asOf } = run.sources;
  const sale = `leg = 'ledger-partner' AND ptype = 'sale'`;
  // A sale in a break still was settled on its day; one that people wrote off or never came was not.
  const sales = `(SELECT k.partner, k.ccy, k.l_n AS n, k.l_sum AS amount, c.promised, s.idx - c.idx AS lag, k.r_day <= c.promised AS on_time
    FROM ${link} k JOIN ${calendar} c ON c.partner = k.partner AND c.day = k.l_day LEFT JOIN ${calendar} s ON s.partner = k.partner AND s.day = k.r_day WHERE ${sale} AND k.l_n > 0
    UNION ALL SELECT e.partner, e.ccy, e.l_n, e.l_sum, c.promised, NULL, FALSE FROM ${run.entries} e JOIN ${calendar} c ON c.partner = e.partner AND c.day = e.day
    WHERE ${sale} AND origin = 'open' AND l_n > 0 AND coalesce(type, '') <> 'duplicate')`;
  const select = `sum(n) FILTER (lag IS NOT NULL), quantile_disc(lag, 0.5), quantile_disc(lag, 0.95),
    coalesce(sum(n) FILTER (lag IS NOT NULL AND on_time), 0), coalesce(sum(n) FILTER (promised <= ${asOf} AND on_time), 0), coalesce(sum(n) FILTER (promised <= ${asOf}), 0)`;
  const values = ['lag IS NOT NULL AND on_time', 'lag IS NOT NULL', `promised <= ${asOf} AND on_time`, `promised <= ${asOf}`].map(
    (condition) => `CAST(coalesce(sum(amount) FILTER (${condition}), 0) AS VARCHAR)`,
  );
  const counted = await readOnce(workbook, `SELECT partner, ${select} FROM ${sales} GROUP BY GROUPING SETS ((partner), ())`, signal);
  const valued = await readOnce(
    workbook,
    `SELECT partner, ccy, ${values.join(', ')} FROM ${sales} GROUP BY GROUPING SETS ((partner, ccy), (ccy)) ORDER BY ccy`,
    signal,
  );
  const figures = new Map<string | null, SettlementFigures>();
  for (const [name, settled, p50, p95, onTime, complete, due] of counted) {
    const key = name === null || name === undefined ? null : String(name);
    const money = valued.filter(([own]) => (own === null ? null : String(own)) === key);
    const share = (numerator: unknown, denominator: unknown, at: number): CountedShare => ({
      numerator: Number(numerator),
      denominator: Number(denominator),
      byCurrency: money.map((cells) => ({ currency: String(cells[1]), numerator: plain(cells[at]), denominator: plain(cells[at + 1]) })),
    });
    const days = (cell: unknown) => (cell === null || cell === undefined ? null : Number(cell));
    figures.set(key, {
      lag: { sales: Number(settled ?? 0), p50: days(p50), p95: days(p95) },
      onTime: share(onTime, settled ?? 0, 2),
      completeness: share(complete, due, 4),
    });
  }
  const own = partner === null ? undefined : figures.get(partner);
  return own === undefined
    ? figures
    : new Map([
        [partner, own],
        [null, own],
      ]);
}

const plain = (cell: unknown): string => decimalOf(exactMicros(String(cell)));
