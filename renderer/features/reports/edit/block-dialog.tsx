import { type JSX, useState } from 'react';
import { blockKinds } from '../../../../shared/report/blocks/registry.ts';
import type { ReportBlock } from '../../../../shared/report/report-spec.ts';
import { useWorkbookDocument } from '../../../state/document-store.ts';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { FormActions } from '../../../ui/dialog/form-actions.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { Select } from '../../../ui/field/select.tsx';
import { BridgeFields, SliceFields } from './slice-fields.tsx';
import { PivotFields } from './pivot-fields.tsx';
import { TextFields } from './text-fields.tsx';

export interface BlockDialogProps {
  readonly block: ReportBlock;
  readonly onDone: (block: ReportBlock) => void;
  readonly onClose: () => void;
}

/** What a block says and asks, field by field; nothing is changed before it is done. */
export function BlockDialog({ block, onDone, onClose }: BlockDialogProps): JSX.Element {
  const [draft, setDraft] = useState(block);
  const { cases, commitments } = useWorkbookDocument();
  const partners = [...new Set(commitments.map(({ partner }) => partner))].sort();
  const done = () => {
    onDone(draft);
    onClose();
  };
  return (
    <Dialog
      title={blockKinds[block.kind].label}
      subtitle={blockKinds[block.kind].hint}
      isOpen
      onClose={onClose}
      actions={<FormActions onCancel={onClose} onDone={done} />}
    >
      <div className="block-fields">
        {'title' in draft && (
          <Field
            label="Title"
            value={draft.title ?? ''}
            placeholder={draft.kind === 'chart' ? 'Says its finding by itself' : ''}
            onChange={(title) => setDraft({ ...draft, title: draft.kind === 'chart' && title === '' ? null : title } as ReportBlock)}
          />
        )}
        {'numbers' in draft && <TextFields block={draft} onChange={setDraft} />}
        {draft.kind === 'commentary' && (
          <Field
            label="Words"
            lines={5}
            value={draft.text}
            onChange={(text) => setDraft({ ...draft, text })}
            description="Words with a number in them are marked as typed by hand."
          />
        )}
        {'slice' in draft && <SliceFields block={draft} onChange={setDraft} />}
        {draft.kind === 'sql' && (
          <Field label="SELECT" lines={8} value={draft.sql} onChange={(sql) => setDraft({ ...draft, sql: sql === '' ? ' ' : sql })} />
        )}
        {draft.kind === 'bridge' && <BridgeFields block={draft} onChange={setDraft} />}
        {draft.kind === 'pivot' && <PivotFields block={draft} onChange={setDraft} />}
        {(draft.kind === 'case' || draft.kind === 'tornado') && (
          <Select
            label="Case"
            options={cases.map(({ id, name }) => ({ value: id, label: name }))}
            value={draft.caseId}
            onChange={(caseId) => setDraft({ ...draft, caseId })}
          />
        )}
        {(draft.kind === 'scorecard' || draft.kind === 'actions') && (
          <Select
            label="Partner"
            options={[{ value: '', label: 'Every partner' }, ...partners.map((partner) => ({ value: partner, label: partner }))]}
            value={draft.partner ?? ''}
            onChange={(partner) => setDraft({ ...draft, partner: partner === '' ? null : partner })}
          />
        )}
        {'year' in draft && <p className="muted">Shows the year of the last measured month, for every initiative.</p>}
        {draft.kind === 'appendix' && <p className="muted">Lists every definition and file behind the numbers above it.</p>}
      </div>
    </Dialog>
  );
}
