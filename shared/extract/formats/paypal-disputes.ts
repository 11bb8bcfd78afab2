import { decimalOf } from '../../money/micros.ts';
import { machineFormat } from '../../money/number-format.ts';
import type { ColumnRule } from '../column-rule.ts';
import type { RecordFormat } from '../extract-format.ts';
import type { NamedRows } from '../named-rows.ts';
import { hundredths } from '../signed-text.ts';
import type { PaypalBody, PaypalSection } from './paypal-money.ts';
import { paypalCut, paypalNames } from './paypal-names.ts';
import { PaypalReportReader } from './paypal-report-reader.ts';
import { paypalStamp } from './paypal-stamp.ts';

const columns = ['filed_at', 'sold_at', 'due_at', 'amount', 'account'];

/** A body record of a case report: unsigned hundredths, whatever the currency. */
function caseBody(rows: NamedRows, fields: readonly string[], { account }: PaypalSection): PaypalBody {
  const value = (name: string) => rows.value(fields, name).trim();
  const amount = hundredths(value('Disputed amount'));
  if (amount === null) return { kind: 'misfit', reason: 'its Disputed amount is not a whole number of hundredths' };
  const times = ['Case filing date', 'Transaction date', 'Response due date'].map((name) => paypalStamp(value(name)));
  return { kind: 'row', stream: 'case', given: [...times, decimalOf(amount), account], money: null };
}

const text = (from: string): ColumnRule => ({ kind: 'text', from });
const time = (from: string): ColumnRule => ({ kind: 'instant', from, zone: { kind: 'offset' } });

/** PayPal case report (DDR): one row a change of a dispute, claim or chargeback, the amount in dispute unsigned. */
export const paypalDisputes: RecordFormat = {
  kind: 'records',
  id: 'paypal.disputes',
  label: 'PayPal case report (DDR)',
  verified: false,
  recognisedBy: 'a CH record with Case ID, Case type and Disputed amount',
  detect: (sample) => paypalCut(sample, ['Case ID', 'Case type', 'Disputed amount', 'Disputed currency']),
  namedColumns: (sample) => ({ case: paypalNames(sample)?.names ?? [] }),
  streams: {
    case: {
      table: 'dispute',
      columns,
      referenceColumns: ['Case ID', 'Original transaction ID', 'Transaction invoice ID', 'Disputed transaction ID'],
      rules: ({ partner }) => ({
        ts_utc: time('filed_at'),
        sale_at: time('sold_at'),
        dispute_id: text('Case ID'),
        partner: { kind: 'constant', value: partner ?? 'PayPal' },
        mid: text('account'),
        scheme: { kind: 'expression', consumes: [], sql: (source) => `lower(coalesce(${source('Card type')}, ${source('Card Type')}))` },
        // A claim is decided by PayPal, a chargeback by the network.
        stage: {
          kind: 'expression',
          consumes: [],
          sql: (source) => {
            const kind = `lower(${source('Case type')})`;
            return `CASE WHEN ${kind} LIKE '%chargeback%' OR ${kind} LIKE '%return%' THEN 'chargeback' WHEN ${kind} LIKE '%claim%' THEN 'pre_dispute' WHEN ${kind} LIKE '%dispute%' THEN 'inquiry' END`;
          },
        },
        reason_code: text('Case reason'),
        outcome: {
          kind: 'expression',
          consumes: [],
          sql: (source) => {
            const outcome = `lower(${source('Outcome')})`;
            return (
              `CASE WHEN ${outcome} LIKE '%seller%favo%' OR ${outcome} LIKE '%your favo%' THEN 'won' WHEN ${outcome} LIKE '%buyer%favo%' THEN 'lost' ` +
              `WHEN lower(${source('Case status')}) NOT IN ('closed', 'resolved', 'canceled', 'cancelled') THEN 'open' END`
            );
          },
        },
        partner_ref: text('Original transaction ID'),
        merchant_ref: text('Transaction invoice ID'),
        amount: { kind: 'amount', plus: ['amount'], minus: [], unit: 'major', format: machineFormat, currency: 'Disputed currency' },
        ccy: { kind: 'currency', from: 'Disputed currency' },
        due_at: time('due_at'),
      }),
    },
  },
  open: () => new PaypalReportReader(caseBody),
  controls: [],
  warnings: () => [],
};
