import { fixedField } from '../fixed-field.ts';
import type { LineSpan, RecordLayout, RecordOutput, SourceRecord } from '../record-layout.ts';
import { rowFields } from '../row-fields.ts';
import { compactDay } from './amex-grrcn-reader.ts';
import { startOfDay } from './bank-line-stream.ts';
import { disputeColumns } from './settlement-streams.ts';

export const cbnotExtras = ['case_type', 'is_resolution', 'previous_case', 'adjustment_number', 'card', 'billed_amount', 'note'] as const;
const columns = [...disputeColumns, ...cbnotExtras];

/** A signed decimal without filling: "-0000000000012.35" is "-12.35"; null where it is none. */
function decimal(text: string): string | null {
  const [, sign = '', whole = '', cents = ''] = /^(-?)(\d{1,13})\.(\d{2})$/.exec(text) ?? [];
  return cents === '' ? null : `${sign}${whole.replace(/^0+(?=\d)/, '')}.${cents}`;
}

/** Reason codes that say something about a dispute and book nothing. */
const informational = new Set(['M02', 'M04', 'M36', 'M42', 'S01', 'S03', 'S04']);

/** Reads notices of chargebacks and what became of them. */
export class AmexCbnotReader implements RecordLayout {
  private readonly currency: string;
  private records: number | null = null;

  constructor(currency: string) {
    this.currency = currency;
  }

  record(record: SourceRecord, out: RecordOutput): void {
    const { text } = record;
    const problem = this.place(text, record, out);
    if (problem !== null) out.misfit(text, record, problem);
  }

  end(out: RecordOutput): void {
    if (this.records !== null) out.control('The file ends with its trailer', '1', '0');
  }

  private place(text: string, span: LineSpan, out: RecordOutput): string | null {
    const kind = text[0] ?? '';
    if (kind === 'H') {
      if (this.records !== null) out.control('A delivery ends with its trailer', '1', '0');
      this.records = 1;
      out.aside('header', span);
      return null;
    }
    if (this.records === null) return 'it stands outside of a delivery: no header came before it';
    if (kind === 'D') {
      const problem = this.addNotice(text, span, out);
      if (problem === null) this.records++;
      return problem;
    }
    if (kind !== 'T') return `its record type ${kind} is not known`;
    const stated = fixedField(text, 36, 9);
    out.control('Records of the delivery', /^\d+$/.test(stated) ? String(Number(stated)) : stated, String(this.records + 1));
    this.records = null;
    out.aside('trailer', span);
    return null;
  }

  private addNotice(line: string, span: LineSpan, out: RecordOutput): string | null {
    const amount = decimal(fixedField(line, 129, 17));
    if (amount === null) return `its amount ${fixedField(line, 129, 17)} is no signed decimal`;
    const reason = fixedField(line, 126, 3);
    const isToUs = !amount.startsWith('-') && Number(amount) !== 0;
    const day = compactDay(fixedField(line, 77, 8));
    const saleDay = compactDay(fixedField(line, 85, 8));
    const reference = [fixedField(line, 1768, 30), fixedField(line, 158, 12), fixedField(line, 1065, 10)];
    const stage = informational.has(reason) ? 'inquiry' : isToUs ? 'reversal' : 'chargeback';
    const values = {
      stage_at: startOfDay(day),
      sale_at: startOfDay(saleDay),
      dispute: [fixedField(line, 1715, 16), fixedField(line, 47, 11)].find((text) => text !== '') ?? '',
      mid: fixedField(line, 7, 10),
      scheme: 'amex',
      stage,
      reason_code: reason,
      partner_ref: fixedField(line, 146, 6),
      merchant_ref: reference.find((text) => text !== '') ?? '',
      amount,
      currency: this.currency,
      case_type: fixedField(line, 105, 6),
      is_resolution: fixedField(line, 73, 1),
      previous_case: fixedField(line, 60, 11),
      adjustment_number: fixedField(line, 152, 6),
      card: [fixedField(line, 1690, 19), fixedField(line, 27, 19)].find((text) => text !== '') ?? '',
      billed_amount: decimal(fixedField(line, 183, 17)),
      note: [540, 606]
        .map((start) => fixedField(line, start, start === 540 ? 66 : 78))
        .filter((text) => text !== '')
        .join(' '),
    };
    out.row('dispute', rowFields(columns, values), span);
    return null;
  }
}
