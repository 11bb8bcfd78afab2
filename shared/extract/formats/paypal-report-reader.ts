import { NamedRows } from '../named-rows.ts';
import type { RecordLayout, RecordOutput, SourceRecord } from '../record-layout.ts';
import type { PaypalBody, PaypalSection } from './paypal-money.ts';
import { paypalDay } from './paypal-stamp.ts';
import { PaypalTotals } from './paypal-totals.ts';

const footers = new Set(['SF', 'SC', 'RF', 'RC', 'FF']);

/** Envelope of a PayPal report: RH, FH, SH, CH, then SB records, and the counts and totals of SF, SC, RF, RC and FF. */
export class PaypalReportReader implements RecordLayout {
  private readonly rows = new NamedRows();
  private readonly body: (rows: NamedRows, fields: readonly string[], section: PaypalSection) => PaypalBody;
  private section: PaypalSection = { account: '', day: '' };
  private sectionNumber = 0;
  private sectionTotals = new PaypalTotals();
  private readonly report = new PaypalTotals();
  private footersSeen = 0;
  private sectionFooters = 0;
  private sectionFootersTied = 0;
  private readonly footed = new Set<string>();
  private readonly notKept = new Set<string>();
  /** Counts are stated twice, in SF and SC, or RF and RC. */
  private readonly told = new Set<string>();

  constructor(body: (rows: NamedRows, fields: readonly string[], section: PaypalSection) => PaypalBody) {
    this.body = body;
  }

  record(record: SourceRecord, out: RecordOutput): void {
    const { fields } = record;
    const [kind = ''] = fields;
    if (kind === 'SB') {
      this.readBody(record, out);
      return;
    }
    if (footers.has(kind)) {
      out.aside('trailer', record);
      this.footersSeen++;
      this.readFooter(kind, fields, out);
      return;
    }
    if (!['RH', 'FH', 'SH', 'CH'].includes(kind)) {
      out.misfit(record.text, record, 'it is of no record type that a PayPal report has');
      return;
    }
    out.aside('header', record);
    if (kind === 'CH') this.readNames(fields.slice(1), out);
    else if (kind === 'RH') this.section = { ...this.section, account: fields[3] ?? '' };
    else if (kind === 'SH') this.openSection(fields);
    else if (!/^0*1$/.test(fields[1] ?? '1'))
      out.note('PART_OF_REPORT', `The file is part ${fields[1]} of its report; totals of the report hold the other parts too.`);
  }

  end(out: RecordOutput): void {
    if (this.footersSeen === 0) {
      out.control('The file ends with its footers', '1', '0');
      return;
    }
    if (this.sectionFooters > 0) out.control('Section footers that tie', String(this.sectionFooters), String(this.sectionFootersTied));
    if (this.footed.size > 0)
      for (const currency of this.report.currencies()) if (!this.footed.has(currency)) out.control(`${currency}: footer`, '1', '0');
  }

  private openSection(fields: readonly string[]): void {
    this.sectionNumber++;
    this.sectionTotals = new PaypalTotals();
    this.section = { account: fields[3] ?? this.section.account, day: paypalDay(fields[2] ?? '') };
  }

  private readNames(names: readonly string[], out: RecordOutput): void {
    for (const name of this.rows.header(names)) {
      if (this.notKept.has(name)) continue;
      this.notKept.add(name);
      out.note('COLUMN_NOT_KEPT', `${name} is named only by a later section; its values were not kept.`);
    }
  }

  private readBody(record: SourceRecord, out: RecordOutput): void {
    const fields = record.fields.slice(1);
    const misfit = this.rows.misfit(fields);
    const body: PaypalBody = misfit === null ? this.body(this.rows, fields, this.section) : { kind: 'misfit', reason: misfit };
    if (body.kind === 'misfit') {
      out.misfit(record.text, record, body.reason);
      return;
    }
    for (const totals of [this.sectionTotals, this.report]) totals.add(body.money);
    out.row(body.stream, this.rows.row(body.given, fields), record);
  }

  private readFooter(kind: string, fields: readonly string[], out: RecordOutput): void {
    const [, second = ''] = fields;
    const isMoney = /^[A-Z]{3}$/.test(second);
    if (isMoney) this.footed.add(second);
    const isReport = kind === 'RF' || kind === 'RC' || kind === 'FF';
    const totals = isReport ? this.report : this.sectionTotals;
    const count = second.trim() === '' ? [] : [totals.countCheck(second)];
    const checks = isMoney ? totals.moneyChecks(second, fields) : count;
    const failing = checks.filter(({ stated, computed }) => stated !== computed);
    const scope = kind === 'FF' ? 'File' : isReport ? 'Report' : `Section ${Math.max(1, this.sectionNumber)}`;
    for (const { what, stated, computed } of isReport ? checks : failing) {
      const name = `${scope}: ${what}`;
      if (this.told.has(`${name} ${stated}`)) continue;
      this.told.add(`${name} ${stated}`);
      out.control(name, stated, computed);
    }
    if (isReport) return;
    this.sectionFooters++;
    if (failing.length === 0) this.sectionFootersTied++;
  }
}
