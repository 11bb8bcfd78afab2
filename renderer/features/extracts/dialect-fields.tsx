import type { JSX } from 'react';
import type { Dialect } from '../../../shared/extract/receipt.ts';
import { Select } from '../../ui/field/select.tsx';

const delimiters = [
  { value: ',', label: 'Comma' },
  { value: ';', label: 'Semicolon' },
  { value: '\t', label: 'Tab' },
  { value: '|', label: 'Bar' },
];
const decimals = [
  { value: '.', label: '1234.56' },
  { value: ',', label: '1234,56' },
] as const;
const dateOrders = [
  { value: 'ymd', label: '2026-02-04' },
  { value: 'mdy', label: '02/04/2026 (month first)' },
  { value: 'dmy', label: '04/02/2026 (day first)' },
  { value: 'none', label: 'No dates' },
] as const;

/** How a plain table is written: confirmed by the analyst, never guessed in silence. */
export function DialectFields({
  dialect,
  onChange,
}: {
  readonly dialect: Dialect;
  readonly onChange: (change: Partial<Dialect>) => void;
}): JSX.Element {
  return (
    <div className="preview-grid">
      <Select
        label="Columns are parted by"
        options={delimiters}
        value={dialect.delimiter}
        onChange={(delimiter) => onChange({ delimiter })}
      />
      <Select label="Amounts are written" options={decimals} value={dialect.decimal} onChange={(decimal) => onChange({ decimal })} />
      <Select label="Dates are written" options={dateOrders} value={dialect.dateOrder} onChange={(dateOrder) => onChange({ dateOrder })} />
    </div>
  );
}
