import { execFileSync } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, readdir, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import type { EngineMethod, ParamsOf, WorkbookState } from '../../shared/protocol/engine-protocol.ts';
import { type Child, bundleScript, startScript } from '../support/child-script.ts';
import { failureCode, startEngine, testFolder } from '../support/engine.ts';
import { writeSettlements } from '../support/settlement-file.ts';

let script = '';
beforeAll(async () => {
  script = await bundleScript('tests/support/workbook-child.ts');
});

interface Answer {
  readonly value?: unknown;
  readonly code?: string;
  readonly context?: Readonly<Record<string, unknown>>;
}

class ChildEngine {
  readonly child: Child;
  private constructor(child: Child) {
    this.child = child;
  }
  static async start(dataDir: string, uid?: number): Promise<ChildEngine> {
    const child = startScript(script, [dataDir], uid === undefined ? {} : { uid });
    expect(await child.line()).toBe('ready');
    return new ChildEngine(child);
  }
  send<M extends EngineMethod>(method: M, params: ParamsOf<M>): void {
    this.child.process.stdin?.write(`${JSON.stringify({ method, params })}\n`);
  }
  async call<M extends EngineMethod>(method: M, params: ParamsOf<M>): Promise<Answer> {
    this.send(method, params);
    return JSON.parse(await this.child.line()) as Answer;
  }
}

const rename = (name: string) => ({ edit: { kind: 'workbook.rename', name } as const });
const open = (grant: string, choice: 'ask' | 'recover' | 'discard' = 'ask') => ({ grant, choice });
const nameOf = (answer: Answer) => (answer.value as { state: WorkbookState }).state.document.name;

async function savedBy(engine: ChildEngine, path: string): Promise<void> {
  await engine.call('workbook.new', { name: 'Saved' });
  expect((await engine.call('workbook.saveAs', { grant: path })).code).toBeUndefined();
}

test('a second process is told which one has the workbook, and gets it when that one closes or dies', async () => {
  const folder = await testFolder();
  const path = join(folder, 'w.paybench');
  const first = await ChildEngine.start(join(folder, 'data'));
  await savedBy(first, path);
  const second = await ChildEngine.start(join(folder, 'data'));
  const refused = await second.call('workbook.open', open(path));
  expect(refused).toEqual({ code: 'WORKBOOK_IN_USE', context: { file: 'w.paybench', pid: first.child.process.pid } });
  await first.call('workbook.close', { discard: false });
  expect(nameOf(await second.call('workbook.open', open(path)))).toBe('Saved');
  expect((await first.call('workbook.open', open(path))).context).toEqual({ file: 'w.paybench', pid: second.child.process.pid });
  await second.child.kill();
  expect(nameOf(await first.call('workbook.open', open(path)))).toBe('Saved');
});

test('two engines in one process do not share a workbook either', async () => {
  const engine = await startEngine();
  await engine.call('workbook.new', { name: 'W' });
  await engine.call('workbook.saveAs', { grant: engine.path('w.paybench') });
  const other = await startEngine({ dataDir: engine.dataDir });
  expect(await failureCode(other.call('workbook.open', open(engine.path('w.paybench'))))).toBe('WORKBOOK_IN_USE');
  expect(
    await failureCode(
      other.call('workbook.new', { name: 'Other' }).then(() => other.call('workbook.saveAs', { grant: engine.path('w.paybench') })),
    ),
  ).toBe('WORKBOOK_IN_USE');
});

test('killed between edits: every acknowledged edit is offered, recovered or given up', async () => {
  const folder = await testFolder();
  const path = join(folder, 'w.paybench');
  const data = join(folder, 'data');
  const first = await ChildEngine.start(data);
  await savedBy(first, path);
  for (let index = 0; index < 5; index++) await first.call('document.apply', rename(`Edit ${index}`));
  await first.child.kill();

  const second = await startEngine({ dataDir: data });
  const asked = await second.call('workbook.open', open(path));
  expect(asked).toMatchObject({ kind: 'recoverable', fileName: 'w.paybench' });
  const recovered = await second.call('workbook.open', open(path, 'recover'));
  expect(recovered).toMatchObject({ kind: 'opened', state: { recovered: true, unsaved: true, fileName: 'w.paybench' } });
  expect((await second.call('workbook.state', {}))?.document.name).toBe('Edit 4');
  await second.call('workbook.save', {});
  await second.call('workbook.close', { discard: false });
  expect(await second.call('workbook.open', open(path))).toMatchObject({ kind: 'opened', state: { recovered: false } });
});

test('killed with unsaved edits that are given up: the file is as it was saved', async () => {
  const folder = await testFolder();
  const path = join(folder, 'w.paybench');
  const data = join(folder, 'data');
  const first = await ChildEngine.start(data);
  await savedBy(first, path);
  await first.call('document.apply', rename('Lost'));
  await first.child.kill();
  const second = await ChildEngine.start(data);
  expect(nameOf(await second.call('workbook.open', open(path, 'discard')))).toBe('Saved');
  expect(await readdir(join(data, 'working'))).toHaveLength(1);
});

test('killed with everything saved: nothing is asked', async () => {
  const folder = await testFolder();
  const path = join(folder, 'w.paybench');
  const data = join(folder, 'data');
  const first = await ChildEngine.start(data);
  await savedBy(first, path);
  await first.call('document.apply', rename('Kept'));
  await first.call('workbook.save', {});
  await first.child.kill();
  const second = await ChildEngine.start(data);
  expect(nameOf(await second.call('workbook.open', open(path)))).toBe('Kept');
});

test('killed at random moments under a storm of edits and saves: no acknowledged edit is lost, no file is torn', async () => {
  const folder = await testFolder();
  const path = join(folder, 'w.paybench');
  const data = join(folder, 'data');
  const first = await ChildEngine.start(data);
  await savedBy(first, path);
  let victim: ChildEngine = first;
  let acknowledged = 'Saved';
  for (let round = 0; round < 5; round++) {
    const storm = 40;
    for (let index = 0; index < storm; index++) {
      victim.send('document.apply', rename(`Round ${round} edit ${index}`));
      if (index % 7 === 3) victim.send('workbook.save', {});
    }
    // Answers are read one by one; after a different number in each round the process dies in the middle of the rest.
    for (let answers = 0; answers < 5 + round * 5; answers++) {
      const answer = JSON.parse(await victim.child.line()) as { value: WorkbookState };
      acknowledged = answer.value.document.name;
    }
    await victim.child.kill();
    victim = await ChildEngine.start(data);
    const asked = await victim.call('workbook.open', open(path));
    const opened = (asked.value as { kind: string }).kind === 'opened' ? asked : await victim.call('workbook.open', open(path, 'recover'));
    const order = (name: string) =>
      name === 'Saved' ? -1 : Number(/Round (\d+)/.exec(name)?.[1]) * 1000 + Number(/edit (\d+)/.exec(name)?.[1]);
    expect(order(nameOf(opened)), `round ${round}`).toBeGreaterThanOrEqual(order(acknowledged));
    expect(await victim.call('workbook.save', {})).toMatchObject({ value: { unsaved: false } });
    expect((await readdir(folder)).sort()).toEqual(['data', 'w.paybench', 'w.paybench~']);
  }
}, 60_000);

/** The answer of an import; what it tells on the way is passed over. */
async function imported(engine: ChildEngine, grant: string): Promise<Answer> {
  engine.send('extract.import', { grant });
  for (;;) {
    const answer = JSON.parse(await engine.child.line()) as Answer;
    if (!('progress' in answer)) return answer;
  }
}

test('killed at 30 random moments of an import: it is whole or it is not there', async () => {
  const folder = await testFolder();
  const path = join(folder, 'w.paybench');
  const data = join(folder, 'data');
  const csv = join(folder, 'march.csv');
  const rows = 20_000;
  await writeSettlements(csv, rows);
  let victim = await ChildEngine.start(data);
  await savedBy(victim, path);
  const began = performance.now();
  expect(await imported(victim, csv)).toMatchObject({ value: { status: 'loaded' } });
  const lasts = performance.now() - began;
  await victim.call('workbook.close', { discard: true });
  await victim.call('workbook.open', open(path));

  const outcomes = { whole: 0, gone: 0 };
  for (let round = 0; round < 30; round++) {
    const { child } = victim;
    // From its first moment until a little after the last one, in a shuffled order.
    const moment = (((round * 7) % 30) / 30) * lasts * 1.2;
    victim.send('extract.import', { grant: csv });
    await new Promise((resolve) => setTimeout(resolve, moment));
    await child.kill();
    victim = await ChildEngine.start(data);
    const asked = (await victim.call('workbook.open', open(path))).value as { kind: string; state: WorkbookState };
    if (asked.kind === 'opened') {
      expect(asked, `killed after ${moment} ms`).toMatchObject({ state: { rowCounts: [], unsaved: false } });
      outcomes.gone++;
      continue;
    }
    const kept = (await victim.call('workbook.open', open(path, 'recover'))).value as { state: WorkbookState };
    const isWhole = kept.state.rowCounts.length > 0;
    expect(kept.state.rowCounts, `killed after ${moment} ms`).toEqual(isWhole ? [{ table: 'settlement_line', rows }] : []);
    expect((await victim.call('extract.list', {})).value).toHaveLength(isWhole ? 1 : 0);
    expect(await victim.call('workbook.verify', {})).toMatchObject({ value: { differences: [] } });
    outcomes[isWhole ? 'whole' : 'gone']++;
    await victim.call('workbook.close', { discard: true });
    await victim.call('workbook.open', open(path));
  }
  expect(outcomes.gone).toBeGreaterThan(0);
  expect(outcomes.whole + outcomes.gone).toBe(30);

  const { value } = await imported(victim, csv);
  expect(value).toMatchObject({ status: 'loaded', extract: { receipt: { rows: { loaded: rows, quarantined: 0 } } } });
  expect(await victim.call('workbook.verify', {})).toMatchObject({ value: { differences: [] } });
  await victim.child.kill();
  const next = await startEngine({ dataDir: data });
  expect(await next.call('workbook.open', open(path, 'recover'))).toMatchObject({
    state: { rowCounts: [{ table: 'settlement_line', rows }] },
  });
  expect((await next.call('workbook.verify', {})).differences).toEqual([]);
}, 180_000);

test('a workbook that was never saved is resumed by the next process, once', async () => {
  const folder = await testFolder();
  const data = join(folder, 'data');
  const first = await ChildEngine.start(data);
  await first.call('workbook.new', { name: 'Untitled' });
  await first.call('document.apply', rename('Never saved'));
  const meanwhile = await ChildEngine.start(data);
  expect((await meanwhile.call('workbook.resume', {})).value).toBeNull();
  await first.child.kill();
  const second = await ChildEngine.start(data);
  const resumed = (await second.call('workbook.resume', {})).value as WorkbookState;
  expect(resumed).toMatchObject({ recovered: true, unsaved: true, file: null });
  expect(resumed.document.name).toBe('Never saved');
  await second.call('workbook.close', { discard: true });
  expect((await second.call('workbook.resume', {})).value).toBeNull();
});

test('a folder without write permission refuses the save and keeps the workbook', async (context) => {
  if (process.getuid?.() !== 0)
    context.skip('needs root to start a process as another user; tests/engine/workbook-life covers it for a plain user');
  const nobody = 65534;
  const folder = await mkdtemp(join(tmpdir(), 'paybench-nobody-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await chmod(folder, 0o755);
  for (const name of ['data', 'share']) {
    await mkdir(join(folder, name));
    await chown(join(folder, name), nobody, nobody);
  }
  const engine = await ChildEngine.start(join(folder, 'data'), nobody);
  await savedBy(engine, join(folder, 'share', 'w.paybench'));
  await engine.call('document.apply', rename('Draft'));
  await chmod(join(folder, 'share'), 0o555);
  expect(await engine.call('workbook.save', {})).toMatchObject({ code: 'FOLDER_READ_ONLY', context: { folder: join(folder, 'share') } });
  expect(await engine.call('workbook.state', {})).toMatchObject({ value: { unsaved: true, document: { name: 'Draft' } } });
  expect(await engine.call('workbook.saveAs', { grant: join(folder, 'data', 'w.paybench') })).toMatchObject({ value: { unsaved: false } });
});

/** A disk of a few megabytes; null where this user may not mount one. */
async function smallDisk(folder: string, megabytes: number): Promise<string | null> {
  const disk = join(folder, `disk-${megabytes}`);
  await mkdir(disk);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', disk], { stdio: 'ignore' });
  } catch {
    return null;
  }
  onTestFinished(() => void execFileSync('umount', ['-l', disk]));
  return disk;
}

test('a full disk under the file refuses the save by name and keeps file and workbook', async (context) => {
  const engine = await startEngine();
  const disk = await smallDisk(engine.folder, 3);
  if (disk === null) return context.skip('needs the right to mount a small disk');
  await engine.call('workbook.new', { name: 'W' });
  const path = join(disk, 'w.paybench');
  await engine.call('workbook.saveAs', { grant: path });
  await engine.call('document.apply', rename('Draft'));
  const { size } = await stat(path);
  await writeFile(join(disk, 'filler'), Buffer.alloc(3 * 1024 * 1024 - size - 64 * 1024));
  expect(await failureCode(engine.call('workbook.save', {}))).toBe('DISK_FULL');
  expect((await readdir(disk)).sort()).toEqual(['filler', 'w.paybench']);
  expect(await engine.call('workbook.state', {})).toMatchObject({ unsaved: true, document: { name: 'Draft' } });
  await rm(join(disk, 'filler'));
  expect(await engine.call('workbook.save', {})).toMatchObject({ unsaved: false });
});

test('a full disk under the working copy rolls the edit back, and the next one that fits is kept', async (context) => {
  const folder = await testFolder();
  const disk = await smallDisk(folder, 6);
  if (disk === null) return context.skip('needs the right to mount a small disk');
  const engine = await startEngine({ dataDir: join(disk, 'data') });
  await engine.call('workbook.new', { name: 'W' });
  const report = (index: number) => ({
    kind: 'report.put' as const,
    report: {
      id: 'r',
      name: `R${index}`,
      subtitle: '',
      blocks: [{ kind: 'text' as const, id: 't', text: 'x'.repeat(200_000), numbers: [] }],
    },
  });
  let kept = -1;
  let code = 'nothing failed';
  for (let index = 0; index < 60 && code === 'nothing failed'; index++) {
    code = await failureCode(engine.call('document.apply', { edit: report(index) }));
    if (code === 'nothing failed') kept = index;
  }
  expect(code).toBe('DISK_FULL');
  expect((await engine.call('workbook.state', {}))?.document.reports[0]?.name).toBe(`R${kept}`);
  await engine.call('document.apply', { edit: { kind: 'report.remove', id: 'r' } });
  expect((await engine.call('workbook.state', {}))?.document.reports).toEqual([]);
  await engine.close();
  const again = await startEngine({ dataDir: join(disk, 'data') });
  expect((await again.call('workbook.resume', {}))?.document.reports).toEqual([]);
});

test('a disk that fills up during an import: the import is rolled back by name and the workbook goes on', async (context) => {
  const folder = await testFolder();
  const disk = await smallDisk(folder, 12);
  if (disk === null) return context.skip('needs the right to mount a small disk');
  const engine = await startEngine({ dataDir: join(disk, 'data') });
  await engine.call('workbook.new', { name: 'W' });
  const { bavail, bsize } = await statfs(disk);
  await writeFile(join(disk, 'filler'), Buffer.alloc(bavail * bsize - 3 * 1024 * 1024));
  await writeSettlements(join(folder, 'large.csv'), 400_000);
  await writeSettlements(join(folder, 'small.csv'), 100);
  expect(await failureCode(engine.call('extract.import', { grant: join(folder, 'large.csv') }))).toBe('DISK_FULL');
  expect(await engine.call('workbook.state', {})).toMatchObject({ rowCounts: [], unsaved: false });
  expect(await engine.call('extract.import', { grant: join(folder, 'small.csv') })).toMatchObject({ status: 'loaded' });
  expect((await engine.call('workbook.verify', {})).differences).toEqual([]);
});

test('a working copy that does not fit is refused before anything is written', async (context) => {
  const engine = await startEngine();
  await engine.call('workbook.new', { name: 'W' });
  await engine.call('workbook.saveAs', { grant: engine.path('w.paybench') });
  await engine.call('workbook.close', { discard: false });
  const disk = await smallDisk(engine.folder, 1);
  if (disk === null) return context.skip('needs the right to mount a small disk');
  await writeFile(join(disk, 'filler'), Buffer.alloc(800 * 1024));
  const cramped = await startEngine({ dataDir: join(disk, 'data') });
  expect(await failureCode(cramped.call('workbook.open', open(engine.path('w.paybench'))))).toBe('DISK_FULL');
  expect(await readdir(join(disk, 'data', 'working'))).toEqual([]);
});

test('cancelled while the file is copied in: nothing is left', async () => {
  const engine = await startEngine();
  await engine.call('workbook.new', { name: 'W' });
  await engine.call('workbook.saveAs', { grant: engine.path('w.paybench') });
  await engine.call('workbook.close', { discard: false });
  const call = engine.call('workbook.open', open(engine.path('w.paybench')), { signal: AbortSignal.abort() });
  expect(await failureCode(call)).toMatch(/CANCELLED|nothing failed/);
  await engine.call('workbook.close', { discard: true });
  expect(await readdir(join(engine.dataDir, 'working'))).toEqual([]);
});
