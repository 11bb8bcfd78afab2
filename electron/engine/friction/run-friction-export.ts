import { failureType } from '../../../shared/explain/friction/failure-types.ts';
import type { FrictionPlace, FrictionSpec } from '../../../shared/explain/friction/friction-board.ts';
import { caseRows, cellFilter } from '../../../shared/explain/friction/friction-rows.ts';
import { fail } from '../../../shared/errors/fail.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { allOf } from '../../../shared/query/filter.ts';
import { quoteName } from '../../../shared/query/sql-text.ts';
import { codesTable, hoursTable, type ImpactCode, impactTable, placeWords } from '../../../shared/report/friction-table.ts';
import type { ReportModel } from '../../../shared/report/report-spec.ts';
import { compileRowsSpec } from '../rows/compile-rows-spec.ts';
import type { EngineContext } from '../engine-context.ts';
import { saveFile } from '../exporters/save-file.ts';
import { readSmallResult } from '../read-small-result.ts';
import { fromWhere } from '../rows/rows-from.ts';
import { runFriction } from './run-friction.ts';

interface ImpactRequest {
  readonly friction: FrictionSpec;
  readonly type: string;
  readonly cell: FrictionPlace | null;
}

const mostCodes = 1000;

/** Writes what engineers need to find a failure in their logs: its figures, its codes, its hours. No order and no customer leaves. */
export async function exportImpact(
  context: EngineContext,
  { friction, type: id, cell }: ImpactRequest,
  path: string,
  job: JobContext,
): Promise<{ readonly bytes: number; readonly cases: number }> {
  const workbook = context.workbook();
  const type = failureType(id) ?? fail('INVALID_REQUEST', { problem: `there is no failure ${id}` });
  const board = await runFriction(workbook, friction, job);
  const found = board.types.find((one) => one.id === id);
  if (found === undefined || found.absent !== null)
    return fail('INVALID_REQUEST', { problem: found?.absent ?? `nothing is known of ${id}` });
  const figures =
    cell === null
      ? found.total
      : (found.cells.find((one) => one.product === cell.product && one.partner === cell.partner) ??
        fail('INVALID_REQUEST', { problem: `${type.label} does not show there` }));
  const query = await compileRowsSpec(workbook, caseRows(type, allOf(cellFilter(type, cell), friction.where), board.period), job);
  const time = quoteName(query.table.timeColumn);
  const stamp = (of: string) => `strftime(${of}, '%Y-%m-%d %H:%M:%S')`;
  const codes = await readSmallResult(
    workbook,
    `SELECT CAST(${quoteName(type.code)} AS VARCHAR), count(*), ${stamp(`min(${time})`)}, ${stamp(`max(${time})`)} FROM ${fromWhere(query)} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${mostCodes}`,
    job.signal,
  );
  const hours = await readSmallResult(
    workbook,
    `SELECT strftime(date_trunc('hour', ${time}), '%Y-%m-%d %H:00'), count(*) FROM ${fromWhere(query)} GROUP BY 1 ORDER BY 1`,
    job.signal,
  );
  const { name, settings } = workbook.document();
  const lineage = found.lineage === null ? [] : [found.lineage];
  const block = (key: string, title: string, table: ReturnType<typeof impactTable>, notes: readonly string[]) =>
    ({ kind: 'table', id: key, title, table, lineage, notes }) as const;
  const model: ReportModel = {
    name: `${type.label} impact`,
    subtitle: cell === null ? 'All products and partners' : placeWords(cell),
    workbook: name,
    asOf: new Date(context.now()).toISOString(),
    appVersion: context.appVersion,
    blocks: [
      block('impact', 'Impact', impactTable(type, figures, board), [
        'Lost orders = affected orders at the paid share of the others, less those that were paid all the same; Newcombe interval.',
      ]),
      block('codes', 'Codes', codesTable(codes.map(asCode), settings.locale), []),
      block(
        'hours',
        'Hours',
        hoursTable(
          hours.map(([hour, cases]) => ({ hour: String(hour), cases: Number(cases) })),
          settings.locale,
        ),
        ['Hours without a case are left out.'],
      ),
    ],
    caveats: [],
  };
  const { writeXlsx } = await import('../exporters/write-xlsx.ts');
  return { bytes: await saveFile(path, await writeXlsx(model), job.signal), cases: figures.cases };
}

const asCode = ([code, cases, first, last]: readonly unknown[]): ImpactCode => ({
  code: code === null ? null : String(code),
  cases: Number(cases),
  first: String(first),
  last: String(last),
});
