import type { AmountRule } from '../../../shared/extract/amount-rule.ts';
import type { AmountSum } from '../../../shared/extract/amount-summer.ts';
import type { DialectBytes } from '../../../shared/extract/dialect-bytes.ts';
import type { StatedControl } from '../../../shared/extract/receipt.ts';
import { sampleRows } from '../../../shared/extract/sample-records.ts';
import { decimalOf, microDigits } from '../../../shared/money/micros.ts';
import { currencyExponent } from '../../../shared/money/iso4217.ts';
import { parseAmount } from '../../../shared/money/number-format.ts';

interface TrailerLine {
  readonly line: number;
  readonly fields: readonly string[];
}

const mostKept = 20;
const total = /^(?:grand )?(?:totals?|sums?|summe|gesamt|gesamtsumme|totaux|totale|totaal)(?: ([a-z]{3}))?:?$/iu;
const counting = '(?:(?:total )?(?:number|count) of |total )?(?:rows?|records?|transactions|count)(?: count)?';
const count = new RegExp(`^${counting}:?$`, 'iu');
const countWithNumber = new RegExp(`^${counting}[:= ]+(\\d[\\d,]*)$`, 'iu');
const whole = /^\d{1,15}$/;

const isFilled = (field: string) => field.trim() !== '';

/** What a file states in the lines after its table: totals under its amount columns, and how many records there are. */
export class TrailerTotals {
  private readonly kept: TrailerLine[] = [];
  private readonly header: readonly string[];
  private readonly rules: readonly AmountRule[];

  private readonly dialect: DialectBytes;

  constructor(header: readonly string[], rules: readonly AmountRule[], dialect: DialectBytes) {
    this.header = header;
    this.rules = rules;
    this.dialect = dialect;
  }

  /** `text`: one physical line as it stands in the file. */
  keep(line: number, text: Uint8Array): void {
    if (this.kept.length >= mostKept) return;
    const [row] = sampleRows(text, this.dialect, true, 1);
    if (row !== undefined) this.kept.push({ line, fields: row.fields.map((field) => field.trim()) });
  }

  /** Held against what was read: sums of the records that loaded, and their number. */
  controls(records: number, sums: readonly AmountSum[]): readonly StatedControl[] {
    return this.kept.flatMap((kept) => [...this.counted(kept, records), ...this.summed(kept, sums)]);
  }

  private counted({ line, fields }: TrailerLine, records: number): readonly StatedControl[] {
    const filled = fields.filter(isFilled);
    const [words = '', number = ''] = filled;
    const digits =
      filled.length === 1
        ? countWithNumber.exec(words)?.[1]?.replaceAll(',', '')
        : filled.length === 2 && count.test(words) && whole.test(number)
          ? number
          : undefined;
    if (digits === undefined) return [];
    const stated = String(Number(digits));
    return [{ name: `Records, line ${line}`, stated, computed: String(records), ok: stated === String(records), over: 'records' }];
  }

  private summed({ line, fields }: TrailerLine, sums: readonly AmountSum[]): readonly StatedControl[] {
    const words = total.exec(fields.find(isFilled) ?? '');
    if (fields.length !== this.header.length || words === null) return [];
    return this.rules.flatMap((rule) => {
      const [term, ...others] = rule.terms;
      // Where words or several columns make the amount, a total in one of them is of something else.
      if (term === undefined || others.length > 0 || rule.sign !== undefined) return [];
      const cell = 'column' in rule.currency ? (fields[rule.currency.column] ?? '') : '';
      const written = (words[1] ?? cell).toUpperCase();
      const found = sums.filter(({ target, currency }) => target === rule.target && (written === '' || currency === written));
      const [sum] = found;
      if (sum === undefined || found.length > 1) return [];
      const stated = statedMicros(fields[term.column] ?? '', rule, sum.currency);
      if (stated === null) return [];
      const text = decimalOf(stated * BigInt(term.sign));
      return [
        {
          name: `${this.header[term.column] ?? ''} in total, line ${line}`,
          stated: text,
          computed: sum.good,
          ok: text === sum.good,
          over: { column: rule.target, currency: sum.currency },
        },
      ];
    });
  }
}

function statedMicros(text: string, { unit, format }: AmountRule, currency: string): bigint | null {
  if (unit === 'major') return parseAmount(text, format);
  const exponent = currencyExponent(currency);
  return exponent === null || !/^-?\d{1,16}$/.test(text) ? null : BigInt(text) * 10n ** BigInt(microDigits - exponent);
}
