import { type JSX, useState } from 'react';
import type { BusinessCase } from '../../../../shared/business-case/business-case.ts';
import { type CaseDraft, draftOfCase, readCaseDraft } from '../../../../shared/business-case/edit/case-draft.ts';
import { newCase } from '../../../../shared/business-case/edit/new-case.ts';
import { applyEdit } from '../../../state/document-actions.ts';
import { useWorkbookDocument } from '../../../state/document-store.ts';
import { Field } from '../../../ui/field/field.tsx';
import { Select } from '../../../ui/field/select.tsx';
import { BlockPicker } from './block-picker.tsx';
import { FormDialog } from './form-dialog.tsx';
import { putCase } from './put-case.ts';
import { useKeptDraft } from './use-kept-draft.ts';
import { useLiveBlocks } from './use-live-blocks.ts';

const periods = [
  { value: 'month' as const, label: 'Months' },
  { value: 'year' as const, label: 'Years' },
];
const timings = [
  { value: 'end' as const, label: 'End of period' },
  { value: 'mid' as const, label: 'Middle of period' },
];

interface Props {
  /** null: a new one. */
  readonly plan: BusinessCase | null;
  readonly onMade: (id: string) => void;
  readonly onClose: () => void;
}

/** Name, horizon and rates of a case; a new one is put together from building blocks. */
export function CaseDialog({ plan: before, onMade, onClose }: Props): JSX.Element {
  const { cases, settings, scope } = useWorkbookDocument();
  const [fresh] = useState(() => {
    const month = scope.period?.to.slice(0, 7) ?? '2026-01';
    return newCase(
      '',
      settings.currency,
      month,
      cases.map(({ id }) => id),
    );
  });
  const base = before ?? fresh;
  const withBlocks = useLiveBlocks();
  const kept = useKeptDraft<CaseDraft & { readonly blocks: readonly string[] }>(`case ${before?.id ?? ''}`, {
    ...draftOfCase(base),
    blocks: [],
  });
  const { draft, set } = kept;
  const [isTried, setTried] = useState(false);
  const { blocks, ...frame } = draft;
  const { plan, problems } = readCaseDraft(frame, base);
  const text = (
    name: 'name' | 'owner' | 'currency' | 'startMonth' | 'months' | 'discountRate' | 'fx',
    label: string,
    more: object = {},
  ) => (
    <Field
      label={label}
      value={draft[name]}
      onChange={(value) => set({ [name]: value })}
      error={isTried || draft[name] !== '' ? (problems[name] ?? null) : null}
      {...more}
    />
  );
  const save = () => {
    setTried(true);
    if (plan === null) return;
    const done =
      before === null
        ? applyEdit({ kind: 'case.put', case: withBlocks(plan, blocks) })
        : putCase(before.id, (now) => readCaseDraft(frame, now).plan ?? now);
    void done.then((isDone) => {
      if (!isDone) return;
      kept.forget();
      onMade(plan.id);
      onClose();
    });
  };
  return (
    <FormDialog
      title={before === null ? 'New case' : 'Case settings'}
      saveLabel={before === null ? 'Make case' : 'Save'}
      isKept={kept.isKept}
      onSave={save}
      onDiscard={kept.forget}
      onClose={onClose}
      remove={
        before === null
          ? undefined
          : {
              label: 'Remove case',
              reason: null,
              run: () => {
                kept.forget();
                void applyEdit({ kind: 'case.remove', id: before.id });
                onClose();
              },
            }
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog asks for this first */}
      {text('name', 'Name', { autoFocus: before === null })}
      <div className="field-row">
        {text('owner', 'Owner')}
        {text('currency', 'Currency', { width: 80 })}
        {text('startMonth', 'First month', { width: 100, placeholder: 'YYYY-MM' })}
        {text('months', 'Horizon', { width: 130, numeric: true, suffix: 'months' })}
      </div>
      <div className="field-row">
        {text('discountRate', 'Discount rate', { width: 150, numeric: true, suffix: '% a year' })}
        <Select label="Periods" width={110} options={periods} value={draft.periods} onChange={(value) => set({ periods: value })} />
        <Select
          label="NPV by cash at the"
          width={140}
          options={timings}
          value={draft.timing}
          onChange={(value) => set({ timing: value })}
        />
        {text('fx', 'Plan rates', { placeholder: 'EUR 1.10, CAD 0.73' })}
      </div>
      {before === null && <BlockPicker chosen={blocks} onChange={(chosen) => set({ blocks: chosen })} />}
    </FormDialog>
  );
}
