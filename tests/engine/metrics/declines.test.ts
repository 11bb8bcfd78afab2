import type { FactRow } from '../../support/fact-workbook.ts';
import { metricSuite, rowsWith } from '../../support/metric-suite.ts';

/** 3 approvals; declines: funds (soft), generic (one retry), expired card (hard), Mastercard 65 (authentication due, soft); a failure and a time-out (soft). */
const plain = rowsWith({ scheme: 'visa' }, [
  { result: 'approved' },
  { result: 'approved' },
  { result: 'approved' },
  { result: 'declined', raw_code: '51', decline_cat: 'funds' },
  { result: 'declined', raw_code: '05', decline_cat: 'issuer_generic' },
  { result: 'declined', raw_code: '54', decline_cat: 'card_data' },
  { result: 'declined', raw_code: '65', decline_cat: 'sca_soft_decline', scheme: 'mastercard' },
  { result: 'error', raw_code: '96', decline_cat: 'technical' },
  { result: 'timeout', decline_cat: 'technical' },
]);

const day = (at: number): string => `2026-03-${String(at).padStart(2, '0')} 09:00:00`;
const visa = (token: string, rows: readonly FactRow[]) =>
  rowsWith({ scheme: 'visa', card_token: token, mid: 'US', result: 'declined', raw_code: '51' }, rows);

/** A Visa card declined and tried 16 times more within 30 days: 15 retries are allowed, the last is one too many. */
const often = visa(
  't-1',
  Array.from({ length: 17 }, (_, at) => ({ ts_utc: day(at + 1) })),
);
/** A stolen card (41) must not be tried again; the same card for another amount is another matter. */
const stolen = visa('t-2', [{ ts_utc: day(1), raw_code: '41' }, { ts_utc: day(2) }, { ts_utc: day(3), amount: 20 }]);
/** Mastercard's advice 03: do not try again. */
const advised = rowsWith({ scheme: 'mastercard', card_token: 't-3', mid: 'US', result: 'declined', raw_code: '05' }, [
  { ts_utc: day(1), advice_code: '03' },
  { ts_utc: day(2) },
]);
/** Eleven declines of one Mastercard card within 24 hours, each of another amount: the eleventh is one too many. */
const inADay = rowsWith(
  { scheme: 'mastercard', card_token: 't-4', mid: 'US', result: 'declined', raw_code: '51' },
  Array.from({ length: 11 }, (_, at) => ({ ts_utc: `2026-03-05 ${String(at).padStart(2, '0')}:00:00`, amount: at + 1 })),
);
const retries = [...often, ...stolen, ...advised, ...inADay];

const attempts = rowsWith({ ts_utc: '2026-03-01 10:00:00', partner: 'Meridian', method: 'card', amount: 10, ccy: 'USD' }, [
  ...plain,
  ...retries.map((row) => ({ decline_cat: row['raw_code'] === '51' ? 'funds' : 'issuer_generic', ...row })),
]);

// 9 plain answers and 33 retries: 42 answers, 39 of them not approved.
metricSuite(
  'Declines',
  { attempt: attempts },
  {
    decline_rate: [39 / 42, 39n, 42n, 42n],
    technical_rate: [2 / 42, 2n, 42n, 42n],
    // Not recoverable: the expired card (54) and the stolen one (41).
    decline_severity: [37 / 39, 37n, 39n, 39n],
    excess_retry_rate: [4 / 33, 4n, 33n, 33n],
    excess_retries: [4n, 4n, null, 4n],
  },
);
