import type { RecordFormat } from '../extract-format.ts';
import { AmexEpaReader } from './amex-epa-reader.ts';
import { amexPayoutExtras } from './amex-eptrn-reader.ts';
import { amexLineExtras } from './amex-submissions.ts';
import { lineStream, netRule, payoutStream, settlementDayWarnings } from './settlement-streams.ts';

const style = { unit: 'minor', partner: 'American Express' } as const;

/** American Express payment advice (EPA) of merchants outside of the United States and Canada: fixed width, with currencies. */
export const amexEpa: RecordFormat = {
  kind: 'records',
  id: 'amex.epa',
  label: 'American Express payment advice (EPA)',
  verified: false,
  recognisedBy: 'a first line DFHDR with a blank and then its date and time',
  detect: ({ lines }) => (/^DFHDR \d{12}/.test(lines.find((line) => line.trim() !== '') ?? '') ? { kind: 'lines' } : null),
  streams: {
    line: lineStream({ ...style, extras: amexLineExtras }),
    payout: payoutStream({ ...style, extras: amexPayoutExtras }),
  },
  open: () => new AmexEpaReader(),
  controls: [netRule],
  warnings: settlementDayWarnings,
};
