import { attempts } from '../definitions/attempts.ts';
import { chargebacks } from '../definitions/chargebacks.ts';
import { customers } from '../definitions/customers.ts';
import { orders } from '../definitions/orders.ts';
import { refunds } from '../definitions/refunds.ts';
import { settledSales } from '../definitions/settled-sales.ts';
import type { Metric } from '../metric.ts';

export const volumeMetrics: readonly Metric[] = [orders, attempts, settledSales, refunds, chargebacks, customers];
