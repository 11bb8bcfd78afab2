import type { JSX } from 'react';
import { useDocumentStore } from '../../state/document-store.ts';
import { Button } from '../../ui/button/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { SettingsDialog } from './settings-dialog.tsx';
import { useLeave } from './leave-store.ts';
import { openGranted } from './workbook-commands.ts';

function LeaveDialog(): JSX.Element | null {
  const asking = useLeave((store) => store.asking);
  if (asking === null) return null;
  return (
    <Dialog
      title={`Save changes to ${asking.name}?`}
      isOpen
      size="small"
      onClose={() => asking.answer('stay')}
      actions={
        <>
          <Button kind="quiet" onPress={() => asking.answer('stay')}>
            Cancel
          </Button>
          <Button kind="danger" onPress={() => asking.answer('discard')}>
            Leave without saving
          </Button>
          <Button kind="primary" onPress={() => asking.answer('save')}>
            Save
          </Button>
        </>
      }
    >
      <p>Without saving, edits and imports since the last save are lost.</p>
    </Dialog>
  );
}

const timeFormat = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short' });

function RecoveryDialog(): JSX.Element | null {
  const recovery = useDocumentStore((store) => store.recovery);
  if (recovery === null) return null;
  const close = () => useDocumentStore.setState({ recovery: null });
  return (
    <Dialog
      title={`${recovery.fileName} was not closed properly`}
      isOpen
      size="small"
      onClose={close}
      actions={
        <>
          <Button kind="quiet" onPress={close}>
            Cancel
          </Button>
          <Button kind="danger" onPress={() => void openGranted(recovery.grant, 'discard')}>
            Discard the edits
          </Button>
          <Button kind="primary" onPress={() => void openGranted(recovery.grant, 'recover')}>
            Recover the edits
          </Button>
        </>
      }
    >
      <p>
        Edits of {timeFormat.format(new Date(recovery.editedAt))} were never saved to the file. Recover them, or open the file as it was
        saved.
      </p>
    </Dialog>
  );
}

/** Questions about the workbook as a whole. */
export function WorkbookDialogs(): JSX.Element {
  return (
    <>
      <LeaveDialog />
      <RecoveryDialog />
      <SettingsDialog />
    </>
  );
}
