import { expect, test } from 'vitest';
import { appError } from '../../shared/errors/catalogue.ts';
import type { Envelope } from '../../shared/protocol/envelope.ts';
import type { Port } from '../../shared/protocol/port.ts';
import {
  callEngine,
  connectEngine,
  disconnectEngine,
  engineStatus,
  onEngineEvent,
  onEngineStatus,
} from '../../renderer/connection/engine-client.ts';

/** A port whose far end is the test: what was posted, and ways to answer and to close. */
function farEnd() {
  const sent: Envelope[] = [];
  const closed: (() => void)[] = [];
  let listen: (message: unknown) => void = () => {};
  const port: Port = {
    post: (message) => void sent.push(message as Envelope),
    onMessage: (listener) => {
      listen = listener;
    },
    onClose: (listener) => void closed.push(listener),
    close: () => {
      for (const tell of closed.splice(0)) tell();
    },
  };
  return { port, sent, say: (message: Envelope) => listen(message) };
}

function idOfLast(sent: readonly Envelope[]): number {
  const last = sent.at(-1);
  return last !== undefined && last.kind === 'call' ? last.id : Number.NaN;
}

test('calls wait for the first port, fail when it closes, and go to the next one', async () => {
  const seen: string[] = [];
  const events: string[] = [];
  onEngineStatus((status) => seen.push(status));
  onEngineEvent('engine.ready', ({ version }) => events.push(version));

  const early = callEngine('metric.list', {});
  const first = farEnd();
  connectEngine(first.port);
  await Promise.resolve();
  await Promise.resolve();
  expect(first.sent).toMatchObject([{ kind: 'call', method: 'metric.list' }]);
  first.say({ kind: 'reply', id: idOfLast(first.sent), value: [] });
  expect(await early).toEqual([]);

  const cut = callEngine('brief.run', {});
  first.port.close();
  await expect(cut).rejects.toMatchObject({ error: { code: 'ENGINE_STOPPED' } });
  expect(engineStatus()).toBe('stopped');
  await expect(callEngine('metric.list', {})).rejects.toMatchObject({ error: { code: 'ENGINE_STOPPED' } });

  const second = farEnd();
  connectEngine(second.port);
  second.say({ kind: 'event', topic: 'engine.ready', value: { version: '0.1.0' } });
  const next = callEngine('workbook.state', {});
  second.say({ kind: 'reply', id: idOfLast(second.sent), value: null });
  expect(await next).toBeNull();
  expect(events).toEqual(['0.1.0']);
  expect(seen).toEqual(['ready', 'stopped', 'ready']);
});

test('a stop that is told by the window owner ends what waits, once', async () => {
  const cut = callEngine('metric.list', {});
  disconnectEngine();
  disconnectEngine();
  await expect(cut).rejects.toMatchObject({ error: { code: 'ENGINE_STOPPED' } });
  expect(engineStatus()).toBe('stopped');
});

test('what is asked while a workbook is brought back waits for it, also when nothing comes back', async () => {
  const end = farEnd();
  connectEngine(end.port);
  for (const outcome of ['reply', 'failure'] as const) {
    const resumed = callEngine('workbook.resume', {});
    const resumeId = idOfLast(end.sent);
    const asked = callEngine('metric.list', {});
    await Promise.resolve();
    expect(idOfLast(end.sent)).toBe(resumeId);
    if (outcome === 'reply') {
      end.say({ kind: 'reply', id: resumeId, value: null });
      expect(await resumed).toBeNull();
    } else {
      end.say({ kind: 'failure', id: resumeId, error: appError('DISK_FULL') });
      await expect(resumed).rejects.toMatchObject({ error: { code: 'DISK_FULL' } });
    }
    await expect.poll(() => end.sent.at(-1)).toMatchObject({ kind: 'call', method: 'metric.list' });
    end.say({ kind: 'reply', id: idOfLast(end.sent), value: [] });
    expect(await asked).toEqual([]);
  }
});
