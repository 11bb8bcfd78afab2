import { type JSX, useState } from 'react';
import { Button } from '../../ui/button/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { Field } from '../../ui/field/field.tsx';
import { assign, writeOff } from './decide.ts';

interface DecisionDialogProps {
  /** What it is about, in words. */
  readonly subject: string;
  readonly keys: readonly string[];
  readonly onClose: () => void;
}

/** Who looks after it; nobody when the name is left empty. */
export function AssignDialog({
  subject,
  keys,
  owner: before,
  onClose,
}: DecisionDialogProps & { readonly owner: string | null }): JSX.Element {
  const [owner, setOwner] = useState(before ?? '');
  const save = () => void assign(keys, owner).then((isDone) => isDone && onClose());
  return (
    <Dialog
      title="Assign"
      subtitle={subject}
      isOpen
      onClose={onClose}
      size="small"
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" onPress={save}>
            {owner.trim() === '' ? 'Assign to nobody' : 'Assign'}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog asks for this one thing */}
        <Field label="Owner" value={owner} onChange={setOwner} autoFocus />
      </form>
    </Dialog>
  );
}

/** A write-off stays in the books with its reason and who approved it; the break is no longer open from today on. */
export function WriteOffDialog({ subject, keys, onClose }: DecisionDialogProps): JSX.Element {
  const [reason, setReason] = useState('');
  const [approver, setApprover] = useState('');
  const isComplete = reason.trim() !== '' && approver.trim() !== '';
  const save = () => {
    if (isComplete) void writeOff(keys, reason, approver).then((isDone) => isDone && onClose());
  };
  return (
    <Dialog
      title="Write off"
      subtitle={subject}
      isOpen
      onClose={onClose}
      size="small"
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" isDisabled={!isComplete} onPress={save}>
            Write off
          </Button>
        </>
      }
    >
      <form
        className="decision-form"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog asks for this */}
        <Field label="Reason" value={reason} onChange={setReason} lines={3} autoFocus />
        <Field label="Approved by" value={approver} onChange={setApprover} description="Both stay with the workbook." />
        <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
      </form>
    </Dialog>
  );
}
