import { tablesOf } from '../../shared/extract/receipt.ts';
import type { EngineHandlers } from '../../shared/protocol/engine-protocol.ts';
import type { EngineContext } from './engine-context.ts';
import type { Jobs } from './jobs.ts';

/**
 * The same handlers; attempts are linked to their orders as soon as a file of them is loaded, so that whoever counts orders does not wait
 * for it. The next file's import goes before: of several files the last one begins it.
 */
export function withLinkAhead(handlers: EngineHandlers, context: EngineContext, jobs: Jobs): EngineHandlers {
  let linking = new AbortController();

  function begin(): void {
    linking = new AbortController();
    const { signal } = linking;
    const link = jobs.run({ signal, progress: () => undefined }, async (job) => {
      const [{ orderLink }, { sourceTable }] = await Promise.all([import('./slice/order-link.ts'), import('./table-facts.ts')]);
      const workbook = context.workbook();
      await orderLink(workbook, await sourceTable(workbook, 'attempt', job.signal), job);
    });
    // Nobody waits for it: whoever counts orders asks again, and is told what is wrong.
    link.catch(() => undefined);
  }

  return {
    ...handlers,
    async 'extract.import'(params, job) {
      linking.abort();
      const result = await handlers['extract.import'](params, job);
      if (result.status === 'loaded' && tablesOf(result.extract.receipt).some(({ table }) => table === 'attempt')) begin();
      return result;
    },
  };
}
