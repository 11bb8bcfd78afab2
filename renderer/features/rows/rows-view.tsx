import { type JSX, useRef, useState } from 'react';
import { factTable } from '../../../shared/domain/tables.ts';
import { everything } from '../../../shared/query/filter.ts';
import { copyReport, copyText } from '../../state/clipboard.ts';
import { useWorkbookDocument } from '../../state/document-store.ts';
import type { RouteParams } from '../../state/routes.ts';
import { showToast } from '../../state/toasts.ts';
import { goBack } from '../../state/ui-store.ts';
import { filterText, labelOfValue } from '../../state/value-words.ts';
import { Button } from '../../ui/button/button.tsx';
import { DataGrid, type GridHandle } from '../../ui/data-grid/data-grid.tsx';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { ErrorCallout } from '../../ui/feedback/error-callout.tsx';
import { formatCount } from '../../ui/number/format-value.ts';
import { ColumnChooser } from './column-chooser.tsx';
import { ExportRowsDialog } from './export-rows-dialog.tsx';
import { FindInRows } from './find-in-rows.tsx';
import { ProfilePanel } from './profile-panel.tsx';
import { RowDetail } from './row-detail.tsx';
import { RowsRelationBar } from './rows-relation.tsx';
import { useRowList } from './use-row-list.ts';
import './rows.css';

type Aside = { readonly kind: 'row'; readonly place: number } | { readonly kind: 'profiles' } | null;

const copySaid = 'Rows copied; paste them into a spreadsheet';

export function RowsView({ rows: asked, title, subtitle, profiles = false }: RouteParams['rows']): JSX.Element {
  const { settings } = useWorkbookDocument();
  const list = useRowList(asked);
  const { rows, total, about, columns, shown } = list;
  const [aside, setAside] = useState<Aside>(profiles ? { kind: 'profiles' } : null);
  const [isExporting, setExporting] = useState(false);
  const grid = useRef<GridHandle | null>(null);
  const relation = about?.relation ?? null;
  const copy = (text: string | null) => {
    if (text === null) showToast('Choose the rows to copy first: click one, Shift+click to the last');
    else copyText(text, copySaid);
  };
  return (
    <section className="panel rows" aria-label={title}>
      <header className="rows-head">
        <Button icon="back" onPress={goBack}>
          Back
        </Button>
        <div className="rows-titles">
          <h1 className="rows-title ellipsis" title={title}>
            {title}
          </h1>
          <div className="muted ellipsis">
            {total === null ? '' : `${formatCount(total)} ${total === 1 ? 'row' : 'rows'} · `}
            {factTable(rows.table).label}
            {subtitle === '' ? '' : ` · ${subtitle}`} · times in {settings.timeZone}
          </div>
        </div>
        <FindInRows rows={list.listed} columns={shown} onFound={(row) => grid.current?.show(row)} />
        <ColumnChooser columns={columns} onChange={list.setShown} />
        <Button
          aria-pressed={aside?.kind === 'profiles'}
          onPress={() => setAside(aside?.kind === 'profiles' ? null : { kind: 'profiles' })}
        >
          Profile
        </Button>
        <Button onPress={() => copy(grid.current?.copyText() ?? null)}>Copy</Button>
        <Button isDisabled={total === null || total === 0} onPress={() => setExporting(true)}>
          Export
        </Button>
      </header>
      {relation !== null && <RowsRelationBar words={relation.words} sides={list.sides} rows={rows} onChange={list.setSide} />}
      {list.narrow.kind !== 'all' && (
        <div className="rows-relation">
          <p className="rows-relation-words">Only rows with {filterText(list.narrow)}</p>
          <Button kind="quiet" icon="close" onPress={() => list.setNarrow(everything)}>
            Show all
          </Button>
        </div>
      )}
      {list.failed !== null && (
        <div className="rows-failed">
          <ErrorCallout error={list.failed} onRetry={list.retry} onCopyReport={copyReport} />
        </div>
      )}
      <div className="rows-body">
        {total === 0 ? (
          <EmptyState title="No rows match">The filters and the period leave nothing. Widen the period or remove a filter.</EmptyState>
        ) : (
          <div className="rows-grid">
            <DataGrid
              label={title}
              columns={columns}
              source={list.source}
              timeZone={settings.timeZone}
              onCopy={copy}
              words={labelOfValue}
              onOpenRow={(place) => setAside({ kind: 'row', place })}
              onFocusRow={(place) => setAside((open) => (open?.kind === 'row' && open.place !== place ? { kind: 'row', place } : open))}
              onReady={(handle) => {
                grid.current = handle;
              }}
            />
          </div>
        )}
        {aside?.kind === 'row' && (
          <RowDetail rows={list.listed} place={aside.place} columns={about?.columns ?? []} onClose={() => setAside(null)} />
        )}
        {aside?.kind === 'profiles' && <ProfilePanel rows={rows} onNarrow={list.setNarrow} onClose={() => setAside(null)} />}
      </div>
      {isExporting && total !== null && (
        <ExportRowsDialog
          rows={list.listed}
          total={total}
          title={title}
          shown={columns.filter(({ isHidden }) => isHidden !== true).map(({ name }) => name)}
          all={(about?.columns ?? []).map(({ name }) => name)}
          onClose={() => setExporting(false)}
        />
      )}
    </section>
  );
}
