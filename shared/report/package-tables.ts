import { addMonths } from '../calendar/day.ts';
import { momentText } from '../calendar/moment-text.ts';
import { periodLabel } from '../calendar/period.ts';
import { dayText } from '../charts/source-line.ts';
import { type EscalationState, escalationState } from '../commitments/escalation-clock.ts';
import type { Escalation } from '../commitments/escalation.ts';
import type { NotedIncident } from '../commitments/with-incidents.ts';
import { claimText } from '../partners/claim.ts';
import { type FeeCheck, type IncomeCheck, type MoneyItem, moneyWords, type OwedByUs, owedByUsWords } from '../partners/money-item.ts';
import { actionState, dueWords, type PartnerAction } from '../partners/partner-action.ts';
import { escalationPath, type PartnerProfile, profileDates } from '../partners/partner-profile.ts';
import type { Movers } from '../partners/mover.ts';
import { textCell, valueCell } from './model-cells.ts';
import type { ModelColumn, ModelTable } from './report-spec.ts';

const text = (label: string): ModelColumn => ({ label, align: 'left', kind: 'text' });
const number = (label: string): ModelColumn => ({ label, align: 'right', kind: 'number' });

/** Names left, values right: an arithmetic, terms of a clause. */
export function pairTable(pairs: readonly { readonly label: string; readonly value: string; readonly isSum?: boolean }[]): ModelTable {
  return {
    columns: [text('What'), { ...text('Value'), align: 'right' }],
    rows: pairs.map(({ label, value }) => [textCell(label), textCell(value)]),
    totals: pairs.filter(({ isSum }) => isSum === true).length,
  };
}

export function moneyTable(items: readonly MoneyItem[], locale: string): ModelTable {
  return {
    columns: [text('What'), text('For'), text('Contract'), number('Amount'), text('Notice by'), text('Claim')],
    rows: items.map(({ kind, title, label, contract, clause, amount, noticeDue, claim }) => [
      textCell(`${moneyWords[kind]}: ${title}`),
      textCell(label),
      textCell([contract, clause].filter((part) => part !== '').join(', ')),
      valueCell(amount.amount, { kind: 'money', currency: amount.currency }, locale),
      textCell(noticeDue === null ? '' : dayText(noticeDue)),
      textCell(claim === null ? 'None' : claimText(claim)),
    ]),
  };
}

export function owedByUsTable(items: readonly OwedByUs[], locale: string): ModelTable {
  return {
    columns: [text('What'), text('For'), text('Contract'), number('Amount'), text('Why')],
    rows: items.map(({ kind, title, label, contract, clause, amount, sentence }) => [
      textCell(`${owedByUsWords[kind]}: ${title}`),
      textCell(label),
      textCell([contract, clause].filter((part) => part !== '').join(', ')),
      valueCell(amount.amount, { kind: 'money', currency: amount.currency }, locale),
      textCell(sentence),
    ]),
  };
}

const sideWords = { us: 'Us', partner: 'Partner', both: 'Both' } as const;
const statusText = { open: 'Open', in_progress: 'In progress', blocked: 'Blocked', done: 'Done', dropped: 'Dropped' } as const;

export function actionTable(actions: readonly PartnerAction[], asOf: string): ModelTable {
  return {
    columns: [text('Ask'), text('Owner'), text('Raised'), text('Due'), text('State'), text('Source, evidence')],
    rows: actions.map((action) => {
      const state = actionState(action, asOf);
      return [
        textCell(action.ask),
        textCell([sideWords[action.side], action.owner].filter((part) => part !== '').join(', ')),
        textCell(dayText(action.raisedOn)),
        textCell(action.due === null ? '' : `${dayText(action.due)}${state.daysLate === null ? '' : `, ${dueWords(state)}`}`),
        textCell(stateText(action, statusText[state.status], asOf)),
        textCell([action.source.kind, action.evidence].filter((part) => part !== '').join(', ')),
      ];
    }),
  };
}

/** "In progress, Mar 20, 2026: ticket raised": the state with the last that was noted of it. */
function stateText({ events }: PartnerAction, state: string, asOf: string): string {
  const last = events.filter(({ on }) => on <= asOf).at(-1);
  return last === undefined ? state : `${state}, ${dayText(last.on)}${last.note === '' ? '' : `: ${last.note}`}`;
}

/** "5 h 12 min" */
export function durationText(minutes: number): string {
  const whole = Math.round(minutes);
  const [hours, left] = [Math.floor(whole / 60), whole % 60];
  if (hours === 0) return `${left} min`;
  return hours < 48 ? `${hours} h ${left} min` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

export function escalationWords(state: EscalationState, asOf: number): string {
  const age = ((state.resolvedAt ?? asOf) - state.raisedAt) / 60_000;
  if (!state.isOpen) return `resolved after ${durationText(age)}`;
  return `open for ${durationText(age)}${state.isPaused ? ', clock paused' : ''}`;
}

/** Incidents, newest first; one that goes on has lasted until `asOf`, ms since 1970 UTC. */
export function incidentTable(incidents: readonly NotedIncident[], asOf: number, zone: string): ModelTable {
  const at = (instant: number): string => momentText(instant, zone);
  return {
    columns: [text('Incident'), text('From'), text('To'), text('Lasted')],
    rows: incidents
      .toSorted((a, b) => Date.parse(b.start) - Date.parse(a.start))
      .map(({ label, start, end }) => {
        const [from, to] = [Date.parse(start), end === null ? null : Date.parse(end)];
        const lasted = durationText(((to ?? asOf) - from) / 60_000);
        return [textCell(label), textCell(at(from)), textCell(to === null ? 'goes on' : at(to)), textCell(lasted)];
      }),
  };
}

export function escalationTable(escalations: readonly Escalation[], asOf: number, zone: string): ModelTable {
  const at = (instant: number): string => momentText(instant, zone);
  return {
    columns: [text('Escalation'), text('Severity'), text('Raised'), text('State'), text('Root cause')],
    rows: escalations.flatMap((escalation) => {
      const state = escalationState(escalation, asOf);
      if (state === null) return [];
      return [
        [
          textCell(escalation.title),
          textCell(`Sev ${state.severity}`),
          textCell(at(state.raisedAt)),
          textCell(escalationWords(state, asOf)),
          textCell(escalation.rootCause === '' ? 'not told yet' : escalation.rootCause),
        ],
      ];
    }),
  };
}

export function moverTable({ movers }: Movers, locale: string): ModelTable {
  return {
    columns: [text('Figure'), number('Before'), number('Now'), text('Change')],
    rows: movers.map(({ label, unit, before, now, change }) => [
      textCell(label),
      valueCell(before, unit, locale),
      valueCell(now, unit, locale),
      textCell(change),
    ]),
  };
}

export function profileTable(profile: PartnerProfile): ModelTable {
  return pairTable([
    ...profileDates(profile).map(({ label, day }) => ({ label, value: dayText(day) })),
    ...escalationPath(profile).map(({ level, name, role, phone }) => ({
      label: `Step ${level ?? ''}: ${name}`,
      value: [role, phone].filter((part) => part !== '').join(', '),
    })),
  ]);
}

/** Billed against the rate card, month by month: also where nothing is over, so that the change is seen. */
export function feeMonthsTable({ months, currency }: FeeCheck, locale: string): ModelTable {
  const money = (amount: string) => valueCell(amount, { kind: 'money', currency }, locale);
  return {
    columns: [text('Month'), number('Sales'), number('Value of sales'), number('Billed'), number('By the card'), number('Difference')],
    rows: months.map(({ month, items, sales, billed, byCard, difference }) => [
      textCell(periodLabel({ from: `${month}-01`, to: addMonths(`${month}-01`, 1) })),
      valueCell(items, { kind: 'count' }, locale),
      money(sales),
      money(billed),
      money(byCard),
      money(difference),
    ]),
  };
}

/** Due against paid, month by month. */
export function incomeMonthsTable({ months, currency }: IncomeCheck, locale: string): ModelTable {
  const money = (amount: string | null) =>
    amount === null ? textCell('not stated') : valueCell(amount, { kind: 'money', currency }, locale);
  return {
    columns: [text('Month'), number('Events'), number('Paid for'), number('Due'), number('Paid'), number('Short')],
    rows: months.map(({ month, events, paidEvents, due, paid, short }) => [
      textCell(periodLabel({ from: `${month}-01`, to: addMonths(`${month}-01`, 1) })),
      valueCell(events, { kind: 'count' }, locale),
      paidEvents === null ? textCell('') : valueCell(paidEvents, { kind: 'count' }, locale),
      money(due),
      money(paid),
      money(short),
    ]),
  };
}
