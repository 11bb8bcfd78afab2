import type { JSX } from 'react';
import type { PersonalAction } from '../../../shared/extract/personal-data.ts';
import type { ExtractPreview, ImportChoice } from '../../../shared/extract/receipt.ts';
import { applyEdit } from '../../state/document-actions.ts';
import { useWorkbookDocument } from '../../state/document-store.ts';
import { Check } from '../../ui/field/check.tsx';
import { Select } from '../../ui/field/select.tsx';

const actions: readonly { readonly value: PersonalAction; readonly label: string; readonly hint: string }[] = [
  { value: 'mask', label: 'Mask', hint: 'mostly covered' },
  { value: 'hash', label: 'Replace by a code', hint: 'still joins' },
  { value: 'drop', label: 'Leave out', hint: 'nothing is stored' },
  { value: 'keep', label: 'Keep', hint: 'as it is' },
];
const covers = [
  { value: 'truncate', label: 'First 6 and last 4 digits' },
  { value: 'hash', label: 'A code that still joins' },
] as const;

type Privacy = Pick<ImportChoice, 'personal' | 'referenceColumns'>;

/** What becomes of columns about people and of numbers that look like card numbers, decided before anything is stored. */
export function PrivacyFields({
  preview,
  choice,
  onChange,
}: {
  readonly preview: Pick<ExtractPreview, 'header' | 'personal' | 'cardShaped'>;
  readonly choice: Privacy;
  readonly onChange: (change: Privacy) => void;
}): JSX.Element | null {
  const { settings } = useWorkbookDocument();
  const { header } = preview;
  // A file that fills two tables has such a column in both; what becomes of it is said once.
  const personal = preview.personal.filter(({ column }, at, all) => all.findIndex((other) => other.column === column) === at);
  const cardShaped = [...new Set(preview.cardShaped)];
  if (header.length + personal.length + cardShaped.length === 0) return null;
  const said = choice.personal ?? {};
  const seen = personal.map(({ column }) => column);
  const named = Object.keys(said).filter((column) => !seen.includes(column));
  const others = [...new Set(header)].filter((column) => column !== '' && !seen.includes(column) && !named.includes(column));
  const columns = [
    ...personal.map(({ column, kind }) => ({ column, why: kind.replaceAll('_', ' ') })),
    ...named.map((column) => ({ column, why: 'as you say' })),
  ];
  const references = choice.referenceColumns ?? [];
  return (
    <section className="privacy" aria-label="Personal data and card numbers">
      {columns.map(({ column, why }) => (
        <Select
          key={column}
          label={`${column} (${why})`}
          options={actions}
          value={said[column] ?? 'mask'}
          onChange={(action) => onChange({ personal: { ...said, [column]: action } })}
        />
      ))}
      {others.length > 0 && (
        <Select
          label="Cover another column"
          options={others.map((column) => ({ value: column, label: column }))}
          value={null}
          onChange={(column) => onChange({ personal: { ...said, [column]: 'mask' } })}
        />
      )}
      {cardShaped.length > 0 && (
        <Select
          label="Card numbers in this workbook become"
          options={covers}
          value={settings.cardNumbers}
          onChange={(cardNumbers) => void applyEdit({ kind: 'settings.set', settings: { cardNumbers } })}
        />
      )}
      {cardShaped.map((column) => (
        <Check
          key={column}
          isSelected={references.includes(column)}
          onChange={(isReference) =>
            onChange({ referenceColumns: isReference ? [...references, column] : references.filter((known) => known !== column) })
          }
        >
          {column} holds references that only look like card numbers
        </Check>
      ))}
    </section>
  );
}
