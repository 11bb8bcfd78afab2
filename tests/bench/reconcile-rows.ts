import type { FactWorkbook } from '../support/fact-workbook.ts';

/** How many of each kind of break are among so many rows; they follow from the row number, so that all runs measure the same rows. */
export interface PlantedBreaks {
  readonly missing: number;
  readonly surplus: number;
  readonly twice: number;
  readonly otherAmount: number;
  readonly splitInTwo: number;
}

const multiples = (rows: number, of: number): number => Math.ceil(rows / of);

/**
 * A ledger over 90 days with its partner lines, payouts of a day and their bank lines: four partners, references of 20 digits, one
 * partner known by order reference alone. Of 1,000,003 rows (a prime, so that the kinds never fall together), one in 997 has no line,
 * one in 1,009 a line twice, one in 1,013 another amount, one in 1,019 two lines for one entry; one line in 1,021 is unknown to us.
 */
export async function fillReconciliation(facts: FactWorkbook, rows: number): Promise<PlantedBreaks> {
  for (const table of ['order_ledger', 'settlement_line', 'payout', 'bank_line'] as const) await facts.load(table, []);
  const step = Math.floor((88 * 86_400_000_000) / rows);
  const world = `(SELECT i, h, ['Meridian', 'Lumen', 'Alder', 'Cobalt'][(i % 4)::INTEGER + 1] AS partner, i % 10 = 0 AS is_refund,
    TIMESTAMP '2026-01-01 12:00:00' + to_microseconds(i * ${step}) AS ts, (CASE WHEN i % 10 = 0 THEN -1 ELSE 1 END * (1000 + h % 30000) / 100)::DECIMAL(18,6) AS amount,
    lpad((h % 1000000007)::VARCHAR, 10, '0') || lpad(i::VARCHAR, 10, '0') AS ref,
    i % 997 = 1 AS missing, i % 1009 = 2 AS twice, i % 1013 = 3 AS other, i % 1019 = 4 AS split, i % 1021 = 5 AS surplus
    FROM (SELECT range AS i, (hash(range) // 2)::BIGINT AS h FROM range(${rows})))`;
  await facts.run(`INSERT INTO order_ledger BY NAME SELECT 1 AS extract_id, i AS line_no, i AS row_no, ts AS ts_utc, ts::DATE AS entry_date, partner,
    CASE WHEN partner <> 'Cobalt' THEN ref END AS partner_ref, 'ord-' || lpad(i::VARCHAR, 9, '0') AS merchant_ref,
    CASE WHEN is_refund THEN 'refund' ELSE 'sale' END AS type, amount, 'USD' AS ccy, 'booked' AS status FROM ${world} WHERE NOT surplus ORDER BY ts`);
  const line = (
    where: string,
    gross: string,
  ) => `SELECT i, ts + INTERVAL 1 DAY AS ts_utc, (ts + INTERVAL 1 DAY)::DATE AS posting_date, partner, ref AS partner_ref,
    'ord-' || lpad(i::VARCHAR, 9, '0') AS merchant_ref, CASE WHEN is_refund THEN 'refund' ELSE 'sale' END AS type, (${gross})::DECIMAL(18,6) AS gross FROM ${world} WHERE ${where}`;
  await facts.run(`INSERT INTO settlement_line BY NAME SELECT 2 AS extract_id, row_number() OVER () AS line_no, row_number() OVER () AS row_no, ts_utc, posting_date, partner, partner_ref, merchant_ref, type, gross,
    'USD' AS ccy_gross, round(gross * -0.01, 2) AS fee_total, gross + round(gross * -0.01, 2) AS net, 'USD' AS ccy_net, 'po-' || partner || '-' || strftime(posting_date, '%Y%m%d') AS payout_id
    FROM (${line('NOT missing AND NOT split', 'amount + CASE WHEN other THEN 0.5 ELSE 0 END')} UNION ALL ${line('twice AND NOT missing AND NOT split', 'amount + CASE WHEN other THEN 0.5 ELSE 0 END')}
      UNION ALL ${line('split AND NOT missing', 'amount - 3')} UNION ALL ${line('split AND NOT missing', '3')}) ORDER BY ts_utc`);
  await facts.run(`INSERT INTO payout BY NAME SELECT 3 AS extract_id, row_number() OVER () AS line_no, row_number() OVER () AS row_no, posting_date + INTERVAL 20 HOUR AS ts_utc, posting_date AS payout_date, partner, payout_id,
    'R' || hash(payout_id) AS bank_ref, sum(net)::DECIMAL(18,6) AS amount, 'USD' AS ccy FROM settlement_line GROUP BY partner, payout_id, posting_date`);
  await facts.run(
    `INSERT INTO bank_line BY NAME SELECT 4 AS extract_id, line_no, row_no, ts_utc + INTERVAL 1 DAY AS ts_utc, payout_date + 1 AS booking_date, bank_ref, amount, ccy FROM payout`,
  );
  const every = (of: number, rest: number): number[] => Array.from({ length: multiples(rows - rest, of) }, (_, n) => n * of + rest);
  const is = (i: number, of: number, rest: number) => i % of === rest;
  const settled = (i: number) => !is(i, 997, 1) && !is(i, 1021, 5);
  return {
    missing: every(997, 1).filter((i) => !is(i, 1021, 5)).length,
    // An unknown order that was split has two lines.
    surplus: every(1021, 5).filter((i) => !is(i, 997, 1)).length + every(1021, 5).filter((i) => is(i, 1019, 4) && !is(i, 997, 1)).length,
    // Two lines with another amount than the entry are one difference, not a duplicate.
    twice: every(1009, 2).filter((i) => !is(i, 997, 1) && !is(i, 1019, 4) && !(is(i, 1013, 3) && settled(i))).length,
    otherAmount: every(1013, 3).filter((i) => settled(i) && !is(i, 1019, 4)).length,
    splitInTwo: every(1019, 4).filter(settled).length,
  };
}
