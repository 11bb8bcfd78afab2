import { type JSX, useDeferredValue, useMemo, useState } from 'react';
import type { Commitment } from '../../../shared/commitments/commitment.ts';
import { parameterless } from '../../../shared/commitments/clause-metric.ts';
import type { MetricInfo } from '../../../shared/metrics/metric-info.ts';
import { applyEdit } from '../../state/document-actions.ts';
import { showToast } from '../../state/toasts.ts';
import { Button } from '../../ui/button/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { Field } from '../../ui/field/field.tsx';
import { Segments } from '../../ui/tabs/segments.tsx';
import { AmendmentsPart } from './amendments-part.tsx';
import { type CommitmentDraft, isInPercent } from './commitment-draft.ts';
import { commitmentOf } from './commitment-of-draft.ts';
import { CommitmentPreview } from './commitment-preview.tsx';
import type { DraftPart } from './draft-part.ts';
import { draftsIn } from './drafts-left.ts';
import { PromisePart } from './promise-part.tsx';
import { RemedyPart } from './remedy-part.tsx';
import { TimePart } from './time-part.tsx';

const parts = [
  { value: 'promise' as const, label: 'Promise' },
  { value: 'time' as const, label: 'Exclusions and hours' },
  { value: 'remedy' as const, label: 'Remedy' },
  { value: 'amendments' as const, label: 'Amendments' },
];

const left = draftsIn(localStorage);
/** What was typed and not saved: it is there when the editor opens again, also in another session. */
export const draftLeft = (key: string): CommitmentDraft | undefined => left.read(key);

interface EditorProps {
  /** What was typed and not saved, or the clause as it is. */
  readonly draft: CommitmentDraft;
  /** What "Start over" goes back to. */
  readonly fresh: CommitmentDraft;
  /** Under this key an unsaved draft is kept. */
  readonly keep: string;
  readonly before: Commitment | null;
  readonly metrics: ReadonlyMap<string, MetricInfo>;
  readonly onClose: () => void;
}

/** Writes a clause, with what the loaded data makes of it while it is written. */
export function CommitmentEditor({ draft: first, fresh, keep, before, metrics, onClose }: EditorProps): JSX.Element {
  const [draft, setDraft] = useState(first);
  const [part, setPart] = useState<(typeof parts)[number]['value']>('promise');
  const set = (change: Partial<CommitmentDraft>) => {
    const next = { ...draft, ...change };
    left.leave(keep, next);
    setDraft(next);
  };
  const startOver = () => {
    left.forget(keep);
    setDraft(fresh);
  };
  const metric = metrics.get(parameterless(draft.metric));
  const commitment = useMemo(() => commitmentOf(draft, metric, before), [draft, metric, before]);
  const settled = useDeferredValue(commitment);
  const problem = typeof commitment === 'string' ? commitment : null;
  const save = () => {
    if (typeof commitment === 'string') return;
    void applyEdit({ kind: 'commitment.put', commitment }).then((isDone) => {
      if (!isDone) return;
      left.forget(keep);
      onClose();
    });
  };
  const remove = () => {
    if (before === null) return;
    void applyEdit({ kind: 'commitment.remove', id: before.id }).then((isDone) => {
      if (!isDone) return;
      left.forget(keep);
      showToast(`Clause ${before.clause} is removed; undo brings it back`);
      onClose();
    });
  };
  const shown: DraftPart = {
    draft,
    set,
    metric,
    unit: unitText(draft, metric),
    text: (name, label, options = {}) => (
      <Field key={name} label={label} value={draft[name]} onChange={(value) => set({ [name]: value })} {...options} />
    ),
  };
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
          {left.read(keep) !== undefined && (
            <Button kind="quiet" onPress={startOver}>
              Start over
            </Button>
          )}
          {before !== null && (
            <Button kind="danger" onPress={remove}>
              Remove
            </Button>
          )}
          <Button onPress={onClose}>Close</Button>
          <Button kind="primary" isDisabled={problem !== null} onPress={save}>
            Save commitment
          </Button>
        </>
      }
    >
      <div className="commitment-editor">
        <div className="commitment-fields">
          <Segments label="Part of the clause" options={parts} value={part} onChange={setPart} />
          {part === 'promise' && <PromisePart {...shown} metrics={metrics} />}
          {part === 'time' && <TimePart {...shown} />}
          {part === 'remedy' && <RemedyPart {...shown} />}
          {part === 'amendments' && <AmendmentsPart {...shown} before={before} />}
        </div>
        <CommitmentPreview commitment={typeof settled === 'string' ? null : settled} />
      </div>
    </Dialog>
  );
}

function unitText(draft: CommitmentDraft, metric: MetricInfo | undefined): string {
  if (draft.source === 'escalations') return 'min';
  if (isInPercent(draft, metric?.unit)) return '%';
  if (draft.source === 'reported') return '';
  return metric?.unit === 'milliseconds' ? 'ms' : metric?.unit === 'per_thousand' ? 'per 1,000' : (metric?.unit ?? '').replace('_', ' ');
}
