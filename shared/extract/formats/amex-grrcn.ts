import type { RecordFormat } from '../extract-format.ts';
import { amexPayoutExtras } from './amex-eptrn-reader.ts';
import { grrcnForm } from './amex-grrcn-layout.ts';
import { AmexGrrcnReader, grrcnDisputeExtras } from './amex-grrcn-reader.ts';
import { amexLineExtras } from './amex-submissions.ts';
import { disputeStream, lineStream, netRule, payoutStream, settlementDayWarnings } from './settlement-streams.ts';

const style = { unit: 'minor', partner: 'American Express' } as const;

/** American Express global raw data reconciliation (GRRCN), delimited by comma or tab, or of fixed width. */
export const amexGrrcn: RecordFormat = {
  kind: 'records',
  id: 'amex.grrcn',
  label: 'American Express global reconciliation (GRRCN)',
  verified: true,
  recognisedBy: 'a first record HEADER that names the file GRRCN',
  detect: ({ lines }) => (grrcnForm(lines.find((line) => line.trim() !== '') ?? '') === null ? null : { kind: 'lines' }),
  streams: {
    line: lineStream({ ...style, extras: amexLineExtras }),
    payout: payoutStream({ ...style, extras: amexPayoutExtras }),
    dispute: disputeStream({ ...style, extras: grrcnDisputeExtras }),
  },
  open: () => new AmexGrrcnReader(),
  controls: [netRule],
  warnings: settlementDayWarnings,
};
