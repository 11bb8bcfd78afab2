import type { RecordFormat } from '../extract-format.ts';
import { ChaseDfrReader, chaseDisputeExtras, chaseLineExtras, chasePayoutExtras } from './chase-dfr-reader.ts';
import { disputeStream, lineStream, payoutStream, settlementDayWarnings } from './settlement-streams.ts';

const style = { unit: 'major', partner: 'Chase Paymentech' } as const;

/** Chase Paymentech delimited file reports (DFR): deposits, fees, transactions and chargebacks in one delivery. */
export const chaseDfr: RecordFormat = {
  kind: 'records',
  id: 'chase.dfr',
  label: 'Chase Paymentech delimited file reports (DFR)',
  verified: false,
  recognisedBy: 'a first record *DFRBEG, delimited by bars or commas',
  detect: ({ lines }) => {
    const [, delimiter = ''] = /^\*DFRBEG([|,])/.exec(lines.find((line) => line.trim() !== '') ?? '') ?? [];
    return delimiter === '' ? null : { kind: 'delimited', delimiter, quote: '"' };
  },
  streams: {
    line: lineStream({ ...style, extras: chaseLineExtras }),
    payout: payoutStream({ ...style, extras: chasePayoutExtras }),
    dispute: disputeStream({ ...style, extras: chaseDisputeExtras }),
  },
  open: () => new ChaseDfrReader(),
  controls: [],
  warnings: settlementDayWarnings,
};
