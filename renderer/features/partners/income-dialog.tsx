import { type JSX, useState } from 'react';
import { factTable } from '../../../shared/domain/tables.ts';
import { type IncomeTerm, incomeWords } from '../../../shared/partners/income-term.ts';
import { applyEdit } from '../../state/document-actions.ts';
import { Button } from '../../ui/button/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { Field } from '../../ui/field/field.tsx';
import { Select } from '../../ui/field/select.tsx';
import { type IncomeDraft, incomeTermOf } from './income-draft.ts';

const kinds = (Object.keys(incomeWords) as IncomeTerm['kind'][]).map((value) => ({ value, label: incomeWords[value] }));
const tables = (['application', 'attempt', 'settlement_line', 'points_event', 'bnpl_plan', 'order_ledger'] as const).map((value) => ({
  value: value as IncomeTerm['table'],
  label: factTable(value).label,
}));
const rates = [
  { value: 'per_event' as const, label: 'An amount for each' },
  { value: 'share' as const, label: 'A share of an amount' },
];
const sources = [
  { value: 'column' as const, label: 'on each row' },
  { value: 'reported' as const, label: 'in its statement' },
];

interface DialogProps {
  readonly draft: IncomeDraft;
  readonly before: IncomeTerm | null;
  readonly onClose: () => void;
}

/** Writes what a partner pays by contract: for which rows, at which rate, and where what was paid stands. */
export function IncomeDialog({ draft: first, before, onClose }: DialogProps): JSX.Element {
  const [draft, setDraft] = useState(first);
  const set = (change: Partial<IncomeDraft>) => setDraft({ ...draft, ...change });
  const term = incomeTermOf(draft, before);
  const problem = typeof term === 'string' ? term : null;
  const columns = factTable(draft.table).columns;
  const amounts = columns
    .filter(({ type }) => type === 'money' || type === 'number' || type === 'integer')
    .map(({ name, label }) => ({ value: name, label }));
  const times = [
    { value: '', label: 'its own time' },
    ...columns.filter(({ type }) => type === 'instant' || type === 'day').map(({ name, label }) => ({ value: name, label })),
  ];
  const save = () => {
    if (typeof term === 'string') return;
    void applyEdit({ kind: 'incomeTerm.put', term }).then((isDone) => isDone && onClose());
  };
  return (
    <Dialog
      title={before === null ? 'New income term' : before.title}
      subtitle={draft.partner}
      isOpen
      onClose={onClose}
      actions={
        <>
          <output className={`editor-problem ${problem === null ? 'good' : 'muted'}`}>{problem ?? 'Makes sense'}</output>
          {before !== null && (
            <Button
              kind="danger"
              onPress={() => void applyEdit({ kind: 'incomeTerm.remove', id: before.id }).then((isDone) => isDone && onClose())}
            >
              Remove
            </Button>
          )}
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" isDisabled={problem !== null} onPress={save}>
            Save term
          </Button>
        </>
      }
    >
      <div className="partner-form">
        <div className="field-row">
          <Select label="Kind" options={kinds} value={draft.kind} onChange={(kind) => set({ kind })} width={150} />
          <Field label="What is paid" value={draft.title} onChange={(title) => set({ title })} placeholder="USD 40 per booked account" />
        </div>
        <div className="field-row">
          <Select
            label="For rows of"
            options={tables}
            value={draft.table}
            onChange={(table) => set({ table, time: '', column: '', paidColumn: '', where: '' })}
            width={150}
          />
          <Select label="in the month of" options={times} value={draft.time} onChange={(time) => set({ time })} width={150} />
          <Field label="Only rows where" value={draft.where} onChange={(where) => set({ where })} placeholder="all of the partner" />
        </div>
        <div className="field-row">
          <Select label="Rate" options={rates} value={draft.rate} onChange={(rate) => set({ rate })} width={170} />
          {draft.rate === 'per_event' && (
            <Field label="Amount" value={draft.amount} onChange={(amount) => set({ amount })} suffix={draft.currency} numeric />
          )}
          {draft.rate === 'share' && <Select label="Of" options={amounts} value={draft.column} onChange={(column) => set({ column })} />}
          {draft.rate === 'share' && <Field label="Share" value={draft.bps} onChange={(bps) => set({ bps })} suffix="bps" numeric />}
          <Field label="Currency" value={draft.currency} onChange={(currency) => set({ currency })} width={70} />
        </div>
        <div className="field-row">
          <Select label="What was paid stands" options={sources} value={draft.paid} onChange={(paid) => set({ paid })} width={150} />
          {draft.paid === 'column' && (
            <Select label="in" options={amounts} value={draft.paidColumn} onChange={(paidColumn) => set({ paidColumn })} />
          )}
          {draft.paid === 'reported' && (
            <Field label="as the figure" value={draft.measure} onChange={(measure) => set({ measure })} placeholder="points_funded" />
          )}
          <Field
            label="Claim within"
            value={draft.claimWithinDays}
            onChange={(claimWithinDays) => set({ claimWithinDays })}
            suffix="days"
            numeric
            width={120}
          />
        </div>
        <div className="field-row">
          <Field
            label="In force from"
            value={draft.effectiveFrom}
            onChange={(effectiveFrom) => set({ effectiveFrom })}
            placeholder="YYYY-MM-DD"
          />
          <Field label="Until" value={draft.effectiveTo} onChange={(effectiveTo) => set({ effectiveTo })} placeholder="open" />
          <Field label="Contract" value={draft.contract} onChange={(contract) => set({ contract })} />
          <Field label="Clause" value={draft.clause} onChange={(clause) => set({ clause })} width={80} />
        </div>
      </div>
    </Dialog>
  );
}
