import { type JSX, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { clauseUnits } from '../../../shared/commitments/clause-unit.ts';
import type { Commitment } from '../../../shared/commitments/commitment.ts';
import type { MetricInfo } from '../../../shared/metrics/metric-info.ts';
import { applyEdit } from '../../state/document-actions.ts';
import { useResult } from '../../state/use-result.ts';
import { Button } from '../../ui/button/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { AsyncView } from '../../ui/feedback/async-view.tsx';
import { StatusChip } from '../../ui/feedback/status-chip.tsx';
import { Field } from '../../ui/field/field.tsx';
import { Select } from '../../ui/field/select.tsx';
import { type CommitmentDraft, commitmentOf } from './commitment-draft.ts';
import { levelText, statusWords } from './commitment-words.ts';

const operators = [
  { value: '>=' as const, label: 'at least' },
  { value: '<=' as const, label: 'at most' },
  { value: 'between' as const, label: 'between' },
];
const windows = [
  { value: 'month' as const, label: 'Calendar month' },
  { value: 'quarter' as const, label: 'Calendar quarter' },
  { value: 'rolling_30_days' as const, label: 'Rolling 30 days' },
];
const remedies = [
  { value: 'none' as const, label: 'None' },
  { value: 'fixed' as const, label: 'Fixed credit for a miss' },
  { value: 'ladder' as const, label: 'Ladder, share of a fee' },
  { value: 'per_point' as const, label: 'Share of a fee for each point' },
  { value: 'late_interest' as const, label: 'Interest on what settled late' },
];

/** Drafts that were closed before they were saved: what was typed is there when the editor opens again. */
const left = new Map<string, CommitmentDraft>();
export const draftLeft = (key: string): CommitmentDraft | undefined => left.get(key);

interface EditorProps {
  readonly draft: CommitmentDraft;
  /** Under this key an unsaved draft is kept. */
  readonly keep: string;
  readonly before: Commitment | null;
  readonly metrics: ReadonlyMap<string, MetricInfo>;
  readonly onClose: () => void;
}

/** Writes a clause, with what the loaded data makes of it while it is written. */
export function CommitmentEditor({ draft: first, keep, before, metrics, onClose }: EditorProps): JSX.Element {
  const [draft, setDraft] = useState(first);
  const set = (change: Partial<CommitmentDraft>) => {
    const next = { ...draft, ...change };
    left.set(keep, next);
    setDraft(next);
  };
  const metric = metrics.get(draft.metric);
  const commitment = useMemo(() => commitmentOf(draft, metric, before), [draft, metric, before]);
  const settled = useDeferredValue(commitment);
  const problem = typeof commitment === 'string' ? commitment : null;
  const options = useMemo(
    () =>
      [...metrics.values()]
        .filter((one) => one.kind !== 'stated' && clauseUnits.some((unit) => unit === one.unit))
        .map((one) => ({ value: one.id, label: one.label, ...(one.available ? {} : { hint: 'no data' }) }))
        .sort((a, b) => a.label.localeCompare(b.label)),
    [metrics],
  );
  const unit = metric?.unit === 'ratio' ? '%' : metric?.unit === 'milliseconds' ? 'ms' : (metric?.unit ?? '');
  const isDowntime = draft.metric === 'availability_time';
  const save = () => {
    if (typeof commitment === 'string') return;
    void applyEdit({ kind: 'commitment.put', commitment }).then((isDone) => {
      if (!isDone) return;
      left.delete(keep);
      onClose();
    });
  };
  const text = (
    name: keyof CommitmentDraft & string,
    label: string,
    more: { readonly suffix?: string; readonly width?: number; readonly placeholder?: string; readonly numeric?: boolean } = {},
  ) => <Field label={label} value={String(draft[name])} onChange={(value) => set({ [name]: value })} {...more} />;
  return (
    <Dialog
      title={before === null ? 'New commitment' : `Clause ${before.clause}`}
      subtitle={draft.partner}
      isOpen
      onClose={onClose}
      size="large"
      actions={
        <>
          <output className={`editor-problem ${problem === null ? 'good' : 'muted'}`}>{problem ?? 'Makes sense'}</output>
          <Button onPress={onClose}>Close</Button>
          <Button kind="primary" isDisabled={problem !== null} onPress={save}>
            Save commitment
          </Button>
        </>
      }
    >
      <div className="commitment-editor">
        <div className="commitment-fields">
          <div className="field-row">
            {text('clause', 'Clause', { width: 90, placeholder: '4.2' })}
            {text('title', 'What is promised', { placeholder: 'Authorization available 99.95 % of the month' })}
          </div>
          <div className="field-row">
            <Select label="Measured by" options={options} value={draft.metric} onChange={(value) => set({ metric: value })} />
            <Select label="Has to be" options={operators} value={draft.operator} onChange={(operator) => set({ operator })} width={110} />
            {text('target', 'Level', { suffix: unit, numeric: true, width: 120 })}
            {draft.operator === 'between' && text('upper', 'and', { suffix: unit, numeric: true, width: 120 })}
          </div>
          <p className="muted editor-note">{metric?.sentence ?? ''}</p>
          <div className="field-row">
            <Select label="Window" options={windows} value={draft.window} onChange={(window) => set({ window })} width={150} />
            {text('timeZone', 'Time zone of the contract')}
            {text('minimumSample', 'Minimum sample', { numeric: true, width: 110, placeholder: 'none' })}
          </div>
          {text('population', 'Only rows where', {
            placeholder: 'all of the partner; e.g. product = "co_brand" and channel in ("web", "app")',
          })}
          {isDowntime && (
            <div className="field-row">
              {text('errorShare', 'Down above', { suffix: '% errors', numeric: true })}
              {text('errorMinutes', 'for at least', { suffix: 'min', numeric: true })}
              {text('errorRequests', 'with at least', { suffix: 'requests', numeric: true })}
              {text('noticeHours', 'Maintenance notice', { suffix: 'h', numeric: true })}
              {text('allowance', 'Allowance a month', { suffix: 'min', numeric: true })}
            </div>
          )}
          <div className="field-row">
            <Select label="Remedy" options={remedies} value={draft.remedy} onChange={(remedy) => set({ remedy })} width={220} />
            {draft.remedy === 'fixed' && text('amount', 'Credit', { suffix: draft.currency, numeric: true })}
            {draft.remedy === 'late_interest' && text('amount', 'Interest', { suffix: '% a year', numeric: true })}
            {(draft.remedy === 'ladder' || draft.remedy === 'per_point') &&
              text('amount', 'Fee', { suffix: draft.currency, numeric: true })}
            {draft.remedy === 'per_point' && text('ladder', 'For each point', { suffix: '%', numeric: true, width: 110 })}
            {draft.remedy !== 'none' && text('claimWithinDays', 'Claim within', { suffix: 'days', numeric: true, width: 110 })}
          </div>
          {draft.remedy === 'ladder' && (
            <div className="field-row">
              {text('ladder', 'Ladder, level: percent of the fee', { placeholder: '99.9: 10, 99.0: 25' })}
              {text('cap', 'Cap', { suffix: draft.currency, numeric: true, width: 130 })}
            </div>
          )}
          <div className="field-row">
            {text('effectiveFrom', 'In force from', { width: 120 })}
            {text('effectiveTo', 'Until', { width: 120, placeholder: 'open' })}
            {text('cureDays', 'Cure period', { suffix: 'days', numeric: true, width: 110 })}
            {text('rounding', 'Rounded to', { suffix: 'decimals', numeric: true, placeholder: 'not' })}
          </div>
          <div className="field-row">
            {text('amendFrom', 'Amended from', { width: 120, placeholder: '2026-02-15' })}
            {text('amendTarget', 'New level', { suffix: unit, numeric: true, width: 120 })}
            {text('contract', 'Contract')}
          </div>
        </div>
        <Preview commitment={typeof settled === 'string' ? null : settled} />
      </div>
    </Dialog>
  );
}

/** What the data makes of the clause; asked a moment after the last key. */
function Preview({ commitment }: { readonly commitment: Commitment | null }): JSX.Element {
  const [asked, setAsked] = useState(commitment);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(commitment), 250);
    return () => clearTimeout(timer);
  }, [commitment]);
  const result = useResult('commitment.preview', asked === null ? null : { commitment: asked });
  return (
    <aside className="commitment-preview" aria-label="Preview">
      <h3>What the data makes of it</h3>
      {asked === null && result.value === null && <p className="muted">The windows appear here as soon as the clause makes sense.</p>}
      <AsyncView result={result}>
        {(results) =>
          results.length === 0 ? (
            <p className="muted">No row of the data is about it.</p>
          ) : (
            <ul className="preview-windows">
              {results
                .slice(-6)
                .toReversed()
                .map((one) => {
                  const { word, tone } = statusWords(one.status);
                  return (
                    <li key={`${one.window.from}|${one.window.to}`}>
                      <div className="preview-head">
                        <strong>{one.window.label}</strong>
                        <span>{levelText(one.value, one.unit)}</span>
                        <StatusChip tone={tone}>{word}</StatusChip>
                      </div>
                      <p className="muted">{one.sentence}</p>
                      {one.credit !== null && (
                        <p className="bad">
                          Credit {one.credit.amount} {one.credit.currency}
                        </p>
                      )}
                    </li>
                  );
                })}
            </ul>
          )
        }
      </AsyncView>
    </aside>
  );
}
