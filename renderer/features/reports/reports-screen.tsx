import { type JSX, useMemo, useState } from 'react';
import type { AppError } from '../../../shared/errors/app-error.ts';
import { toAppError } from '../../../shared/errors/fail.ts';
import type { BlockKindId } from '../../../shared/report/blocks/registry.ts';
import { insertedAfter, withoutPlaces } from '../../../shared/report/edit-report.ts';
import type { ReportSpec } from '../../../shared/report/report-spec.ts';
import { type ReportTemplateId, reportTemplates } from '../../../shared/report/templates/registry.ts';
import { anchorMonth } from '../../../shared/report/with-parameters.ts';
import { copyReport } from '../../state/clipboard.ts';
import { applyEdit } from '../../state/document-actions.ts';
import { useWorkbookDocument } from '../../state/document-store.ts';
import { useRouteParams } from '../../state/use-route.ts';
import { useResult } from '../../state/use-result.ts';
import { AsyncView } from '../../ui/feedback/async-view.tsx';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { ErrorCallout } from '../../ui/feedback/error-callout.tsx';
import { Button } from '../../ui/button/button.tsx';
import { Menu } from '../../ui/menu/menu.tsx';
import { DeckView } from './deck-view.tsx';
import { type ExportFormat, type ExportWish, exportReport } from './export-report.ts';
import { blockOf, newBlock, newReport } from './new-block.ts';
import { kindEntries } from './page-tools.tsx';
import { NewReportMenu, ReportBar } from './report-bar.tsx';
import { ReportSettingsDialog } from './report-settings-dialog.tsx';
import { useReportChoices } from './use-report-setting.ts';
import './reports.css';

interface Failure {
  readonly error: AppError;
  readonly again: () => void;
  readonly label?: string;
}

/** Reports: what will be exported, page by page as it will look, with every number bound to the data. */
export function ReportsScreen(): JSX.Element {
  const document = useWorkbookDocument();
  const params = useRouteParams('reports');
  const [chosen, setChosen] = useState<string | null>(params?.reportId ?? null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isNaming, setNaming] = useState(false);
  const choices = useReportChoices();
  const report = document.reports.find(({ id }) => id === chosen) ?? document.reports.at(-1);
  // Where blocks stand does not change a number.
  const asked = useMemo(() => (report === undefined ? null : { report: withoutPlaces(report) }), [report]);
  const model = useResult('report.resolve', asked);

  const put = (changed: ReportSpec) => void applyEdit({ kind: 'report.put', report: changed });
  const create = (template: ReportTemplateId | null) => {
    const empty = newReport(document, `Report ${document.reports.length + 1}`);
    const made = template === null || choices === null ? empty : { ...empty, ...reportTemplates[template].make(choices) };
    void applyEdit({ kind: 'report.put', report: made }).then((isDone) => {
      if (isDone) setChosen(made.id);
    });
  };
  const run = async (format: ExportFormat, wish: ExportWish): Promise<void> => {
    if (report === undefined) return;
    try {
      await exportReport(report.id, model.value?.name ?? report.name, format, wish);
      setFailure(null);
    } catch (thrown) {
      const error = toAppError(thrown);
      // A template that does not fit leaves the bundled theme as the way out.
      const isTemplate = error.code.startsWith('TEMPLATE_');
      const again = () => void run(format, isTemplate ? {} : wish);
      if (error.code !== 'CANCELLED') setFailure({ error, again, ...(isTemplate ? { label: 'Export on the bundled theme' } : {}) });
    }
  };

  if (report === undefined)
    return (
      <EmptyState title="No reports yet" action={<NewReportMenu onCreate={create} />}>
        A report collects figures from any screen with Add to report, and exports them as a deck, a PDF or a spreadsheet.
      </EmptyState>
    );
  const add = (kind: BlockKindId, after: string | null) => {
    const month = anchorMonth(report) ?? choices?.month;
    if (month === undefined || choices === null) return;
    const made = newBlock(blockOf(kind, { document, month, metrics: choices.metrics }), report);
    // On a page that is laid out by hand, at the bottom of it.
    const isByHand = kind !== 'headline' && report.blocks.find(({ id }) => id === after)?.place !== undefined;
    put(insertedAfter(report, after, isByHand ? { ...made, place: { x: 0, y: 5, w: 12, h: 3 } } : made));
  };
  return (
    <div className="reports">
      <ReportBar
        reports={document.reports}
        report={report}
        partners={choices?.partners ?? []}
        months={choices?.months ?? []}
        canExport={model.value !== null}
        onChoose={setChosen}
        onCreate={create}
        onChange={put}
        onRemove={() => void applyEdit({ kind: 'report.remove', id: report.id })}
        onSettings={() => setNaming(true)}
        onExport={(format, wish) => void run(format, wish)}
      />
      {failure !== null && (
        <ErrorCallout error={failure.error} onRetry={failure.again} retryLabel={failure.label} onCopyReport={copyReport} />
      )}
      <AsyncView result={model} className="reports-body" onCopyReport={copyReport}>
        {(value) =>
          value.blocks.length === 0 ? (
            <EmptyState
              title="This report is empty"
              action={
                <Menu label="Add" trigger={<Button kind="primary">Add a block</Button>} entries={kindEntries((kind) => add(kind, null))} />
              }
            >
              Open any figure and choose Add to report; it appears here, bound to the data.
            </EmptyState>
          ) : (
            <DeckView
              model={value}
              spec={report}
              first={params?.blockId ?? null}
              locale={document.settings.locale}
              onChange={put}
              onAdd={add}
            />
          )
        }
      </AsyncView>
      {isNaming && <ReportSettingsDialog report={report} onDone={put} onClose={() => setNaming(false)} />}
    </div>
  );
}
