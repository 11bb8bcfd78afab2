import { type JSX, useState } from 'react';
import type { MatrixRow } from '../../../shared/commitments/escalation.ts';
import { durationText } from '../../../shared/report/package-tables.ts';
import { applyEdit } from '../../state/document-actions.ts';
import { useWorkbookDocument } from '../../state/document-store.ts';
import { Button } from '../../ui/button/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { Table } from '../../ui/table/table.tsx';
import { MatrixRuleForm } from './matrix-rule-form.tsx';

const newRule = (partner: string): MatrixRow => ({
  id: crypto.randomUUID(),
  partner,
  severity: 1,
  trigger: '',
  owner: '',
  path: [],
  partnerContact: '',
  clock: 'always',
  acknowledgeMinutes: null,
  updateMinutes: null,
  resolveMinutes: null,
  decisionRights: '',
});

/** Who is called for which severity, and what is promised then: the partner's own rules, else those for all. */
export function MatrixDialog({ partner, onClose }: { readonly partner: string; readonly onClose: () => void }): JSX.Element {
  const { escalationMatrix } = useWorkbookDocument();
  const [edited, setEdited] = useState<MatrixRow | null>(null);
  const rows = escalationMatrix
    .filter((row) => row.partner === null || row.partner === partner)
    .toSorted((a, b) => a.severity - b.severity || Number(a.partner === null) - Number(b.partner === null));
  const promised = (minutes: number | null): string => (minutes === null ? '–' : durationText(minutes));
  if (edited !== null)
    return (
      <MatrixRuleForm
        rule={edited}
        partner={partner}
        isNew={!rows.some(({ id }) => id === edited.id)}
        onClose={() => setEdited(null)}
        onSave={(row) => void applyEdit({ kind: 'matrix.put', row }).then((isDone) => isDone && setEdited(null))}
        onRemove={(id) => void applyEdit({ kind: 'matrix.remove', id }).then((isDone) => isDone && setEdited(null))}
      />
    );
  return (
    <Dialog
      title="Escalation matrix"
      subtitle={partner}
      isOpen
      onClose={onClose}
      size="large"
      actions={
        <>
          <Button onPress={() => setEdited(newRule(partner))}>New rule</Button>
          <Button kind="primary" onPress={onClose}>
            Done
          </Button>
        </>
      }
    >
      {rows.length === 0 && <p className="muted">No rule yet: clocks run without a promise.</p>}
      <Table
        label="Escalation matrix"
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          {
            id: 'severity',
            header: 'Severity',
            cell: (row) => (
              <Button kind="quiet" onPress={() => setEdited(row)}>
                {`Sev ${row.severity}, ${row.partner ?? 'all partners'}`}
              </Button>
            ),
          },
          { id: 'trigger', header: 'When', cell: ({ trigger }) => <span className="spell-why">{trigger}</span> },
          { id: 'owner', header: 'Owner', cell: ({ owner }) => <span className="spell-why">{owner}</span> },
          { id: 'path', header: 'Called in turn', cell: ({ path }) => <span className="spell-why">{path.join(' → ')}</span> },
          { id: 'ack', header: 'Acknowledge', align: 'right', cell: ({ acknowledgeMinutes }) => promised(acknowledgeMinutes) },
          { id: 'update', header: 'Update', align: 'right', cell: ({ updateMinutes }) => promised(updateMinutes) },
          { id: 'resolve', header: 'Resolve', align: 'right', cell: ({ resolveMinutes }) => promised(resolveMinutes) },
          { id: 'clock', header: 'Clock', cell: ({ clock }) => (clock === 'always' ? '24x7' : 'Business hours') },
        ]}
      />
    </Dialog>
  );
}
