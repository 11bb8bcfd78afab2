import type { JSX } from 'react';
import { toAppError } from '../../../shared/errors/fail.ts';
import type { PivotSpec } from '../../../shared/pivot/pivot-spec.ts';
import type { PivotView } from '../../../shared/pivot/pivot-view.ts';
import { fileName } from '../../../shared/report/file-name.ts';
import { pivotTable, pivotText } from '../../../shared/report/pivot-table.ts';
import { host } from '../../connection/host-client.ts';
import { copyText } from '../../state/clipboard.ts';
import { useWorkbookDocument } from '../../state/document-store.ts';
import { runJob } from '../../state/jobs-store.ts';
import { showToast } from '../../state/toasts.ts';
import { addBlock } from '../reports/index.ts';
import { Button } from '../../ui/button/button.tsx';
import { Menu } from '../../ui/menu/menu.tsx';

async function save(pivot: PivotSpec, title: string, to: 'csv' | 'xlsx' | 'pptx'): Promise<void> {
  try {
    const granted = await host.call('dialog.export', { suggestedName: fileName(title, to), extension: to });
    if (granted === null) return;
    await runJob(`Writing ${granted.name}`, 'pivot.export', { pivot, title: title.slice(0, 200), to, grant: granted.grant });
    showToast(`${granted.name} is written`, {
      label: 'Show in folder',
      run: () => void host.call('shell.reveal', { grant: granted.grant }),
    });
  } catch (thrown) {
    showToast(`Nothing was saved: ${toAppError(thrown).title}`);
  }
}

/** A report has no scope to compare with: the period it has now is written into it. */
const fixed = (pivot: PivotSpec): PivotSpec => (pivot.compare === 'scope' ? { ...pivot, compare: pivot.scopeCompare ?? 'none' } : pivot);

/** The table as it is read, to the clipboard or a file. */
export function PivotExports({
  pivot,
  view,
  title,
}: {
  readonly pivot: PivotSpec;
  readonly view: PivotView | null;
  readonly title: string;
}): JSX.Element {
  const { locale } = useWorkbookDocument().settings;
  return (
    <>
      <Button isDisabled={view === null} onPress={() => view !== null && copyText(pivotText(pivotTable(view, locale)), 'Table copied')}>
        Copy table
      </Button>
      <Button isDisabled={view === null} onPress={() => void addBlock({ kind: 'pivot', title: title.slice(0, 200), pivot: fixed(pivot) })}>
        Add table to report
      </Button>
      <Menu
        label="Save table"
        trigger={<Button isDisabled={view === null}>Save table</Button>}
        entries={[
          { id: 'xlsx', label: 'Excel workbook', run: () => void save(pivot, title, 'xlsx') },
          { id: 'pptx', label: 'PowerPoint slides', run: () => void save(pivot, title, 'pptx') },
          { id: 'csv', label: 'CSV', run: () => void save(pivot, title, 'csv') },
        ]}
      />
    </>
  );
}
