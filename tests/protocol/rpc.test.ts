import { expect, test } from 'vitest';
import { AppFailure } from '../../shared/errors/app-error.ts';
import { appError } from '../../shared/errors/catalogue.ts';
import type { EngineHandlers, JobContext } from '../../shared/protocol/engine-protocol.ts';
import { createRpcClient } from '../../shared/protocol/rpc-client.ts';
import { serveRpc } from '../../shared/protocol/rpc-server.ts';
import type { SliceSpec } from '../../shared/query/slice.ts';
import { portPair } from '../support/port-pair.ts';

/** Only the calls a test needs; a call of any other is a bug of the test. */
function joined(handlers: Partial<EngineHandlers>) {
  const [near, far] = portPair();
  const server = serveRpc(far, handlers as EngineHandlers);
  return { client: createRpcClient(near), server, near, far };
}

const untilAborted = ({ signal }: JobContext) =>
  new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(new AppFailure(appError('CANCELLED')))));

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no failure',
    (thrown: unknown) => (thrown instanceof AppFailure ? thrown.error.code : String(thrown)),
  );

test('a call is answered with what its handler returns, and answers find their own call', async () => {
  const { client } = joined({
    'rows.find': async ({ text }) => ({ offset: text.length, ordinal: 1, matches: 1 }),
  });
  const rows = { table: 'attempt', where: { kind: 'all' }, period: null, metric: null, part: 'all', sort: null } as const;
  const answers = await Promise.all(['a', 'bbb', 'cc'].map((text) => client.call('rows.find', { rows, text, from: 0 })));
  expect(answers.map(({ offset }) => offset)).toEqual([1, 3, 2]);
  expect(client.pending).toBe(0);
});

test('params are checked at the door and the problem names the place, not the value', async () => {
  let isReached = false;
  const { client } = joined({
    'workbook.new': async () => {
      isReached = true;
      return null as never;
    },
  });
  const failure = await client.call('workbook.new', { name: 4111111111111111 as unknown as string }).catch((thrown: AppFailure) => thrown);
  expect(failure).toBeInstanceOf(AppFailure);
  expect((failure as AppFailure).error.code).toBe('INVALID_REQUEST');
  expect((failure as AppFailure).error.context.problem).toBe('name (invalid_type)');
  expect(JSON.stringify((failure as AppFailure).error)).not.toContain('4111');
  expect(isReached).toBe(false);
});

test('a call that does not exist is refused, inherited names included', async () => {
  const { client } = joined({});
  expect(await codeOf(client.call('toString' as never, {} as never))).toBe('INVALID_REQUEST');
  expect(await codeOf(client.call('no.such' as never, {} as never))).toBe('INVALID_REQUEST');
});

test('an unexpected throw becomes INTERNAL without its message', async () => {
  const { client } = joined({
    'workbook.state': async () => {
      throw new Error('row 17: Jane Doe');
    },
  });
  const failure = (await client.call('workbook.state', {}).catch((thrown: unknown) => thrown)) as AppFailure;
  expect(failure.error.code).toBe('INTERNAL');
  expect(JSON.stringify(failure.error)).not.toContain('Jane');
});

test('cancel reaches the handler and the call ends as CANCELLED', async () => {
  const { client, server } = joined({ 'workbook.verify': (_, context) => untilAborted(context) });
  const controller = new AbortController();
  const code = codeOf(client.call('workbook.verify', {}, { signal: controller.signal }));
  controller.abort();
  expect(await code).toBe('CANCELLED');
  expect(server.running).toBe(0);
});

test('a cancelled question is answered at once; one that writes is answered when it has ended', async () => {
  const ends: (() => void)[] = [];
  const deaf = () => new Promise<never>((_, reject) => ends.push(() => reject(new AppFailure(appError('CANCELLED')))));
  const { client, server } = joined({ 'slice.run': deaf, 'workbook.openDemo': deaf });
  const control = new AbortController();
  const slice: SliceSpec = { metrics: ['attempts'], by: [], grain: null, period: null, where: { kind: 'all' } };
  const question = codeOf(client.call('slice.run', { slice }, { signal: control.signal }));
  const writing = codeOf(client.call('workbook.openDemo', {}, { signal: control.signal }));
  await Promise.resolve();
  control.abort();
  expect(await question).toBe('CANCELLED');
  expect(server.running).toBe(1);
  for (const end of ends) end();
  expect(await writing).toBe('CANCELLED');
  expect(server.running).toBe(0);
});

test('a call whose signal is aborted already is never sent', async () => {
  let calls = 0;
  const { client } = joined({
    'workbook.state': async () => {
      calls++;
      return null;
    },
  });
  expect(await codeOf(client.call('workbook.state', {}, { signal: AbortSignal.abort() }))).toBe('CANCELLED');
  expect(calls).toBe(0);
});

test('progress goes to its own call and to listeners, and ends with job.done', async () => {
  const { client } = joined({
    'workbook.verify': async (_, { progress }) => {
      progress('Checking', 0.5, '1 of 2');
      return { checked: 0, differences: [], extracts: [] };
    },
  });
  const own: string[] = [];
  const all: string[] = [];
  client.on('job.progress', ({ job, label, fraction, detail }) => all.push(`${job} ${label} ${fraction} ${detail}`));
  client.on('job.done', ({ job }) => all.push(`${job} done`));
  await client.call('workbook.verify', {}, { onProgress: ({ detail }) => own.push(detail) });
  expect(own).toEqual(['1 of 2']);
  expect(all).toEqual(['1 Checking 0.5 1 of 2', '1 done']);
});

test('when the port closes, pending and later calls fail with ENGINE_STOPPED and running handlers are aborted', async () => {
  let isAborted = false;
  const { client, far } = joined({
    'workbook.verify': async (_, context) => {
      context.signal.addEventListener('abort', () => {
        isAborted = true;
      });
      return untilAborted(context);
    },
  });
  const pending = codeOf(client.call('workbook.verify', {}));
  await Promise.resolve();
  await Promise.resolve();
  far.close();
  expect(await pending).toBe('ENGINE_STOPPED');
  expect(isAborted).toBe(true);
  expect(await codeOf(client.call('workbook.state', {}))).toBe('ENGINE_STOPPED');
});

test('what is no envelope is ignored on both sides', async () => {
  const { client, near, far } = joined({ 'workbook.state': async () => null });
  near.post('hello');
  near.post({ kind: 'reply', id: 1, value: 'not yours' });
  far.post(null);
  far.post({ kind: 'reply', id: 99, value: 'late' });
  expect(await client.call('workbook.state', {})).toBeNull();
});
