import type { JSX } from 'react';
import type { TableColumn } from '../../../../shared/domain/tables.ts';
import { products } from '../../../../shared/domain/products.ts';
import type { ColumnMapping } from '../../../../shared/extract/profile.ts';
import { Field } from '../../../ui/field/field.tsx';
import { Select } from '../../../ui/field/select.tsx';
import { Segments } from '../../../ui/tabs/segments.tsx';
import { distinctValues } from './entry-words.ts';
import type { ReadFile } from './teach-draft.ts';

type Words = NonNullable<ColumnMapping['words']>;

const none = '';
const others = [
  { value: 'keep', label: 'Keep them' },
  { value: 'fault', label: 'Call them a fault' },
] as const;

const meaningOf = ({ ours }: Words, theirs: string) => Object.entries(ours).find(([, words]) => words.includes(theirs))?.[0] ?? none;

function withMeaning(words: Words, theirs: string, meaning: string): Words {
  const ours = Object.fromEntries(
    Object.entries(words.ours)
      .map(([word, known]): [string, string[]] => [word, known.filter((text) => text !== theirs)])
      .filter(([, known]) => known.length > 0),
  );
  return { ...words, ours: meaning.trim() === none ? ours : { ...ours, [meaning]: [...(ours[meaning] ?? []), theirs] } };
}

/** The words a column may hold: its own closed list, or the products. */
function allowedWords({ name, words }: TableColumn): readonly { readonly value: string; readonly label: string }[] | null {
  if (words !== undefined) return words.map((word) => ({ value: word, label: word.replaceAll('_', ' ') }));
  return name === 'product' ? products.map(({ id, label }) => ({ value: id, label })) : null;
}

/** What the file's words mean in ours. */
export function WordOptions({
  entry,
  column,
  read,
  onChange,
}: {
  readonly entry: ColumnMapping;
  readonly column: TableColumn;
  readonly read: ReadFile;
  readonly onChange: (change: Partial<ColumnMapping>) => void;
}): JSX.Element {
  const words = entry.words ?? { ours: {}, otherwise: { kind: 'keep' } };
  const theirs = [...new Set([...distinctValues(read.header, read.sample, entry.source, 24), ...Object.values(words.ours).flat()])];
  const allowed = allowedWords(column);
  const put = (next: Words) =>
    onChange({ words: Object.keys(next.ours).length === 0 && next.otherwise.kind === 'keep' ? undefined : next });
  return (
    <div className="teach-options">
      <ul className="teach-words">
        {theirs.map((word) => (
          <li key={word}>
            <span className="mono ellipsis" title={word}>
              {word}
            </span>
            {allowed === null ? (
              <Field
                label={`What ${word} means`}
                hideLabel
                placeholder={word}
                value={meaningOf(words, word)}
                onChange={(meaning) => put(withMeaning(words, word, meaning))}
              />
            ) : (
              <Select
                label={`What ${word} means`}
                hideLabel
                options={[{ value: none, label: 'no word of ours' }, ...allowed]}
                value={meaningOf(words, word)}
                onChange={(meaning) => put(withMeaning(words, word, meaning))}
              />
            )}
          </li>
        ))}
      </ul>
      <Segments
        label="Words that are not listed"
        options={others}
        value={words.otherwise.kind === 'fault' ? 'fault' : 'keep'}
        onChange={(kind) => put({ ...words, otherwise: { kind } })}
      />
      <p className="muted">Words that are not listed, also in later files.</p>
    </div>
  );
}
