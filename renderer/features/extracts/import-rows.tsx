import type { JSX } from 'react';
import { copyReport } from '../../state/clipboard.ts';
import { Button } from '../../ui/button/button.tsx';
import { ErrorCallout } from '../../ui/feedback/error-callout.tsx';
import { formatCount } from '../../ui/number/format-value.ts';
import { StatusChip } from '../../ui/feedback/status-chip.tsx';
import { type ImportItem, itemName, putImport, useImports } from './imports-store.ts';
import { cancelImports, passOver, retryImport } from './import-flow.ts';

const words: Readonly<Record<ImportItem['step'], string>> = {
  waiting: 'waiting',
  looking: 'looking',
  asking: 'to be confirmed',
  teaching: 'being taught',
  overlap: 'to be confirmed',
  loading: 'importing',
  refused: 'not loaded',
};

/** Files that may be read once somebody says what their columns mean. */
const teachable: ReadonlySet<string> = new Set([
  'FILE_NOT_A_TABLE',
  'FORMAT_UNKNOWN',
  'FORMAT_AMBIGUOUS',
  'FORMAT_UNSETTLED',
  'FORMAT_MISMATCH',
  'FORMAT_DRIFTED',
]);

/** What is being imported is cancelled in the status bar. */
const isCancellable = ({ step }: ImportItem) => step === 'waiting' || step === 'looking';

/** Files on their way, and files that could not be loaded with what to do about it. */
export function ImportRows(): JSX.Element | null {
  const items = useImports((store) => store.items);
  if (items.length === 0) return null;
  const waiting = items.filter(({ step }) => step === 'waiting');
  return (
    <ul className="import-rows">
      {waiting.length > 1 && (
        <li className="import-row">
          <span>{formatCount(waiting.length)} files are not read yet</span>
          <Button onPress={() => cancelImports(waiting.map(({ file }) => file))}>Cancel all of them</Button>
        </li>
      )}
      {items.map((item) => (
        <li key={item.file.grant}>
          {item.error === null || item.step === 'asking' || item.step === 'teaching' || item.step === 'overlap' ? (
            <div className="import-row">
              <b className="ellipsis">{itemName(item)}</b>
              <span className="import-row-end">
                {isCancellable(item) && (
                  <Button kind="quiet" aria-label={`Cancel ${itemName(item)}`} onPress={() => cancelImports([item.file])}>
                    Cancel
                  </Button>
                )}
                <StatusChip tone="info">{words[item.step]}</StatusChip>
              </span>
            </div>
          ) : (
            <>
              <ErrorCallout
                error={item.error}
                onRetry={() => retryImport(item)}
                onCopyReport={copyReport}
                onDismiss={() => passOver(item.file)}
              />
              {teachable.has(item.error.code) && (
                <Button onPress={() => putImport(item.file.grant, { step: 'teaching' })}>Teach this layout…</Button>
              )}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
