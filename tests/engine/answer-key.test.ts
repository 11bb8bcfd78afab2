import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CliRun, runCli } from '../support/run-cli.ts';

interface Question {
  readonly id: string;
  readonly question: string;
  readonly command: readonly string[] | null;
  readonly field: string;
  readonly row?: Readonly<Record<string, string>>;
  readonly value: string | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly tolerance: number;
  readonly temptingWrong: { readonly value: string; readonly cause: string } | null;
}
type Row = Readonly<Record<string, unknown>>;

const folder = mkdtempSync(join(tmpdir(), 'paybench-answers-'));
const at = { userData: join(folder, 'data'), folder };
const workbook = join(folder, 'world.paybench');
let questions: readonly Question[] = [];

beforeAll(async () => {
  const synth = await runCli(['synth', '--size', 'S', '--seed', '7', '--out', 'files', '--json'], at);
  expect(synth.exit).toBe(0);
  const key = JSON.parse(readFileSync(join(folder, 'files', 'answer_key.json'), 'utf8')) as { questions: Question[] };
  questions = key.questions;
  // The files of the world, not its variants.
  const { files } = synth.json<{ files: { name: string; choice: { partner?: string } }[] }>();
  for (const partner of new Set(files.map(({ choice }) => choice.partner))) {
    const names = files.filter(({ choice }) => choice.partner === partner).map(({ name }) => join('files', name));
    const contracts = partner === undefined ? [join('files', 'contracts.json')] : ['--partner', partner];
    const run = await runCli(['import', ...names, ...contracts, '--workbook', workbook, '--json'], at);
    expect([0, 3, 4], run.out).toContain(run.exit);
  }
}, 240_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const runs = new Map<string, Promise<CliRun>>();
function ask(command: readonly string[]): Promise<CliRun> {
  const [name = '', ...rest] = command;
  const words = name === 'scorecard' || name === 'claims' ? [name, workbook, ...rest] : [name, '--workbook', workbook, ...rest];
  const known = runs.get(words.join('\0')) ?? runCli([...words, '--json'], at);
  runs.set(words.join('\0'), known);
  return known;
}

function matches(row: Row, wanted: Readonly<Record<string, string>>): boolean {
  return Object.entries(wanted).every(([name, value]) => {
    const found = row[name];
    if (name === 'window') return String((found as { from: string }).from).startsWith(value);
    if (name === 'month') return String(row['from']).startsWith(value);
    if (name === 'period') return String(found).startsWith(value);
    return found === value;
  });
}

/** The object that holds the answer: the result itself, its total, or the row that the question names. */
function answerRow(question: Question, body: Row): Row {
  const [name] = question.command ?? [];
  if (name === 'bridge') return body;
  const listed = name === 'scorecard' ? body['results'] : name === 'claims' ? body['items'] : null;
  const rows = (listed !== null ? listed : question.row === undefined ? body['totals'] : body['rows']) as Row[];
  const found = question.row === undefined ? rows : rows.filter((row) => matches(row, question.row ?? {}));
  expect(found, `rows that answer ${question.id}`).toHaveLength(1);
  return found[0] ?? {};
}

function given(row: Row, field: string): unknown {
  if (field === 'partnerFigure') return (row['figures'] as { partner: number | null } | null)?.partner ?? null;
  const value = row[field];
  const isMoney = field === 'credit' || field === 'amount';
  return isMoney && value !== null ? (value as { amount: string }).amount : value;
}

function isClose(found: unknown, wanted: string | null, tolerance: number): boolean {
  if (wanted === null || found === null || found === undefined) return wanted === null && found === null;
  if (!/^-?\d+(\.\d+)?$/.test(wanted)) return found === wanted;
  return Math.abs(Number(found) - Number(wanted)) <= tolerance * Math.max(1, Math.abs(Number(wanted)));
}

test('every question of the answer key that a command can answer is answered right', async () => {
  const wrong: string[] = [];
  let asked = 0;
  for (const question of questions) {
    if (question.command === null) continue;
    asked++;
    const run = await ask(question.command);
    const body = run.json<Row & { errors: { title: string }[] }>();
    if (![0, 3, 4].includes(run.exit)) {
      wrong.push(`${question.id}: ${body.errors.map(({ title }) => title).join('; ')}`);
      continue;
    }
    const row = answerRow(question, body);
    const found = given(row, question.field);
    if (!isClose(found, question.value, question.tolerance)) wrong.push(`${question.id}: wanted ${question.value}, found ${String(found)}`);
    for (const part of ['numerator', 'denominator'] as const)
      if (question[part] !== null && !isClose(row[part], question[part], 1e-12))
        wrong.push(`${question.id} ${part}: wanted ${question[part]}, found ${String(row[part])}`);
    const tempting = question.temptingWrong?.value;
    if (tempting !== undefined && isClose(found, tempting, question.tolerance))
      wrong.push(`${question.id}: gives the tempting wrong ${tempting}`);
  }
  expect(wrong).toEqual([]);
  expect(asked).toBeGreaterThan(200);
}, 300_000);
