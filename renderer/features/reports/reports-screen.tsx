import { type JSX, useState } from 'react';
import type { AppError } from '../../../shared/errors/app-error.ts';
import { toAppError } from '../../../shared/errors/fail.ts';
import { copyReport } from '../../state/clipboard.ts';
import { applyEdit } from '../../state/document-actions.ts';
import { useWorkbookDocument } from '../../state/document-store.ts';
import { useRouteParams } from '../../state/use-route.ts';
import { useResult } from '../../state/use-result.ts';
import { Button } from '../../ui/button/button.tsx';
import { AsyncView } from '../../ui/feedback/async-view.tsx';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { ErrorCallout } from '../../ui/feedback/error-callout.tsx';
import { Select } from '../../ui/field/select.tsx';
import { Menu } from '../../ui/menu/menu.tsx';
import { type ExportFormat, exportFormats, exportReport } from './export-report.ts';
import { newReport } from './new-block.ts';
import { ReportPage } from './report-page.tsx';
import './reports.css';

/** Reports: what will be exported, as it will look, with every number bound to the data. */
export function ReportsScreen(): JSX.Element {
  const document = useWorkbookDocument();
  const params = useRouteParams('reports');
  const [chosen, setChosen] = useState<string | null>(params?.reportId ?? null);
  const [failure, setFailure] = useState<{ readonly error: AppError; readonly format: ExportFormat } | null>(null);
  const report = document.reports.find(({ id }) => id === chosen) ?? document.reports.at(-1);
  const model = useResult('report.resolve', report === undefined ? null : { report });

  const create = () => {
    const made = newReport(document, `Report ${document.reports.length + 1}`);
    void applyEdit({ kind: 'report.put', report: made }).then((isDone) => {
      if (isDone) setChosen(made.id);
    });
  };
  const run = async (format: ExportFormat): Promise<void> => {
    if (report === undefined) return;
    try {
      await exportReport(report.id, report.name, format);
      setFailure(null);
    } catch (thrown) {
      const error = toAppError(thrown);
      if (error.code !== 'CANCELLED') setFailure({ error, format });
    }
  };

  if (report === undefined)
    return (
      <EmptyState
        title="No reports yet"
        action={
          <Button kind="primary" onPress={create}>
            New report
          </Button>
        }
      >
        A report collects figures from any screen with Add to report, and exports them as a deck, a PDF or a spreadsheet.
      </EmptyState>
    );
  return (
    <div className="reports">
      <header className="reports-bar">
        <Select
          label="Report"
          hideLabel
          width={300}
          options={document.reports.map(({ id, name }) => ({ value: id, label: name }))}
          value={report.id}
          onChange={setChosen}
        />
        <Button onPress={create}>New report</Button>
        <span className="reports-space" />
        <Menu
          label="Export as"
          trigger={
            <Button kind="primary" isDisabled={model.value === null}>
              Export
            </Button>
          }
          entries={exportFormats.map(({ id, label, hint }) => ({ id, label, hint, run: () => void run(id) }))}
        />
      </header>
      {failure !== null && <ErrorCallout error={failure.error} onRetry={() => void run(failure.format)} onCopyReport={copyReport} />}
      <AsyncView result={model} className="reports-body" onCopyReport={copyReport}>
        {(value) =>
          value.blocks.length === 0 ? (
            <EmptyState title="This report is empty">
              Open any figure and choose Add to report; it appears here, bound to the data.
            </EmptyState>
          ) : (
            <ReportPage model={value} spec={report} />
          )
        }
      </AsyncView>
    </div>
  );
}
