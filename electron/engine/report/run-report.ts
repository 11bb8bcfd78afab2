import { compileWithData } from '../../../shared/business-case/compiled-case.ts';
import { seriesColors } from '../../../shared/charts/series-colors.ts';
import { formatDay } from '../../../shared/calendar/day.ts';
import { localDay } from '../../../shared/calendar/time-zone.ts';
import { fail } from '../../../shared/errors/fail.ts';
import { namesOf } from '../../../shared/errors/names-of.ts';
import { withCorrections } from '../../../shared/extract/with-corrections.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { cleanModel } from '../../../shared/report/clean-model.ts';
import type { ReportFormat } from '../../../shared/report/report-formats.ts';
import { reportCaveats } from '../../../shared/report/report-caveats.ts';
import type { ReportSources } from '../../../shared/report/report-sources.ts';
import type { ReportModel, ReportParameters, ReportSpec } from '../../../shared/report/report-spec.ts';
import { mostReportRows } from '../../../shared/report/sql-block.ts';
import { resolveReport } from '../../../shared/report/resolve-report.ts';
import { forMonth, forPartner } from '../../../shared/report/with-parameters.ts';
import type { EngineContext, OpenWorkbook } from '../engine-context.ts';
import { presentOf } from '../slice/present-of.ts';
import { runBridge } from '../slice/run-bridge.ts';
import { caseData } from '../business-case/run-case.ts';
import { runLedger } from '../business-case/run-ledger.ts';
import { runPivot } from '../pivot/run-pivot.ts';
import { runScorecard } from '../scorecard/run-scorecard.ts';
import { answerSql } from '../sql/answer-sql.ts';
import { wasAsked } from '../sql/asked-sql.ts';
import { runSlice } from '../slice/run-slice.ts';

interface RunOptions {
  /** As of which moment; now where none is given. */
  readonly at?: number;
  /** The format it is made for: spreadsheets take more than a screen does. */
  readonly to?: ReportFormat;
}

/** A report resolved against the open workbook: every number in place, every text safe to write. */
export async function runReport(context: EngineContext, spec: ReportSpec, job: JobContext, options: RunOptions = {}): Promise<ReportModel> {
  const at = options.at ?? context.now();
  const workbook = context.workbook();
  const document = workbook.document();
  const { locale, timeZone, weekStart, fiscalYearStartMonth } = document.settings;
  const extracts = await workbook.extracts();
  const model = await resolveReport(spec, sourcesOf(context, presentOf(workbook, at), job), {
    workbook: document.name,
    // Its numbers are of the day of review where the workbook has one.
    asOf: document.asOf ?? new Date(at).toISOString(),
    appVersion: context.appVersion,
    locale,
    timeZone,
    weekStart,
    fiscalYearStartMonth,
    incidents: document.incidents,
    colors: seriesColors(extracts.flatMap((extract) => extract.partners)),
    withSheets: options.to === 'xlsx',
    caveats: (notes) => reportCaveats(withCorrections(extracts), notes, locale),
    progress: (done, of) => job.progress('Resolving the report', done / of),
  });
  return cleanModel({ ...model, recipe: spec });
}

/** A report of the workbook by id or name, or one that is still being written; for another partner or month where one is given. */
export function reportOf(
  workbook: OpenWorkbook,
  asked: ReportSpec | { readonly id: string },
  parameters: Partial<ReportParameters> = {},
): ReportSpec {
  const saved = 'blocks' in asked ? asked : workbook.document().reports.find(({ id, name }) => id === asked.id || name === asked.id);
  const report =
    saved ?? fail('REPORT_NO_SUCH', { name: 'blocks' in asked ? asked.name : asked.id, names: namesOf(workbook.document().reports) });
  const moved = parameters.month ? forMonth(report, parameters.month) : report;
  return parameters.partner === undefined ? moved : forPartner(moved, parameters.partner);
}

function sourcesOf({ dataDir, workbook: current }: EngineContext, now: number, job: JobContext): ReportSources {
  const workbook = current();
  const document = workbook.document();
  return {
    runSlice: (slice) => runSlice(workbook, slice, quiet(job)),
    runBridge: (bridge) => runBridge(workbook, bridge, quiet(job)),
    runPivot: (pivot) => runPivot(workbook, pivot, quiet(job)),
    runSql: async (sql) => {
      if (!(await wasAsked(dataDir, sql))) fail('SQL_NOT_ASKED', {});
      return answerSql(workbook, sql, mostReportRows, quiet(job));
    },
    scorecard: (partner) => runScorecard(workbook, partner, now, quiet(job)),
    actions: async () => ({ asOf: formatDay(localDay(document.settings.timeZone, now)), actions: document.actions }),
    ledger: (year) => runLedger(workbook, year, now, quiet(job)),
    compiledCase: async (caseId) => {
      const found = document.cases.find((each) => each.id === caseId);
      const plan = found ?? fail('CASE_NO_SUCH', { name: caseId, names: namesOf(document.cases) });
      return compileWithData(plan, await caseData(workbook, plan, quiet(job)));
    },
  };
}

/** The parts of a report do not report progress of their own. */
function quiet(job: JobContext): JobContext {
  return { signal: job.signal, progress: () => undefined };
}
