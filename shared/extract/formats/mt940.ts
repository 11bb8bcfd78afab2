import type { RecordFormat } from '../extract-format.ts';
import { bankLineStream, bookingDayWarnings } from './bank-line-stream.ts';
import { Mt940Reader } from './mt940-reader.ts';

/** MT940 statement and MT942 interim report of a bank: bookings between an opening and a closing balance. Amounts with decimal comma. */
export const mt940: RecordFormat = {
  kind: 'records',
  id: 'mt940',
  label: 'MT940 or MT942 bank statement',
  verified: true,
  recognisedBy: 'a field :20: among its first lines, followed by :25:, :28: or a balance',
  detect: ({ lines }) => {
    const start = lines.slice(0, 20).findIndex((line) => /^\W*:20:/.test(line));
    const isStatement = start >= 0 && lines.slice(start + 1, start + 8).some((line) => /^:(?:25P?|28C?|60[FM]|34F|13D?):/.test(line));
    return isStatement ? { kind: 'lines' } : null;
  },
  streams: { booking: bankLineStream('major', ['transaction_reference', 'supplement', 'business_code']) },
  open: ({ currency }) => new Mt940Reader(currency),
  controls: [],
  warnings: bookingDayWarnings,
};
