import type { JSX } from 'react';
import type { ColumnMapping } from '../../../../shared/extract/profile.ts';
import { Check } from '../../../ui/field/check.tsx';
import { Select } from '../../../ui/field/select.tsx';
import { Segments } from '../../../ui/tabs/segments.tsx';
import { distinctValues } from './entry-words.ts';
import type { ReadFile } from './teach-draft.ts';

type Sign = NonNullable<ColumnMapping['sign']>;
type Code = Extract<Sign, { kind: 'code' }>;

const units = [
  { value: 'major', label: 'Major units (12.34)' },
  { value: 'minor', label: 'Minor units (1234)' },
] as const;
const signs = [
  { value: 'as_is', label: 'As it stands' },
  { value: 'negate', label: 'Turned' },
  { value: 'code', label: 'From another column' },
] as const;
const meanings = [
  { value: 'positive', label: 'to us' },
  { value: 'negative', label: 'from us' },
  { value: 'none', label: 'unknown' },
] as const;

type Meaning = (typeof meanings)[number]['value'];

const meaningOf = ({ positive, negative }: Code, word: string): Meaning =>
  positive.includes(word) ? 'positive' : negative.includes(word) ? 'negative' : 'none';

function withMeaning(code: Code, word: string, meaning: Meaning): Code {
  const without = (words: readonly string[]) => words.filter((known) => known !== word);
  return {
    ...code,
    positive: [...without(code.positive), ...(meaning === 'positive' ? [word] : [])],
    negative: [...without(code.negative), ...(meaning === 'negative' ? [word] : [])],
  };
}

function CodeWords({
  code,
  read,
  onChange,
}: {
  readonly code: Code;
  readonly read: ReadFile;
  readonly onChange: (sign: Sign) => void;
}): JSX.Element {
  const words = [...new Set([...distinctValues(read.header, read.sample, code.column, 12), ...code.positive, ...code.negative])];
  return (
    <>
      <Select
        label="Column that gives the sign"
        options={read.header.map((name) => ({ value: name, label: name }))}
        value={code.column}
        onChange={(column) => onChange({ kind: 'code', column, positive: [], negative: [] })}
      />
      <ul className="teach-words">
        {words.map((word) => (
          <li key={word}>
            <span className="mono ellipsis">{word}</span>
            <Segments
              label={`What ${word} means`}
              options={meanings}
              value={meaningOf(code, word)}
              onChange={(meaning) => onChange(withMeaning(code, word, meaning))}
            />
          </li>
        ))}
      </ul>
      <Check isSelected={code.overrules === true} onChange={(overrules) => onChange({ ...code, overrules: overrules ? true : undefined })}>
        The word decides, whatever sign the amount has
      </Check>
      <p className="muted">
        {code.overrules === true
          ? 'An amount beside a word that is not known is a fault and counts as missing.'
          : 'An amount beside a word that is not known, or with a sign of its own, is a fault and counts as missing.'}
      </p>
    </>
  );
}

/** Unit and sign of an amount. */
export function AmountOptions({
  entry,
  read,
  onChange,
}: {
  readonly entry: ColumnMapping;
  readonly read: ReadFile;
  readonly onChange: (change: Partial<ColumnMapping>) => void;
}): JSX.Element {
  const sign = entry.sign ?? { kind: 'as_is' };
  const choose = (kind: Sign['kind']) => {
    if (kind === 'code')
      onChange({ sign: { kind, column: read.header.find((name) => name !== entry.source) ?? '', positive: [], negative: [] } });
    else onChange({ sign: kind === 'as_is' ? undefined : { kind } });
  };
  return (
    <div className="teach-options">
      <Segments
        label="Unit"
        options={units}
        value={entry.unit ?? 'major'}
        onChange={(unit) => onChange({ unit: unit === 'major' ? undefined : unit })}
      />
      <Segments label="Sign" options={signs} value={sign.kind} onChange={choose} />
      {sign.kind === 'code' && <CodeWords code={sign} read={read} onChange={(changed) => onChange({ sign: changed })} />}
    </div>
  );
}
