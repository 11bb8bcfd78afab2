import type { RecordFormat } from '../extract-format.ts';
import { AmexCbnotReader, cbnotExtras } from './amex-cbnot-reader.ts';
import { dollarWarnings } from './amex-eptrn.ts';
import { disputeStream, settlementDayWarnings } from './settlement-streams.ts';

/** American Express chargeback notification (CBNOT): fixed width, one record a notice. */
export const amexCbnot: RecordFormat = {
  kind: 'records',
  id: 'amex.cbnot',
  label: 'American Express chargeback notices (CBNOT)',
  verified: false,
  recognisedBy: 'a first line of type H that names the data CBNOT',
  detect: ({ lines }) => (/^H.{106}CBNOT\d{7}/.test(lines.find((line) => line.trim() !== '') ?? '') ? { kind: 'lines' } : null),
  streams: { dispute: disputeStream({ unit: 'major', partner: 'American Express', extras: cbnotExtras }) },
  open: ({ currency }) => new AmexCbnotReader(currency ?? 'USD'),
  controls: [],
  warnings: (choice) => [...settlementDayWarnings(choice), ...dollarWarnings(choice)],
};
