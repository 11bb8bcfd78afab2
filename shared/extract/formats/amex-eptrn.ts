import type { ControlRule, FormatChoice, FormatWarning, RecordFormat } from '../extract-format.ts';
import { AmexEptrnReader, amexPayoutExtras } from './amex-eptrn-reader.ts';
import { amexLineExtras } from './amex-submissions.ts';
import { lineStream, payoutStream } from './settlement-streams.ts';

/** What is taken for granted where American Express gives days without a zone. */
export function amexDayWarnings({ timeZone, zone }: FormatChoice): readonly FormatWarning[] {
  if (timeZone !== null) return [];
  return [{ code: 'TIME_ZONE_ASSUMED', message: `The file does not state the zone of its days; they begin at midnight in ${zone}.` }];
}

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

/** Lines in one currency whose net is not what was sold and what was charged for it. */
export const netRule: ControlRule = {
  sql: (rows) =>
    "SELECT 'Lines whose net is not gross and fees', '0', CAST(count(*) FILTER (WHERE ccy_gross IS NOT DISTINCT FROM ccy_net " +
    'AND net <> coalesce(gross, 0) + coalesce(fee_total, 0) + coalesce(tax, 0)) AS VARCHAR) ' +
    `FROM settlement_line WHERE ${rows}`,
};

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
  warnings: (choice) => [...amexDayWarnings(choice), ...dollarWarnings(choice)],
};
