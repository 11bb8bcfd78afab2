import { fail } from '../../../shared/errors/fail.ts';
import { plainTableId, plainTableLabel } from '../../../shared/extract/plain-table.ts';
import type { QuarantinedRecord } from '../../../shared/extract/receipt.ts';
import { withCorrections } from '../../../shared/extract/with-corrections.ts';
import { tableOf } from '../../../shared/extract/extract-format.ts';
import { extractFormats } from '../../../shared/extract/registry.ts';
import type { EngineHandlers } from '../../../shared/protocol/engine-protocol.ts';
import type { EngineContext } from '../engine-context.ts';
import { hashKey } from '../import/hash-key.ts';
import { importFile } from '../import/import-file.ts';
import { correctRecords } from '../import/correct-records.ts';
import { previewFile } from '../import/preview-file.ts';
import { saveFile } from '../exporters/save-file.ts';
import { accountName } from '../account-name.ts';
import { receiptContent } from '../report/receipt-content.ts';
import { readQuarantine } from '../import/read-quarantine.ts';
import { trialLoad } from '../import/trial-load.ts';
import { readSourceLine } from '../import/read-source-line.ts';

type ExtractHandlers = Pick<
  EngineHandlers,
  | 'extract.preview'
  | 'extract.trial'
  | 'extract.import'
  | 'extract.list'
  | 'extract.quarantine'
  | 'extract.correct'
  | 'extract.sourceLine'
  | 'extract.paper'
  | 'extract.formats'
>;

/** Loading partner files and looking at what was loaded. */
export function extractHandlers(context: EngineContext): ExtractHandlers {
  return {
    'extract.preview': ({ grant, choice }, { signal }) =>
      previewFile(context.workbook(), context.resolveGrant(grant), choice ?? {}, signal),

    'extract.import': ({ grant, choice, seen }, job) =>
      importFile(context.workbook(), context.resolveGrant(grant), choice ?? {}, job, {
        now: context.now,
        seen: seen ?? null,
        hashKey: () => hashKey(context.dataDir),
      }),

    'extract.trial': ({ grant, choice }, { signal }) =>
      trialLoad(context.workbook(), context.resolveGrant(grant), choice, context.now, signal),

    'extract.list': async () => withCorrections(await context.workbook().extracts()),

    async 'extract.quarantine'({ extract, offset, limit }, { signal }): Promise<{ total: number; records: readonly QuarantinedRecord[] }> {
      return readQuarantine(context.workbook().session, await required(context, extract), offset, limit, signal);
    },

    async 'extract.correct'({ extract, records }, job) {
      const options = { by: accountName(), now: context.now, hashKey: () => hashKey(context.dataDir) };
      await correctRecords(context.workbook(), await required(context, extract), records, job, options);
      return { extract: await required(context, extract) };
    },

    async 'extract.paper'({ extract, to, grant }, { signal }) {
      const content = await receiptContent(context.workbook(), await required(context, extract), to, signal);
      const text = typeof content === 'string' ? content : '';
      if (grant === undefined) return { text, written: null };
      const path = context.resolveGrant(grant);
      return { text, written: { path, bytes: await saveFile(path, content, signal) } };
    },

    async 'extract.sourceLine'({ extract, line }, { signal }) {
      // Rows of corrected records lie in the file that they came from, too.
      const { receipt } = (await context.workbook().extracts()).find(({ id }) => id === extract) ?? fail('EXTRACT_NO_SUCH', { extract });
      const path = context.workbook().document().extracts[extract]?.sourcePath ?? receipt.sourcePath;
      return { line, text: await readSourceLine(path, receipt, line, signal) };
    },

    'extract.formats': async () => [
      ...extractFormats.map((format) => ({ id: format.id, label: format.label, table: tableOf(format), verified: format.verified })),
      { id: plainTableId, label: plainTableLabel, table: 'plain_line' as const, verified: false },
    ],
  };
}

/** A file as a person sees it, with what was corrected of it. */
async function required(context: EngineContext, id: number) {
  const extracts = withCorrections(await context.workbook().extracts());
  return extracts.find((extract) => extract.id === id) ?? fail('EXTRACT_NO_SUCH', { extract: id });
}
