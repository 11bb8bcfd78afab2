import type { JSX } from 'react';
import { failureTypes } from '../../../shared/explain/friction/failure-types.ts';
import type { FrictionBoard } from '../../../shared/explain/friction/friction-board.ts';
import { applyEdit } from '../../state/document-actions.ts';
import { Button } from '../../ui/button/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { Select } from '../../ui/field/select.tsx';
import { formatCount } from '../../ui/number/format-value.ts';
import { Table } from '../../ui/table/table.tsx';

const none = 'none';
const options = [
  ...failureTypes.map(({ id, label, sentence }) => ({ value: id, label, hint: sentence })),
  { value: none, label: 'None of these', hint: 'Its contacts are counted with no failure' },
];

/** Every reason under which contacts come, and the failure they are about: each partner codes them in words of its own. */
export function ContactReasonsDialog({ board, onClose }: { readonly board: FrictionBoard; readonly onClose: () => void }): JSX.Element {
  return (
    <Dialog
      title="Contact reasons"
      subtitle="Which failure the contacts under each reason are about. It is kept with the workbook and holds for later files."
      isOpen
      onClose={onClose}
      size="large"
      actions={
        <Button kind="primary" onPress={onClose}>
          Done
        </Button>
      }
    >
      <Table
        label="Contact reasons"
        rows={board.reasons}
        rowKey={({ reason }) => reason ?? ''}
        columns={[
          {
            id: 'reason',
            header: 'Reason',
            cell: ({ reason }) => (reason === null ? <span className="muted">no reason given</span> : reason.replaceAll('_', ' ')),
          },
          { id: 'contacts', header: 'Contacts', align: 'right', cell: ({ contacts }) => formatCount(contacts) },
          {
            id: 'failure',
            header: 'About',
            width: 260,
            cell: ({ reason, failure }) =>
              reason === null ? (
                <span className="muted">cannot be told</span>
              ) : (
                <Select
                  label={`Failure of ${reason.replaceAll('_', ' ')}`}
                  hideLabel
                  width={240}
                  options={options}
                  value={failure ?? none}
                  onChange={(chosen) => void applyEdit({ kind: 'contactReason.set', reason, failure: chosen === none ? null : chosen })}
                />
              ),
          },
        ]}
      />
    </Dialog>
  );
}
