import { metricSuite, rowsWith } from '../../support/metric-suite.ts';

/** Ten authentications and what came of them; two payments without any; two exemptions, one of them declined for want of authentication. */
const attempts = rowsWith(
  { ts_utc: '2026-03-01 10:00:00', partner: 'Meridian', method: 'card', ccy: 'EUR', is_sca: true, result: 'approved', scheme: 'visa' },
  [
    { authentication: 'frictionless', eci: '05' },
    { authentication: 'frictionless', eci: '05' },
    { authentication: 'frictionless', eci: '05' },
    { authentication: 'attempted', eci: '06' },
    { authentication: 'challenge_passed', eci: '05' },
    { authentication: 'challenge_passed', eci: '05', result: 'declined' },
    { authentication: 'challenge_failed', result: 'voided' },
    { authentication: 'challenge_abandoned', result: 'pending' },
    { authentication: 'error', result: 'error' },
    { authentication: 'rejected', result: 'blocked' },
    { authentication: 'none', exemption: 'low_value', eci: '07' },
    { authentication: 'none', exemption: 'low_risk', result: 'declined', raw_code: '1A', decline_cat: 'sca_soft_decline' },
    { authentication: 'none', is_sca: false },
    { authentication: 'frictionless', method: 'bnpl' },
  ],
);

metricSuite(
  'Authentication',
  { attempt: attempts },
  {
    authentications: [10n, 10n, null, 10n],
    frictionless_rate: [4 / 10, 4n, 10n, 10n],
    challenge_rate: [4 / 10, 4n, 10n, 10n],
    challenge_success: [2 / 4, 2n, 4n, 4n],
    challenge_abandonment: [1 / 4, 1n, 4n, 4n],
    authentication_error_rate: [1 / 10, 1n, 10n, 10n],
    // Final answers under the rules: 4 frictionless or attempted, 2 passed, the error, the 2 exempted.
    exemption_rate: [2 / 9, 2n, 9n, 9n],
    exemption_decline_rate: [1 / 2, 1n, 2n, 2n],
    // 7 approved card payments: 5 with a shift, one at ECI 07, one without.
    liability_shift_rate: [5 / 7, 5n, 7n, 7n],
    // 10 final answers and the 3 authentications that ended without one.
    authentication_end_to_end: [7 / 13, 7n, 13n, 13n],
  },
);
