import { lateRefundContacts, refundContacts } from '../incident-windows.ts';

/** Why customers call, how many calls each case of it brings, and how many of them call again within a week. */
export const troubles = {
  declined: { reason: 'payment_declined', mean: 0.008, repeats: 0.1, isPayment: true },
  error: { reason: 'payment_error', mean: 0.05, repeats: 0.16, isPayment: true },
  pending: { reason: 'pending_authorization', mean: 0.4, repeats: 0.35, isPayment: true },
  refund: { reason: 'refund_status', mean: refundContacts, repeats: 0.15, isPayment: true },
  lateRefund: { reason: 'refund_status', mean: refundContacts * lateRefundContacts, repeats: 0.4, isPayment: true },
  dispute: { reason: 'disputed_charge', mean: 0.08, repeats: 0.2, isPayment: true },
  charge: { reason: 'charge_question', mean: 0.0008, repeats: 0.06, isPayment: true },
  hiddenTender: { reason: 'points_not_offered', mean: 0.04, repeats: 0.12, isPayment: true },
  shortPoints: { reason: 'points_missing', mean: 0.5, repeats: 0.3, isPayment: true },
  promotion: { reason: 'promotion_missing', mean: 0.15, repeats: 0.3, isPayment: true },
  returnedDebit: { reason: 'debit_returned', mean: 0.1, repeats: 0.14, isPayment: true },
  delivery: { reason: 'delivery', mean: 0.0009, repeats: 0.1, isPayment: false },
} as const;
export type Trouble = (typeof troubles)[keyof typeof troubles];

/** What a customer may call about. */
export interface Case {
  readonly trouble: Trouble;
  /** Product number. */
  readonly product: number;
  readonly orderNumber: number;
  readonly customer: number;
  /** Instants: of the order, and from which on the customer may notice. */
  readonly orderAt: number;
  readonly noticedAt: number;
}
