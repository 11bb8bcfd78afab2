import { expect, test } from 'vitest';
import { startEngine } from '../support/engine.ts';

const sql = 'SELECT 6 * 7 AS answer';
const report = {
  id: 'r',
  name: 'Received',
  subtitle: '',
  blocks: [{ kind: 'sql' as const, id: 'q', title: 'The answer', sql, chart: false }],
};

test('SQL that came with a workbook runs in a report only after a person ran it here', async () => {
  const engine = await startEngine();
  await engine.call('workbook.new', { name: 'W' });
  await engine.call('document.apply', { edit: { kind: 'report.put', report } });
  const before = await engine.call('report.resolve', { report: { id: 'r' } });
  expect(before.blocks).toMatchObject([{ kind: 'text', gap: true }]);
  expect(JSON.stringify(before.blocks)).toContain('has not been run on this machine');
  await engine.call('sql.run', { sql });
  const after = await engine.call('report.resolve', { report: { id: 'r' } });
  expect(after.blocks).toMatchObject([{ kind: 'table', table: { rows: [[{ text: '42' }]] } }]);
});
