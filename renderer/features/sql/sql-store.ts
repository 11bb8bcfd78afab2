import { create } from 'zustand';
import type { AppError } from '../../../shared/errors/app-error.ts';
import { toAppError } from '../../../shared/errors/fail.ts';
import type { ResultOf } from '../../../shared/protocol/engine-protocol.ts';
import { splitStatements } from '../../../shared/query/split-statements.ts';
import { runJob } from '../../state/jobs-store.ts';

export type SqlOutcome =
  | { readonly kind: 'running' }
  | { readonly kind: 'rows'; readonly result: ResultOf<'sql.run'> }
  | { readonly kind: 'plan'; readonly plan: string }
  | { readonly kind: 'failed'; readonly error: AppError }
  | { readonly kind: 'cancelled' };

export interface SqlTab {
  readonly id: number;
  readonly sql: string;
  readonly what: 'run' | 'explain';
  readonly outcome: SqlOutcome;
}

export interface SqlPast {
  readonly id: number;
  readonly sql: string;
  /** "12 rows in 8 ms", "failed", "cancelled". */
  readonly outcome: string;
}

interface SqlStore {
  /** The workbook whose rows the results are. */
  readonly workbook: string;
  readonly text: string;
  readonly tabs: readonly SqlTab[];
  readonly active: number | null;
  readonly past: readonly SqlPast[];
}

export const firstQuery = `select partner, product, count(*) as attempts,
       count(*) filter (where result = 'approved') as approved
from attempt
group by all
order by attempts desc`;

const mostTabs = 12;
const mostPast = 100;

/** Queries and their results, as long as the window shows the same workbook. Never written to disk: queries may quote rows. */
export const useSqlStore = create<SqlStore>(() => ({ workbook: '', text: firstQuery, tabs: [], active: null, past: [] }));

const running = new Map<number, AbortController>();
let nextId = 1;

/** Results and history of another workbook are let go. */
export function enterSql(workbook: string): void {
  if (useSqlStore.getState().workbook === workbook) return;
  for (const controller of running.values()) controller.abort();
  useSqlStore.setState({ workbook, tabs: [], active: null, past: [] });
}

export const setSqlText = (text: string): void => useSqlStore.setState({ text });
export const showTab = (active: number): void => useSqlStore.setState({ active });

export function closeTab(id: number): void {
  running.get(id)?.abort();
  useSqlStore.setState(({ tabs, active }) => {
    const at = tabs.findIndex((tab) => tab.id === id);
    const left = tabs.filter((tab) => tab.id !== id);
    return { tabs: left, active: active === id ? (left[Math.min(at, left.length - 1)]?.id ?? null) : active };
  });
}

export function cancelTab(id: number): void {
  running.get(id)?.abort();
}

/** Runs every statement of a text, one after another, each into a tab of its own; the same statement again takes its tab. */
export async function runText(text: string, what: SqlTab['what']): Promise<void> {
  const statements = splitStatements(text);
  const texts = statements.length === 0 ? [text] : statements.map((statement) => statement.text);
  for (const sql of texts) if (!(await runOne(sql, what))) return;
}

/** False when it was cancelled: what comes after it is not run either. */
async function runOne(sql: string, what: SqlTab['what']): Promise<boolean> {
  const known = useSqlStore.getState().tabs.find((tab) => tab.sql === sql && tab.what === what);
  if (known?.outcome.kind === 'running') return true;
  const id = known?.id ?? nextId++;
  const controller = new AbortController();
  running.set(id, controller);
  put({ id, sql, what, outcome: { kind: 'running' } });
  const outcome = await outcomeOf(sql, what, controller.signal);
  running.delete(id);
  if (useSqlStore.getState().tabs.some((tab) => tab.id === id)) put({ id, sql, what, outcome });
  remember(sql, what, outcome);
  return outcome.kind !== 'cancelled';
}

async function outcomeOf(sql: string, what: SqlTab['what'], signal: AbortSignal): Promise<SqlOutcome> {
  try {
    if (what === 'explain') return { kind: 'plan', plan: (await runJob('Explaining the query', 'sql.explain', { sql }, signal)).plan };
    return { kind: 'rows', result: await runJob('Running the query', 'sql.run', { sql }, signal) };
  } catch (thrown) {
    const error = toAppError(thrown);
    return error.code === 'CANCELLED' ? { kind: 'cancelled' } : { kind: 'failed', error };
  }
}

function put(tab: SqlTab): void {
  useSqlStore.setState(({ tabs }) => {
    const isThere = tabs.some(({ id }) => id === tab.id);
    const next = isThere ? tabs.map((each) => (each.id === tab.id ? tab : each)) : [...tabs, tab];
    return { tabs: next.slice(-mostTabs), active: tab.outcome.kind === 'running' || !isThere ? tab.id : useSqlStore.getState().active };
  });
}

function remember(sql: string, what: SqlTab['what'], outcome: SqlOutcome): void {
  if (what === 'explain') return;
  const words =
    outcome.kind === 'rows'
      ? `${outcome.result.batch.rowCount.toLocaleString('en-US')} ${outcome.result.batch.rowCount === 1 ? 'row' : 'rows'} in ${Math.round(outcome.result.elapsedMs).toLocaleString('en-US')} ms`
      : outcome.kind === 'cancelled'
        ? 'cancelled'
        : 'failed';
  useSqlStore.setState(({ past }) => ({
    past: [{ id: nextId++, sql, outcome: words }, ...past.filter((each) => each.sql !== sql)].slice(0, mostPast),
  }));
}
