import { authenticationEndToEnd } from '../definitions/authentication-end-to-end.ts';
import { authenticationErrorRate } from '../definitions/authentication-error-rate.ts';
import { authentications } from '../definitions/authentications.ts';
import { challengeAbandonment } from '../definitions/challenge-abandonment.ts';
import { challengeRate } from '../definitions/challenge-rate.ts';
import { challengeSuccess } from '../definitions/challenge-success.ts';
import { exemptionDeclineRate } from '../definitions/exemption-decline-rate.ts';
import { exemptionRate } from '../definitions/exemption-rate.ts';
import { frictionlessRate } from '../definitions/frictionless-rate.ts';
import { liabilityShiftRate } from '../definitions/liability-shift-rate.ts';
import type { Metric } from '../metric.ts';

export const authenticationMetrics: readonly Metric[] = [
  authentications,
  frictionlessRate,
  challengeRate,
  challengeSuccess,
  challengeAbandonment,
  authenticationErrorRate,
  exemptionRate,
  exemptionDeclineRate,
  liabilityShiftRate,
  authenticationEndToEnd,
];
