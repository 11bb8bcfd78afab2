import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { fail } from '../../../shared/errors/fail.ts';
import type { EngineContext } from '../engine-context.ts';
import type { Opening } from '../workbook/open-file.ts';
import type { OwnedWorkbook } from '../workbook/open-workbook.ts';

export async function openDemo(_context: EngineContext, _opening: Opening, _rebuild: boolean, _job: JobContext): Promise<OwnedWorkbook> {
  return fail('INTERNAL', { name: 'demo is not built yet' });
}
