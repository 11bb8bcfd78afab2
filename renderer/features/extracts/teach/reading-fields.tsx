import { type JSX, useState } from 'react';
import type { Dialect } from '../../../../shared/extract/dialect.ts';
import type { ExtractPreview, ImportChoice } from '../../../../shared/extract/receipt.ts';
import { Field } from '../../../ui/field/field.tsx';
import { Select } from '../../../ui/field/select.tsx';
import { bytesText } from '../extract-status.ts';

const delimiters = [
  { value: ',', label: 'Comma' },
  { value: ';', label: 'Semicolon' },
  { value: '\t', label: 'Tab' },
  { value: '|', label: 'Bar' },
  { value: ' ', label: 'Space' },
];
const fixedWidth = 'fixed';
const parted = [...delimiters, { value: fixedWidth, label: 'Fixed width' }];
const encodings = [
  { value: 'utf-8', label: 'UTF-8' },
  { value: 'utf-16le', label: 'UTF-16 LE' },
  { value: 'utf-16be', label: 'UTF-16 BE' },
  { value: 'windows-1252', label: 'Windows-1252' },
  { value: 'iso-8859-1', label: 'ISO 8859-1' },
  { value: 'iso-8859-15', label: 'ISO 8859-15' },
  { value: 'shift_jis', label: 'Shift-JIS' },
];
const decimals = [
  { value: '.', label: '1234.56' },
  { value: ',', label: '1234,56' },
] as const;
const firstLines = [
  { value: 'names', label: 'Names' },
  { value: 'data', label: 'Data' },
] as const;
const orders = [
  { value: 'ymd', label: '2026-02-04' },
  { value: 'mdy', label: '02/04/2026' },
  { value: 'dmy', label: '04/02/2026' },
  { value: 'none', label: 'No dates' },
] as const;

/** A delimiter, an encoding that is none of the usual ones is shown as it is. */
function withCurrent<T extends string>(options: readonly { readonly value: T; readonly label: string }[], value: T) {
  return options.some((option) => option.value === value) ? options : [...options, { value, label: value }];
}

type Part = Pick<ImportChoice, 'sheet' | 'member' | 'headerRow'>;

/** The sheet, list or member of a file that holds several tables. */
export function PartFields({
  preview,
  choice,
  onChange,
}: {
  readonly preview: Pick<ExtractPreview, 'sheets' | 'members' | 'container'>;
  readonly choice: Part;
  readonly onChange: (change: Part) => void;
}): JSX.Element {
  const { sheets, members, container } = preview;
  return (
    <>
      {members.length > 1 && (
        <Select
          label="File in the archive"
          options={members.map(({ name, bytes, refusal }) => ({
            value: name,
            label: name,
            hint: refusal === null ? bytesText(bytes) : refusal.replaceAll('_', ' '),
          }))}
          value={choice.member ?? null}
          onChange={(member) => onChange({ member })}
        />
      )}
      {sheets.length > 1 && (
        <Select
          label="Sheet"
          options={sheets.map(({ name, isHidden, dimension }) => ({
            value: name,
            label: name,
            ...(isHidden || dimension !== null
              ? { hint: [isHidden ? 'hidden' : '', dimension ?? ''].filter((part) => part !== '').join(' ') }
              : {}),
          }))}
          value={choice.sheet ?? sheets.find(({ isHidden }) => !isHidden)?.name ?? null}
          onChange={(sheet) => onChange({ sheet })}
        />
      )}
      {container === 'xlsx' && (
        <Field
          label="Row with the names"
          numeric
          width={120}
          placeholder="as found"
          value={choice.headerRow === undefined ? '' : String(choice.headerRow)}
          onChange={(text) => /^[1-9]\d{0,5}$/.test(text) && onChange({ headerRow: Number(text) })}
        />
      )}
    </>
  );
}

/** Positions as people write them; null where they are none, or not in their order. */
function cutsOf(text: string): readonly number[] | null {
  const cuts = text.split(/[\s,;]+/).filter((part) => part !== '');
  if (cuts.length === 0 || !cuts.every((part) => /^[1-9]\d{0,4}$/.test(part))) return null;
  const numbers = cuts.map(Number);
  return numbers.every((at, index) => at > (numbers[index - 1] ?? 0)) ? numbers : null;
}

function CutsField({
  cuts,
  onChange,
}: {
  readonly cuts: readonly number[];
  readonly onChange: (cuts: readonly number[]) => void;
}): JSX.Element {
  const [text, setText] = useState(cuts.join(', '));
  const change = (typed: string) => {
    setText(typed);
    const next = cutsOf(typed);
    if (next !== null) onChange(next);
  };
  return (
    <Field
      label="Columns begin at"
      width={190}
      value={text}
      onChange={change}
      error={cutsOf(text) === null ? 'Characters from 1 in their order, e.g. 1, 11, 19' : null}
    />
  );
}

/** How the letters of the file are written. */
export function EncodingField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (change: Partial<Dialect>) => void;
}): JSX.Element {
  return <Select label="Encoding" options={withCurrent(encodings, value)} value={value} onChange={(encoding) => onChange({ encoding })} />;
}

/** What parts the fields, or that they have fixed widths; null: not known yet. */
export function PartedField({
  value,
  onChange,
}: {
  readonly value: string | null;
  readonly onChange: (change: Partial<Dialect>) => void;
}): JSX.Element {
  return (
    <Select
      label="Parted by"
      options={value === null ? parted : withCurrent(parted, value)}
      value={value}
      onChange={(by) => onChange(by === fixedWidth ? { delimiter: ',', hasHeader: false, cuts: [] } : { delimiter: by, cuts: undefined })}
    />
  );
}

/** How the text of the file is written: shown as found, changed by a person. */
export function ReadingFields({
  dialect,
  isText = true,
  onChange,
}: {
  readonly dialect: Dialect;
  /** It is read by lines; rows of a spreadsheet have neither an encoding nor a delimiter. */
  readonly isText?: boolean;
  readonly onChange: (change: Partial<Dialect>) => void;
}): JSX.Element {
  const { cuts } = dialect;
  const values = (
    <>
      <Select label="Amounts like" options={decimals} value={dialect.decimal} onChange={(decimal) => onChange({ decimal })} />
      <Select label="Dates like" options={orders} value={dialect.dateOrder} onChange={(dateOrder) => onChange({ dateOrder })} />
    </>
  );
  if (!isText) return values;
  return (
    <>
      <EncodingField value={dialect.encoding} onChange={onChange} />
      <PartedField value={cuts === undefined ? dialect.delimiter : fixedWidth} onChange={onChange} />
      {cuts !== undefined && <CutsField cuts={cuts} onChange={(next) => onChange({ cuts: next })} />}
      {values}
      <Field
        label="Lines before it"
        numeric
        width={88}
        value={String(dialect.preambleLines ?? 0)}
        onChange={(text) => /^\d{1,3}$/.test(text) && onChange({ preambleLines: Number(text) })}
      />
      <Select
        label="First line"
        options={firstLines}
        value={dialect.hasHeader ? 'names' : 'data'}
        onChange={(first) => onChange({ hasHeader: first === 'names' })}
      />
    </>
  );
}
