import { machineFormat } from '../../money/number-format.ts';
import type { ColumnRule } from '../column-rule.ts';
import type { FormatWarning, RecordFormat } from '../extract-format.ts';
import { IngenicoWxReader, wxEventColumns, wxLineExtras } from './ingenico-wx-reader.ts';
import { lineStream } from './settlement-streams.ts';

const text = (from: string): ColumnRule => ({ kind: 'text', from });
const partnerName = 'Worldline';

/** Ingenico (GlobalCollect, Worldline) daily payment report in XML (WX): what was settled, and what was processed. Amounts in hundredths. */
export const ingenicoWx: RecordFormat = {
  kind: 'records',
  id: 'ingenico.wx',
  label: 'Ingenico or Worldline payment report (WX, XML)',
  verified: false,
  recognisedBy: 'XML in a namespace of wx and globalcollect.com, with an element report',
  detect: ({ lines }) => {
    const isXml = (lines.find((line) => line.trim() !== '') ?? '').trimStart().startsWith('<');
    const isWx = lines.some((line) => /<(?:\w+:)?report\b[^>]*wx\.[^"']*globalcollect\.com/.test(line));
    return isXml && isWx ? { kind: 'xml', elements: ['DataRecord', 'TotalAmount', 'NumberOfRecords'] } : null;
  },
  streams: {
    line: lineStream({ unit: 'major', partner: partnerName, extras: wxLineExtras }),
    event: {
      table: 'payment_event',
      columns: wxEventColumns,
      referenceColumns: ['mid', 'partner_ref', 'merchant_ref'],
      rules: ({ partner, zone }) => ({
        ts_utc: { kind: 'instant', from: 'event_at', zone: { kind: 'zone', zone } },
        partner: { kind: 'constant', value: partner ?? partnerName },
        mid: text('mid'),
        method: text('method'),
        scheme: text('scheme'),
        country: text('country'),
        event: text('event'),
        source_event: text('source_event'),
        partner_ref: text('partner_ref'),
        merchant_ref: text('merchant_ref'),
        amount: { kind: 'amount', plus: ['amount'], minus: [], unit: 'major', format: machineFormat, currency: 'currency' },
        ccy: { kind: 'currency', from: 'currency' },
      }),
    },
  },
  open: () => new IngenicoWxReader(),
  controls: [],
  warnings: ({ timeZone, zone }): readonly FormatWarning[] =>
    timeZone === null
      ? [{ code: 'TIME_ZONE_ASSUMED', message: `The file does not state the zone of its times and days; they were read in ${zone}.` }]
      : [],
};
