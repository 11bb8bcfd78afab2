import type { JSX } from 'react';
import { copyText } from '../../state/clipboard.ts';
import { navigate } from '../../state/ui-store.ts';
import { Button } from '../../ui/button/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { hasFeature } from '../registry-ids.ts';

/** The statement that gave the number, word for word. */
export function SqlDialog({
  isOpen,
  onClose,
  sql,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly sql: string;
}): JSX.Element {
  return (
    <Dialog
      title="How this number was computed"
      subtitle="The statement that was run over the workbook"
      isOpen={isOpen}
      onClose={onClose}
      size="large"
      actions={
        <>
          <Button onPress={() => copyText(sql)}>Copy</Button>
          {hasFeature('sql') && (
            <Button
              kind="primary"
              onPress={() => {
                onClose();
                navigate('sql', { sql });
              }}
            >
              Open in SQL
            </Button>
          )}
        </>
      }
    >
      <pre className="mono sql-text selectable">{sql}</pre>
    </Dialog>
  );
}
