import { factTable } from '../../../shared/domain/tables.ts';
import { fail } from '../../../shared/errors/fail.ts';
import type { EngineHandlers } from '../../../shared/protocol/engine-protocol.ts';
import { countNumbers } from '../../../shared/report/count-numbers.ts';
import type { EngineContext } from '../engine-context.ts';
import { exportRows } from '../rows/export-rows.ts';
import { saveFile } from '../exporters/save-file.ts';
import { presentOf } from '../slice/present-of.ts';
import { runMoney } from '../money/run-money.ts';
import { runMovers } from '../slice/run-movers.ts';
import { moneyItem, runPackage } from '../report/run-package.ts';
import { runService } from '../brief/run-service.ts';
import { runCommitment, runScorecard } from '../scorecard/run-scorecard.ts';

type Methods =
  | 'scorecard.run'
  | 'commitment.preview'
  | 'money.run'
  | 'partner.movers'
  | 'partner.service'
  | 'package.export'
  | 'claim.rows';

/** Commitments of partners against the data, what they owe, and what is taken to them. */
export function partnerHandlers(context: EngineContext): Pick<EngineHandlers, Methods> {
  const present = (): number => presentOf(context.workbook(), context.now());
  return {
    'scorecard.run': ({ partner, isQuick }, job) => runScorecard(context.workbook(), partner, present(), job, isQuick),
    'commitment.preview': ({ commitment }, job) => runCommitment(context.workbook(), commitment, present(), job),
    'money.run': ({ partner, isQuick }, job) => runMoney(context.workbook(), partner, present(), job, isQuick),
    'partner.movers': ({ partner }, job) => runMovers(context.workbook(), partner, job),
    'partner.service': ({ partner }, job) => runService(context.workbook(), partner, job),
    'package.export': async ({ subject, to, grant }, job) => {
      const { exporters } = await import('../exporters/registry.ts');
      const path = context.resolveGrant(grant);
      const model = await runPackage(context, subject, job);
      const content = await exporters[to].write(model, context.workbook().document().settings.locale);
      if (job.signal.aborted) fail('CANCELLED');
      return { path, bytes: await saveFile(path, content, job.signal), numbers: countNumbers(model) };
    },
    'claim.rows': async ({ key, grant }, job) => {
      const { rows } = await moneyItem(context, key, job);
      const columns = factTable(rows.table).columns.map(({ name }) => name);
      return exportRows(context, { rows, columns, to: 'xlsx', people: 'mask', aggregate: false }, context.resolveGrant(grant), job);
    },
  };
}
