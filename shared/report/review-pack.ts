import { periodLabel } from '../calendar/period.ts';
import { dayText } from '../charts/source-line.ts';
import { escalationState } from '../commitments/escalation-clock.ts';
import type { Escalation } from '../commitments/escalation.ts';
import type { Scorecard } from '../commitments/commitment-result.ts';
import type { NotedIncident } from '../commitments/with-incidents.ts';
import { written } from '../commitments/remedy.ts';
import type { MoneyBook } from '../partners/money-item.ts';
import { isStillOwed, unconvertedText } from '../partners/money-owed.ts';
import type { Movers } from '../partners/mover.ts';
import { actionState, openActions, type PartnerAction } from '../partners/partner-action.ts';
import type { PartnerProfile } from '../partners/partner-profile.ts';
import { scorecardBlock } from './figure-blocks.ts';
import { actionTable, escalationTable, incidentTable, moneyTable, moverTable, owedByUsTable, profileTable } from './package-tables.ts';
import type { ModelBlock, ModelTable, ReportModel } from './report-spec.ts';

export interface ReviewParts {
  readonly partner: string;
  readonly profile: PartnerProfile | null;
  readonly scorecard: Scorecard;
  readonly money: MoneyBook;
  readonly actions: readonly PartnerAction[];
  readonly escalations: readonly Escalation[];
  /** The partner's own, and those of all partners. */
  readonly incidents: readonly NotedIncident[];
  readonly movers: Movers | null;
  readonly workbook: string;
  readonly appVersion: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly caveats: readonly string[];
}

/** What is on the table when the partner is called: promises, money, asks, escalations, what moved. */
export function reviewPack(parts: ReviewParts): ReportModel {
  const { partner, profile, scorecard, money, movers, locale } = parts;
  const asOf = Date.parse(scorecard.asOf);
  const own = parts.actions.filter((action) => action.partner === partner);
  const open = openActions(own, money.asOf);
  const closed = own.filter((action) => !open.includes(action) && action.raisedOn <= money.asOf);
  const late = open.filter((action) => (actionState(action, money.asOf).daysLate ?? 0) > 0).length;
  const escalations = parts.escalations.filter((escalation) => escalation.partner === partner);
  const incidents = parts.incidents.filter(({ start }) => Date.parse(start) <= asOf);
  const openEscalations = escalations.filter((escalation) => escalationState(escalation, asOf)?.isOpen === true).length;
  const sums = money.partners.find((one) => one.partner === partner);
  const owed =
    sums !== undefined && sums.owedToUs === null
      ? unconvertedText(money.items, partner)
      : written(sums?.owedToUs ?? '0.00', money.currency);
  const score = scorecard.scores.find((one) => one.partner === partner);
  const count = (many: number, one: string): string => `${many} ${one}${many === 1 ? '' : 's'}`;
  const items = money.items.filter(isStillOwed);
  const table = (id: string, title: string, of: ModelTable, notes: readonly string[] = []): ModelBlock => ({
    kind: 'table',
    id,
    title,
    table: of,
    lineage: id === 'money' ? items.map(({ lineage }) => lineage) : id === 'owed-by-us' ? money.owedByUs.map(({ lineage }) => lineage) : [],
    notes,
  });
  const blocks: ModelBlock[] = [
    {
      kind: 'headline',
      id: 'headline',
      text: `${partner} owes ${owed}; ${score === undefined ? 'no commitment is scored' : `${score.met} of ${count(score.scored, 'scored commitment')} met`}; ${count(late, 'action')} overdue`,
      lineage: [],
    },
    {
      kind: 'text',
      id: 'summary',
      text: `${count(open.length, 'open action')}, ${count(openEscalations, 'open escalation')}, ${count(items.length, 'amount')} to claim or collect, as of ${dayText(money.asOf)}.`,
      lineage: [],
    },
    scorecardBlock({ id: 'commitments', title: 'Commitments', partner }, { ...scorecard, asOf: money.asOf }, locale),
    ...(items.length === 0 ? [] : [table('money', 'Money owed to us', moneyTable(items, locale))]),
    ...(money.owedByUs.length === 0 ? [] : [table('owed-by-us', 'Money owed by us', owedByUsTable(money.owedByUs, locale))]),
    ...(open.length === 0 ? [] : [table('actions', 'Open actions', actionTable(open, money.asOf))]),
    ...(closed.length === 0 ? [] : [table('closed', 'Actions closed', actionTable(closed, money.asOf))]),
    ...(escalations.length === 0 ? [] : [table('escalations', 'Escalations', escalationTable(escalations, asOf, parts.timeZone))]),
    ...(incidents.length === 0 ? [] : [table('incidents', 'Incidents', incidentTable(incidents, asOf, parts.timeZone))]),
    ...(movers === null || movers.movers.length === 0
      ? []
      : [table('movers', `What moved, ${movers.basis}`, moverTable(movers, locale), [periodLabel(movers.period)])]),
    ...(profile === null ? [] : [table('profile', 'Contract days and who to call', profileTable(profile))]),
  ];
  return {
    name: `${partner} review`,
    subtitle: [profile?.role ?? '', `as of ${dayText(money.asOf)}`].filter((part) => part !== '').join(', '),
    workbook: parts.workbook,
    asOf: money.asOf,
    appVersion: parts.appVersion,
    blocks,
    caveats: parts.caveats,
  };
}
