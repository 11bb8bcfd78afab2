import { callEngine } from '../../connection/engine-client.ts';
import type { ChartSpec } from '../../../shared/charts/chart-spec.ts';
import { toAppError } from '../../../shared/errors/fail.ts';
import type { ReportBlock } from '../../../shared/report/report-spec.ts';
import { copyFigure, copyText } from '../../state/clipboard.ts';
import { applyEdit } from '../../state/document-actions.ts';
import { useDocumentStore } from '../../state/document-store.ts';
import { newId } from '../../state/new-id.ts';
import { showToast } from '../../state/toasts.ts';
import { navigate } from '../../state/ui-store.ts';
import { hasFeature } from '../registry-ids.ts';
import { figureHtml, figureText } from './figure-table.ts';

type FormatX = (x: string | number) => string;
const plainX: FormatX = (x) => (typeof x === 'number' ? new Date(x).toISOString().slice(0, 10) : x);

/** Copies a chart as picture and table; only the table when the picture cannot be made. */
export async function copyChart(spec: ChartSpec, formatX: FormatX = plainX): Promise<void> {
  const text = figureText(spec, formatX);
  try {
    const { png } = await callEngine('chart.render', { chart: spec, width: 1200, height: 620, scale: 2 });
    copyFigure({ text, html: figureHtml(spec, formatX), png });
  } catch (thrown) {
    copyText(text, `Copied as a table only. ${toAppError(thrown).title}`);
  }
}

/** A report block without its id. */
export type NewBlock = ReportBlock extends infer Block ? (Block extends ReportBlock ? Omit<Block, 'id'> : never) : never;

/** Puts a block at the end of the report that was changed last (the last in the list), or into a new one. */
export async function addToReport(block: NewBlock): Promise<void> {
  const { workbook } = useDocumentStore.getState();
  if (workbook === null) return;
  const known = workbook.document.reports.at(-1);
  const id = newId('block');
  const withId = { ...block, id } as ReportBlock;
  const reportId = known?.id ?? newId('report');
  const isDone =
    known === undefined
      ? await applyEdit({
          kind: 'report.put',
          report: { id: reportId, name: `${workbook.document.name} report`, subtitle: '', blocks: [withId] },
        })
      : await applyEdit({ kind: 'report.addBlock', reportId, block: withId });
  if (!isDone) return;
  showToast(
    `Added to ${known?.name ?? 'a new report'}`,
    hasFeature('reports') ? { label: 'Show', run: () => navigate('reports', { reportId }) } : undefined,
  );
}
