import { machineFormat } from '../../money/number-format.ts';
import type { ColumnRule } from '../column-rule.ts';
import type { FormatChoice, FormatWarning, StreamRule } from '../extract-format.ts';

/** What a bank says about one booking, in the order in which readers of statements give it. */
export interface Booking {
  /** Stamp of the booking; the start of its day where the bank gives no time. */
  readonly bookedAt: string | null;
  readonly bookingDate: string | null;
  readonly valueDate: string | null;
  readonly bank: string | null;
  readonly account: string | null;
  readonly statement: string | null;
  readonly type: string | null;
  readonly isReversal: boolean;
  readonly bankRef: string | null;
  readonly customerRef: string | null;
  readonly endToEndId: string | null;
  readonly counterparty: string | null;
  readonly description: string | null;
  /** Unsigned machine text; one of the two. */
  readonly credit: string | null;
  readonly debit: string | null;
  readonly currency: string | null;
}

const columns = [
  'booked_at',
  'booking_date',
  'value_date',
  'bank',
  'account',
  'statement',
  'type',
  'is_reversal',
  'bank_ref',
  'customer_ref',
  'end_to_end_id',
  'counterparty',
  'description',
  'credit',
  'debit',
  'currency',
] as const;

/** Fields of a booking for its stream; `extras` stand for the columns the layout adds. */
export function bookingFields(booking: Booking, extras: readonly (string | null)[]): readonly (string | null)[] {
  return [
    booking.bookedAt,
    booking.bookingDate,
    booking.valueDate,
    booking.bank,
    booking.account,
    booking.statement,
    booking.type,
    booking.isReversal ? 'true' : 'false',
    booking.bankRef,
    booking.customerRef,
    booking.endToEndId,
    booking.counterparty,
    booking.description,
    booking.credit,
    booking.debit,
    booking.currency,
    ...extras,
  ];
}

const text = (from: (typeof columns)[number]): ColumnRule => ({ kind: 'text', from });
const day = (from: (typeof columns)[number]): ColumnRule => ({ kind: 'day', from, order: 'ymd' });

/** The stream of bookings that every layout of bank statements brings; `extras` are columns kept as text. */
export function bankLineStream(unit: 'major' | 'minor', extras: readonly string[]): StreamRule {
  return {
    table: 'bank_line',
    columns: [...columns, ...extras],
    referenceColumns: ['account', 'statement', 'bank_ref', 'customer_ref', 'end_to_end_id'],
    naturalKey: { file: ['account', 'statement_id'] },
    rules: ({ partner, zone }: FormatChoice) => ({
      ts_utc: { kind: 'instant', from: 'booked_at', zone: { kind: 'zone', zone } },
      booking_date: day('booking_date'),
      value_date: day('value_date'),
      // A statement tells of the account, not of the partner that paid.
      partner: { kind: 'constant', value: partner },
      bank: text('bank'),
      account: text('account'),
      statement_id: text('statement'),
      type: text('type'),
      is_reversal: { kind: 'boolean', from: 'is_reversal' },
      bank_ref: text('bank_ref'),
      customer_ref: text('customer_ref'),
      end_to_end_id: text('end_to_end_id'),
      counterparty: text('counterparty'),
      description: text('description'),
      amount: { kind: 'amount', plus: ['credit'], minus: ['debit'], unit, format: machineFormat, currency: 'currency' },
      ccy: { kind: 'currency', from: 'currency' },
    }),
  };
}

/** What is taken for granted where a statement gives days without a zone. */
export function bookingDayWarnings({ timeZone, zone }: FormatChoice): readonly FormatWarning[] {
  if (timeZone !== null) return [];
  return [
    { code: 'TIME_ZONE_ASSUMED', message: `The file does not state the zone of its booking days; they begin at midnight in ${zone}.` },
  ];
}

/** Start of a day as a stamp without a zone; null without a day. */
export const startOfDay = (isoDay: string | null) => (isoDay === null || isoDay === '' ? null : `${isoDay} 00:00:00`);
