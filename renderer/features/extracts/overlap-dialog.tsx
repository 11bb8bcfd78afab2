import type { JSX } from 'react';
import type { AppError } from '../../../shared/errors/app-error.ts';
import { Button } from '../../ui/button/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { load, passOver } from './import-flow.ts';
import type { ImportItem } from './imports-store.ts';

/** Rows that are loaded already: whether the earlier file steps back or both count is for a person to say. */
export function OverlapDialog({ item, error }: { readonly item: ImportItem; readonly error: AppError }): JSX.Element {
  const again = (onOverlap: 'supersede' | 'keep_both') => void load(item.file, { ...item.choice, onOverlap });
  return (
    <Dialog
      title={error.code === 'IMPORT_REISSUE' ? 'A later delivery of the same file' : 'Rows that are loaded already'}
      isOpen
      onClose={() => passOver(item.file)}
      actions={
        <>
          <Button kind="quiet" onPress={() => passOver(item.file)}>
            Do not load
          </Button>
          <Button kind="danger" onPress={() => again('keep_both')}>
            Keep both
          </Button>
          <Button kind="primary" onPress={() => again('supersede')}>
            Replace the earlier file
          </Button>
        </>
      }
    >
      <p>{error.title}.</p>
      <p className="muted preview-note">
        A file that is replaced is kept with all its rows; it can be restored from its receipt, and one undo takes the whole step back. With
        both, the rows they share count twice.
      </p>
    </Dialog>
  );
}
