import { NamedRows } from '../named-rows.ts';
import type { RecordLayout, RecordOutput, SourceRecord } from '../record-layout.ts';

/** A summary of two lines, then a header and its rows. */
export class AdyenAggregateReader implements RecordLayout {
  private readonly rows = new NamedRows();
  private hasNames = false;

  record(record: SourceRecord, out: RecordOutput): void {
    const { fields } = record;
    if (fields[0] === 'Company Account') {
      this.rows.header(fields);
      this.hasNames = true;
      out.aside('header', record);
      return;
    }
    if (!this.hasNames) {
      out.aside('preamble', record);
      return;
    }
    const misfit = this.rows.misfit(fields);
    if (misfit !== null) {
      out.misfit(record.text, record, misfit);
      return;
    }
    const closed = isoDay(this.rows.value(fields, 'Batch Closed Date'));
    const sold = isoDay(this.rows.value(fields, 'Creation Date')) || closed;
    out.row('line', this.rows.row([closed.slice(0, 10), sold], fields), record);
  }

  end(): void {
    // The summary states no totals.
  }
}

/** Adyen writes days with the day first in this report; ISO stamps stay as they are. */
function isoDay(text: string): string {
  const found = /^(\d{2})\/(\d{2})\/(\d{4})(.*)$/.exec(text.trim());
  return found === null ? text.trim() : `${found[3]}-${found[2]}-${found[1]}${found[4]}`;
}
