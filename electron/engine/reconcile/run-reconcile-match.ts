import type { DuckDBConnection } from '@duckdb/node-api';
import { fail } from '../../../shared/errors/fail.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { quoteText } from '../../../shared/query/sql-text.ts';
import { dueDays } from '../../../shared/reconcile/due-days.ts';
import { legs } from '../../../shared/reconcile/leg.ts';
import { rulesFor } from '../../../shared/reconcile/reconciliation.ts';
import { bankPasses, bankPreparation, nearestPairs } from '../../../shared/reconcile/sql/bank-pass-sql.ts';
import { bankItemsSql, batchSql, ledgerItemsSql, partnerItemsSql, payoutItemsSql } from '../../../shared/reconcile/sql/item-sql.ts';
import { comparablePartners, exactPasses, leftoverDuplicates, referencePasses } from '../../../shared/reconcile/sql/ledger-pass-sql.ts';
import { createLinkSql, createMemberSql, type Pass } from '../../../shared/reconcile/sql/link-sql.ts';
import { countItemsSql, createOpenSql, keepOpenSql, unaccountedSql } from '../../../shared/reconcile/sql/open-sql.ts';
import { payoutPass } from '../../../shared/reconcile/sql/payout-pass-sql.ts';
import { dataCache } from '../data-cache.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import type { ReconcileSources } from './run-reconcile-sources.ts';
import { fillScratchTables } from '../scratch-tables.ts';

/** Tables a run leaves behind for summaries and pages; every name is qualified. */
const parts = ['link', 'member', 'open', 'outside', 'payout', 'paid', 'lines', 'rules', 'calendar', 'partner'] as const;
export type MatchedTables = { readonly [P in (typeof parts)[number]]: string };

/** Views of different days are kept beside each other. */
const keptRuns = 3;
/** Days outside of this range (years 1900 to 2200) are slips of the pen and get no due day. */
const plausibleDays = { from: -25_567, to: 84_006 };

/** Matches everything that is known, once for each state of rows, rules and day. */
export function matchedTables(workbook: OpenWorkbook, sources: ReconcileSources, job: JobContext): Promise<MatchedTables> {
  const cache = dataCache(workbook);
  return cache.once(`reconcile|${sources.id}`, job.signal, async () => {
    let names: MatchedTables | null = null;
    const gone = await fillScratchTables(workbook, 'reconcile', sources.id, keptRuns, job.signal, async (connection, nameOf) => {
      const target = Object.fromEntries(parts.map((part) => [part, nameOf(part)])) as MatchedTables;
      await dropTemporary(connection);
      await match(connection, sources, job);
      for (const part of parts) await connection.run(`CREATE TABLE ${target[part]} AS SELECT * FROM rec_${part}`);
      await dropTemporary(connection);
      names = target;
    });
    for (const old of gone) if (old !== sources.id) cache.forget(`reconcile|${old}`);
    return names ?? fail('INTERNAL', { name: 'reconciliation left no tables' });
  });
}

async function dropTemporary(connection: DuckDBConnection): Promise<void> {
  const known = await connection.run(`SELECT table_name FROM duckdb_tables() WHERE temporary AND starts_with(table_name, 'rec_')`);
  for (const [name] of await known.getRows()) await connection.run(`DROP TABLE ${String(name)}`);
}

async function match(connection: DuckDBConnection, sources: ReconcileSources, job: JobContext): Promise<void> {
  const { known, context } = sources;
  const run = async (statements: readonly string[]): Promise<void> => {
    for (const statement of statements) await connection.run(statement);
  };
  job.progress('Reading what is known', null);
  await run([partnersSql(sources), rulesSql(sources), createLinkSql, createMemberSql, ...createOpenSql]);
  await run([batchSql(known.settlement_line, context), payoutItemsSql(known.payout, known.settlement_line, context)]);
  await run([ledgerItemsSql(known.order_ledger, context), partnerItemsSql(known.settlement_line, context)]);
  await fillCalendar(connection, sources);

  job.progress('Matching ledger and partner lines', null);
  await run([countItemsSql('ledger-partner', 'left'), countItemsSql('ledger-partner', 'right')]);
  for (const pass of exactPasses) await runPass(connection, pass);
  await run([comparablePartners]);
  for (const pass of referencePasses) await runPass(connection, pass);
  await run([...leftoverDuplicates, ...keepOpenSql('ledger-partner')]);

  job.progress('Adding up partner lines to payouts', null);
  await run(payoutPass);
  await run([
    countItemsSql('lines-payout', 'left', 'rec_batch', 'coalesce(sum(n), 0)'),
    countItemsSql('lines-payout', 'right', 'rec_paid'),
  ]);

  job.progress('Matching payouts and bank lines', null);
  await run([...bankPreparation.slice(0, 1), bankItemsSql(known.bank_line), ...bankPreparation.slice(1)]);
  await run([countItemsSql('payout-bank', 'left'), countItemsSql('payout-bank', 'right')]);
  while (await runPass(connection, nearestPairs)) {
    // Each round frees the next nearest.
  }
  for (const pass of bankPasses(
    context.reconciliation,
    context.partners.filter((partner) => partner !== ''),
  ))
    await runPass(connection, pass);
  await run(keepOpenSql('payout-bank'));

  const [leg, side] = (await (await connection.run(unaccountedSql)).getRows())[0] ?? [];
  if (leg !== undefined) fail('INTERNAL', { name: `items of ${String(leg)}, ${String(side)}, are in no outcome` });
}

/** Whether a pass found something. */
async function runPass(connection: DuckDBConnection, { find, keep, drop }: Pass): Promise<boolean> {
  for (const statement of find) await connection.run(statement);
  const [[hits] = []] = await (await connection.run('SELECT count(*) FROM rec_hit')).getRows();
  const isHit = Number(hits) > 0;
  for (const statement of isHit ? [...keep, ...drop] : drop) await connection.run(statement);
  return isHit;
}

function partnersSql({ partnerOf }: ReconcileSources): string {
  const rows = [...partnerOf].map(([name, partner]) => `(${quoteText(name)}, ${quoteText(partner)})`);
  const table = 'CREATE TEMP TABLE rec_partner AS SELECT * FROM';
  return rows.length === 0
    ? `${table} (SELECT '' AS name, '' AS partner) WHERE FALSE`
    : `${table} (VALUES ${rows.join(', ')}) v(name, partner)`;
}

function rulesSql({ context }: ReconcileSources): string {
  const rows = context.partners.flatMap((partner) => {
    const rules = rulesFor(context.reconciliation, partner);
    return legs.map(
      (leg) => `(${quoteText(partner)}, '${leg}', CAST(${quoteText(rules.tolerance[leg])} AS DECIMAL(18,6)), ${rules.suggestDays})`,
    );
  });
  return `CREATE TEMP TABLE rec_rules AS SELECT * FROM (VALUES ${rows.join(', ')}) v(partner, leg, tolerance, suggest_days)`;
}

const calendarColumns =
  'partner VARCHAR, day BIGINT, partner_until BIGINT, payout_until BIGINT, bank_until BIGINT, stated_until BIGINT, promised BIGINT, idx BIGINT';

/** Due days of every day on which a partner has items, by the partner's own business days. */
async function fillCalendar(connection: DuckDBConnection, { context }: ReconcileSources): Promise<void> {
  const days =
    await connection.run(`SELECT DISTINCT partner, day FROM (SELECT partner, day FROM rec_left UNION ALL SELECT partner, stated FROM rec_left
    UNION ALL SELECT partner, day FROM rec_right UNION ALL SELECT partner, day FROM rec_batch UNION ALL SELECT partner, day FROM rec_payout)
    WHERE day BETWEEN ${plausibleDays.from} AND ${plausibleDays.to} ORDER BY ALL`);
  const rows = (await days.getRows()).map(([partner, day]) => {
    const due = dueDays(Number(day), rulesFor(context.reconciliation, String(partner)));
    return `(${[quoteText(String(partner)), String(day), due.partner, due.payout, due.bank, due.stated, due.promised, due.index].join(', ')})`;
  });
  await connection.run(`CREATE TEMP TABLE rec_calendar (${calendarColumns})`);
  for (let at = 0; at < rows.length; at += 1000)
    await connection.run(`INSERT INTO rec_calendar VALUES ${rows.slice(at, at + 1000).join(', ')}`);
}
