import { expect, test } from 'vitest';
import { createRpcClient } from '../../shared/protocol/rpc-client.ts';
import { serveRpc } from '../../shared/protocol/rpc-server.ts';
import { failureCode, startEngine } from '../support/engine.ts';
import { portPair } from '../support/port-pair.ts';

async function window() {
  const engine = await startEngine();
  const [near, far] = portPair();
  const server = serveRpc(far, engine.handlers);
  engine.onEvent((topic, value) => server.emit(topic, value));
  return { engine, client: createRpcClient(near), near };
}

test('a workbook is made, edited and undone over a port, and its state survives the copy', async () => {
  const { engine, client } = await window();
  const changes: number[] = [];
  client.on('workbook.changed', ({ documentRevision }) => changes.push(documentRevision));
  await client.call('workbook.new', { name: 'W' });
  const state = await client.call('document.apply', { edit: { kind: 'grain.set', grain: 'month' } });
  expect(state).toEqual(engine.context.workbook().state());
  expect((await client.call('document.undo', {})).document.grain).toBe('week');
  expect(changes).toEqual([2, 3]);
});

test('what a window may not say is refused at the door', async () => {
  const { client } = await window();
  await client.call('workbook.new', { name: 'W' });
  const bad = [
    client.call('document.apply', { edit: { kind: 'extract.add', id: 1, name: 'x', sourcePath: '/etc/passwd' } }),
    client.call('document.apply', { edit: { kind: 'drop.everything' } as never }),
    client.call('document.apply', {} as never),
    client.call('workbook.new', { name: '' }),
    client.call('workbook.open', { grant: '', choice: 'ask' }),
    client.call('workbook.open', { grant: 'x', choice: 'force' as never }),
  ];
  for (const call of bad) expect(await failureCode(call)).toBe('INVALID_REQUEST');
  expect(await client.call('workbook.state', {})).toMatchObject({ documentRevision: 1 });
});

test('a closed port does not close the workbook: the next window finds it', async () => {
  const { engine, client, near } = await window();
  await client.call('workbook.new', { name: 'Still here' });
  near.close();
  expect(await failureCode(client.call('workbook.state', {}))).toBe('ENGINE_STOPPED');
  const [again, far] = portPair();
  serveRpc(far, engine.handlers);
  expect((await createRpcClient(again).call('workbook.state', {}))?.document.name).toBe('Still here');
});
