import { fail } from '../../../shared/errors/fail.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import type { QueueRequest } from '../../../shared/reconcile/queue-request.ts';
import type { QueueEntry } from '../../../shared/reconcile/result.ts';
import { queueCsvHeader, queueCsvLine, queueTable } from '../../../shared/report/queue-table.ts';
import type { ReportModel } from '../../../shared/report/report-spec.ts';
import type { EngineContext } from '../engine-context.ts';
import { saveFile } from '../exporters/save-file.ts';
import { runReconcileQueue } from './run-reconcile-queue.ts';

const pageSize = 1000;
/** A sheet is built in memory, and so is a list of matches; longer queues go out as CSV. */
const mostInMemory = 100_000;

export type QueueExport = Omit<QueueRequest, 'offset' | 'limit'>;

/** Writes the queue, as it is filtered and sorted, to a file; answers its size and how many entries it holds. */
export async function exportQueue(
  context: EngineContext,
  request: QueueExport,
  to: 'csv' | 'xlsx',
  path: string,
  job: JobContext,
): Promise<{ readonly bytes: number; readonly entries: number }> {
  const workbook = context.workbook();
  const entries: QueueEntry[] = [];
  const isMatches = request.filter.rules !== undefined;
  for (;;) {
    const page = await runReconcileQueue(workbook, { ...request, offset: entries.length, limit: isMatches ? mostInMemory : pageSize }, job);
    if (isMatches && page.total > mostInMemory)
      fail('INVALID_REQUEST', {
        problem: `a list takes ${mostInMemory.toLocaleString('en-US')} matches; filter it by partner, rule or reference`,
      });
    if (to === 'xlsx' && page.total > mostInMemory)
      fail('INVALID_REQUEST', {
        problem: `a sheet takes ${mostInMemory.toLocaleString('en-US')} entries; export as CSV, or filter the list`,
      });
    entries.push(...page.entries);
    job.progress('Listing breaks', page.total === 0 ? null : entries.length / page.total);
    if (page.entries.length === 0 || entries.length >= page.total) break;
  }
  const content = to === 'csv' ? csvText(entries) : await sheet(context, request, entries);
  return { bytes: await saveFile(path, content, job.signal), entries: entries.length };
}

const csvText = (entries: readonly QueueEntry[]) => `${[queueCsvHeader(), ...entries.map(queueCsvLine)].join('\r\n')}\r\n`;

async function sheet(context: EngineContext, { asOf }: QueueExport, entries: readonly QueueEntry[]): Promise<Uint8Array> {
  const { writeXlsx } = await import('../exporters/write-xlsx.ts');
  const document = context.workbook().document();
  const title = 'Break queue';
  const model: ReportModel = {
    name: title,
    subtitle: asOf === null ? 'By the last day that is loaded' : `As known on ${asOf}`,
    workbook: document.name,
    asOf: new Date(context.now()).toISOString(),
    appVersion: context.appVersion,
    blocks: [
      {
        kind: 'table',
        id: 'queue',
        title,
        table: queueTable(entries, document.settings.locale),
        lineage: [],
        notes: ['Difference = our amount less theirs. Breaks are never netted.'],
      },
    ],
    caveats: [],
  };
  return writeXlsx(model);
}
