import { fail } from '../../../shared/errors/fail.ts';
import { withCorrections } from '../../../shared/extract/with-corrections.ts';
import type { MoneyBook, MoneyItem } from '../../../shared/partners/money-item.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { claimPackage, type ClaimedClause } from '../../../shared/report/claim-package.ts';
import { cleanModel } from '../../../shared/report/clean-model.ts';
import { reportCaveats } from '../../../shared/report/report-caveats.ts';
import type { ReportModel } from '../../../shared/report/report-spec.ts';
import { reviewPack } from '../../../shared/report/review-pack.ts';
import type { Lineage } from '../../../shared/query/slice.ts';
import type { EngineContext } from '../engine-context.ts';
import { presentOf } from '../slice/present-of.ts';
import { runMoney } from '../money/run-money.ts';
import { runMovers } from '../slice/run-movers.ts';
import { runScorecard } from '../scorecard/run-scorecard.ts';

/** What is taken to a partner. */
export type PackageSubject = { readonly kind: 'claim'; readonly key: string } | { readonly kind: 'review'; readonly partner: string };

/** The pages of a claim or of a review, every number in place. */
export async function runPackage(context: EngineContext, subject: PackageSubject, job: JobContext): Promise<ReportModel> {
  return cleanModel(
    subject.kind === 'claim' ? await claimModel(context, subject.key, job) : await reviewModel(context, subject.partner, job),
  );
}

/** Money that is owed, by its key. */
export async function moneyItem(context: EngineContext, key: string, job: JobContext): Promise<MoneyItem> {
  const workbook = context.workbook();
  return itemOf(await runMoney(workbook, null, presentOf(workbook, context.now()), job), key);
}

function itemOf({ items }: MoneyBook, key: string): MoneyItem {
  return items.find((item) => item.key === key) ?? fail('MONEY_NO_SUCH', { name: key });
}

/** What is to be known of the files behind the figures; a file of another partner is no business of who reads the pages. */
async function caveatsOf(context: EngineContext, lineages: readonly Lineage[]): Promise<readonly string[]> {
  const workbook = context.workbook();
  const behind = new Set(lineages.flatMap(({ extracts }) => extracts.map(({ id }) => id)));
  const extracts = withCorrections(await workbook.extracts()).filter(({ id }) => behind.has(id));
  return reportCaveats(extracts, [], workbook.document().settings.locale);
}

async function claimModel(context: EngineContext, key: string, job: JobContext): Promise<ReportModel> {
  const workbook = context.workbook();
  const money = await runMoney(workbook, null, presentOf(workbook, context.now()), job);
  const item = itemOf(money, key);
  const setting = {
    workbook: workbook.document().name,
    asOf: money.asOf,
    appVersion: context.appVersion,
    caveats: await caveatsOf(context, [item.lineage]),
  };
  // The key of such money names its card line or term: kind:id:day.
  const isOf = (kind: string, id: string) => item.key === `${kind}:${id}:${item.from}`;
  const months = {
    fees: money.fees.find(({ lineId }) => isOf('overbilling', lineId)) ?? null,
    income: money.income.find(({ termId }) => isOf('underpayment', termId)) ?? null,
  };
  return claimPackage(item, await clauseOf(context, item, job), months, setting);
}

async function clauseOf(context: EngineContext, item: MoneyItem, job: JobContext): Promise<ClaimedClause | null> {
  if (item.commitmentId === null) return null;
  const workbook = context.workbook();
  const { rows } = await runScorecard(workbook, item.partner, presentOf(workbook, context.now()), job);
  const row = rows.find(({ commitment }) => commitment.id === item.commitmentId);
  const result = row?.results.find(({ window }) => window.from === item.from && window.to === item.to);
  return row === undefined || result === undefined ? null : { commitment: row.commitment, result };
}

async function reviewModel(context: EngineContext, partner: string, job: JobContext): Promise<ReportModel> {
  const workbook = context.workbook();
  const document = workbook.document();
  const present = presentOf(workbook, context.now());
  const scorecard = await runScorecard(workbook, partner, present, job);
  const money = await runMoney(workbook, partner, present, job);
  const lineages = [...scorecard.rows.flatMap(({ results }) => results), ...money.items].map(({ lineage }) => lineage);
  return reviewPack({
    partner,
    profile: document.partners.find(({ id }) => id === partner) ?? null,
    scorecard,
    money,
    actions: document.actions,
    incidents: document.incidents.filter((one) => one.partner === partner || one.partner === null),
    escalations: document.escalations,
    movers: await runMovers(workbook, partner, job),
    workbook: document.name,
    appVersion: context.appVersion,
    timeZone: document.settings.timeZone,
    locale: document.settings.locale,
    caveats: await caveatsOf(context, lineages),
  });
}
