import { type JSX, useState } from 'react';
import type { AppError } from '../../../shared/errors/app-error.ts';
import { factTable } from '../../../shared/domain/tables.ts';
import { applyEdit } from '../../state/document-actions.ts';
import { useWorkbookDocument } from '../../state/document-store.ts';
import { Button, IconButton } from '../../ui/button/button.tsx';
import { copyReport } from '../../state/clipboard.ts';
import { ErrorCallout } from '../../ui/feedback/error-callout.tsx';
import { Popover } from '../../ui/popover/popover.tsx';
import { exportProfile } from './export-paper.ts';

/** Layouts that people taught to this workbook: to be sent to a colleague, or forgotten. */
export function TaughtLayouts(): JSX.Element | null {
  const { profiles } = useWorkbookDocument();
  const [error, setError] = useState<AppError | null>(null);
  if (profiles.length === 0) return null;
  return (
    <Popover label="Taught layouts" width={340} trigger={<Button>Taught layouts</Button>}>
      <ul className="taught">
        {profiles.map(({ name, table }) => (
          <li key={name}>
            <span className="ellipsis">
              <b>{name}</b> <span className="muted">{factTable(table).label.toLowerCase()}</span>
            </span>
            <Button kind="quiet" onPress={() => void exportProfile(name).then(setError)}>
              Export…
            </Button>
            <IconButton icon="close" label={`Forget ${name}`} onPress={() => void applyEdit({ kind: 'profile.remove', name })} />
          </li>
        ))}
      </ul>
      {error !== null && <ErrorCallout error={error} onCopyReport={copyReport} onDismiss={() => setError(null)} />}
      <p className="muted">Drop an exported layout on the window to take it over.</p>
    </Popover>
  );
}
