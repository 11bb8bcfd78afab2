import type { FormatChoice, FormatWarning, RecordFormat } from '../extract-format.ts';
import { AmexEptrnReader, amexPayoutExtras } from './amex-eptrn-reader.ts';
import { amexLineExtras } from './amex-submissions.ts';
import { lineStream, netRule, payoutStream, settlementDayWarnings } from './settlement-streams.ts';

/** What is taken for granted where a file for the United States and Canada names no currency. */
export function dollarWarnings({ currency }: FormatChoice): readonly FormatWarning[] {
  if (currency !== null) return [];
  return [
    {
      code: 'CURRENCY_ASSUMED',
      message: 'The file does not state its currency; its amounts were read as USD. Choose CAD if it is from Canada.',
    },
  ];
}

const style = { unit: 'minor', partner: 'American Express' } as const;

/** American Express transaction and submission reconciliation (EPTRN, EPRAW, EPPRC): fixed width, amounts with the sign in the last digit. */
export const amexEptrn: RecordFormat = {
  kind: 'records',
  id: 'amex.eptrn',
  label: 'American Express reconciliation (EPTRN, EPRAW, EPPRC)',
  verified: true,
  recognisedBy: 'a first line DFHDR with its date and time',
  detect: ({ lines }) => (/^DFHDR\d{12}/.test(lines.find((line) => line.trim() !== '') ?? '') ? { kind: 'lines' } : null),
  streams: {
    line: lineStream({ ...style, extras: amexLineExtras }),
    payout: payoutStream({ ...style, extras: amexPayoutExtras }),
  },
  open: ({ currency }) => new AmexEptrnReader(currency ?? 'USD'),
  controls: [netRule],
  warnings: (choice) => [...settlementDayWarnings(choice), ...dollarWarnings(choice)],
};
