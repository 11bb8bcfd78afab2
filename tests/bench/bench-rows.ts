import type { FactWorkbook } from '../support/fact-workbook.ts';

/**
 * Synthetic attempts in time order over 90 days (or as many as are told): six partners, 300 BINs, three currencies, one attempt in ten a retry of an order
 * begun up to 40 rows earlier. Every value follows from the row number, so that all runs measure the same rows.
 */
export async function fillAttempts(facts: Pick<FactWorkbook, 'run' | 'load'>, rows: number, days = 90): Promise<void> {
  await facts.load('attempt', []);
  const step = Math.floor((days * 86_400_000_000) / rows);
  const isRetry = '(h % 10 = 0 AND i > 50)';
  const pick = (values: readonly string[], divisor: number) =>
    `[${values.map((value) => `'${value}'`).join(', ')}][(h // ${divisor} % ${values.length})::INTEGER + 1]`;
  await facts.run(`INSERT INTO attempt BY NAME SELECT 1 AS extract_id, i AS line_no, i AS row_no,
    TIMESTAMP '2026-01-01 05:00:00' + to_microseconds(i * ${step}) AS ts_utc,
    'att_' || lpad(i::VARCHAR, 12, '0') AS attempt_id,
    'ord_' || lpad((CASE WHEN ${isRetry} THEN i - 1 - h % 40 ELSE i END)::VARCHAR, 12, '0') AS order_id,
    'cus_' || (h % 900000)::VARCHAR AS customer_id,
    ${pick(['Northbank', 'Alder', 'Lumen', 'Keystone', 'Meridian', 'Meridian', 'Meridian', 'Cobalt'], 7)} AS partner,
    ${pick(['co_brand', 'private_label', 'bnpl', 'points', 'card', 'card', 'card', 'ach'], 7)} AS product,
    ${pick(['card', 'card', 'bnpl', 'points', 'card', 'card', 'card', 'ach'], 7)} AS method,
    'mid' || (h % 5)::VARCHAR AS mid, ${pick(['visa', 'mastercard', 'amex'], 11)} AS scheme,
    (400000 + h // 13 % 300)::VARCHAR AS bin, lpad((h // 17 % 10000)::VARCHAR, 4, '0') AS last4,
    'Issuer ' || (h // 13 % 300 // 10)::VARCHAR AS issuer, ${pick(['US', 'US', 'US', 'US', 'CA', 'MX'], 19)} AS country,
    ${pick(['web', 'app', 'voice'], 23)} AS channel, (h // 29 % 30000) / 100.0 AS amount, ${pick(['USD', 'USD', 'USD', 'USD', 'CAD', 'MXN'], 19)} AS ccy,
    CASE WHEN ${isRetry} THEN 2 ELSE 1 END AS attempt_no, h // 43 % 20 = 0 AS is_mit, h // 47 % 4 = 0 AS is_3ds,
    CASE WHEN r < 89 THEN 'approved' WHEN r < 97 THEN 'declined' WHEN r < 98 THEN 'error' WHEN r < 99 THEN 'timeout' ELSE 'blocked' END AS result,
    CASE WHEN r < 89 THEN '00' ELSE ${pick(['05', '51', '91'], 37)} END AS raw_code,
    CASE WHEN r < 89 OR r = 99 THEN NULL ELSE ${pick(['issuer_generic', 'funds', 'technical'], 37)} END AS decline_cat,
    (100 + h // 41 % 2000)::DOUBLE AS latency_ms, r = 98 AS timed_out
  FROM (SELECT i, h, (h // 31 % 100)::INTEGER AS r FROM (SELECT range AS i, (hash(range) // 2)::BIGINT AS h FROM range(${rows})))`);
}

/** Settlement lines of the same 90 days: 90 % sales, 7 % refunds, fees on every line, three currencies. */
export async function fillSettlement(facts: FactWorkbook, rows: number): Promise<void> {
  await facts.load('settlement_line', []);
  const step = Math.floor((90 * 86_400_000_000) / rows);
  await facts.run(`INSERT INTO settlement_line BY NAME SELECT 2 AS extract_id, i AS line_no, i AS row_no,
    TIMESTAMP '2026-01-01 05:00:00' + to_microseconds(i * ${step}) AS ts_utc, ['Northbank', 'Meridian', 'Lumen', 'Alder'][(h % 4)::INTEGER + 1] AS partner,
    CASE WHEN r < 90 THEN 'sale' WHEN r < 97 THEN 'refund' WHEN r < 98 THEN 'chargeback' ELSE 'fee' END AS type,
    CASE WHEN r < 90 THEN 1 WHEN r < 98 THEN -1 ELSE 0 END * (h // 29 % 30000) / 100.0 AS gross, -(h // 31 % 400) / 100.0 AS fee_total,
    c AS ccy_gross, c AS ccy_net
  FROM (SELECT *, ['USD', 'USD', 'USD', 'USD', 'CAD', 'MXN'][(h // 19 % 6)::INTEGER + 1] AS c, (h // 37 % 100)::INTEGER AS r
    FROM (SELECT range AS i, (hash(range) // 2)::BIGINT AS h FROM range(${rows})))`);
}
