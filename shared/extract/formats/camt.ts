import type { RecordFormat } from '../extract-format.ts';
import { bankLineStream, bookingDayWarnings } from './bank-line-stream.ts';
import { CamtReader } from './camt-reader.ts';

/** ISO 20022 bank statement (camt.053), report (camt.052) or notification (camt.054), any version, with or without a prefix. */
export const camt: RecordFormat = {
  kind: 'records',
  id: 'camt',
  label: 'ISO 20022 bank statement (camt.052, .053, .054)',
  verified: true,
  recognisedBy: 'XML in a namespace camt.052, camt.053 or camt.054, or with the message element of one of them',
  detect: ({ lines }) => {
    const isXml = (lines.find((line) => line.trim() !== '') ?? '').trimStart().startsWith('<');
    const isCamt = lines.some((line) =>
      /camt\.05[234]\.\d{3}\.\d{2}|<(?:\w+:)?BkToCstmr(?:Stmt|AcctRpt|DbtCdtNtfctn)(?:V\d\d)?[ >]/.test(line),
    );
    return isXml && isCamt ? { kind: 'xml', elements: ['Id', 'Acct', 'CpyDplctInd', 'Bal', 'TxsSummry', 'Ntry'] } : null;
  },
  streams: { booking: bankLineStream('major', ['entry_ref', 'entry_bank_ref', 'batch_transactions']) },
  open: () => new CamtReader(),
  controls: [],
  warnings: bookingDayWarnings,
};
