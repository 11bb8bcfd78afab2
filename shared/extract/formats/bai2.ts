import type { RecordFormat } from '../extract-format.ts';
import { Bai2Reader } from './bai2-reader.ts';
import { bankLineStream, bookingDayWarnings } from './bank-line-stream.ts';

/** BAI2 balance reporting file: bookings of bank accounts with their control totals. Amounts in minor units. */
export const bai2: RecordFormat = {
  kind: 'records',
  id: 'bai2',
  label: 'BAI2 bank file',
  verified: true,
  recognisedBy: 'a first record 01 of version 2 with sender, receiver and date, followed by a record 02',
  detect: ({ lines }) => {
    const [first = '', second = ''] = lines.filter((line) => line.trim() !== '');
    const version = first.split('/', 1).join('').split(',')[8]?.trim() ?? '';
    const isHeader = /^01,[^,]*,[^,]*,\d{6},/.test(first) && (version === '2' || version === '');
    const isGroup = /^(?:02|88),/.test(second) || /\/ +02,/.test(first);
    return isHeader && isGroup ? { kind: 'lines' } : null;
  },
  streams: { booking: bankLineStream('minor', ['funds_type', 'availability']) },
  open: () => new Bai2Reader(),
  controls: [],
  warnings: bookingDayWarnings,
};
