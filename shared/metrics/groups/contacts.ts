import { contactCost } from '../definitions/contact-cost.ts';
import { contacts } from '../definitions/contacts.ts';
import { contactsPer1kOrders } from '../definitions/contacts-per-1k-orders.ts';
import { contactsPer1kOrdersOrigin } from '../definitions/contacts-per-1k-orders-origin.ts';
import { firstContactResolution } from '../definitions/first-contact-resolution.ts';
import { handleTime } from '../definitions/handle-time.ts';
import { handledSeconds } from '../definitions/handled-seconds.ts';
import { paymentContacts } from '../definitions/payment-contacts.ts';
import { paymentContactsOrigin } from '../definitions/payment-contacts-origin.ts';
import { reopenRate } from '../definitions/reopen-rate.ts';
import { slaMetRate } from '../definitions/sla-met-rate.ts';
import { ttaP50 } from '../definitions/tta-p50.ts';
import { ttrAverage } from '../definitions/ttr-average.ts';
import { ttrP50 } from '../definitions/ttr-p50.ts';
import { ttrP90 } from '../definitions/ttr-p90.ts';
import type { Metric } from '../metric.ts';

export const contactsMetrics: readonly Metric[] = [
  paymentContacts,
  paymentContactsOrigin,
  contactsPer1kOrders,
  contactsPer1kOrdersOrigin,
  contactCost,
  firstContactResolution,
  ttrP50,
  ttrP90,
  ttrAverage,
  ttaP50,
  slaMetRate,
  reopenRate,
  handleTime,
  handledSeconds,
  contacts,
];
