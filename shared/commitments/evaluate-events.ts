import { formatDay } from '../calendar/day.ts';
import { instantAfter } from '../calendar/service-window.ts';
import { localDay } from '../calendar/time-zone.ts';
import { decimalFraction } from '../money/fraction.ts';
import type { Commitment } from './commitment.ts';
import type { Escalation } from './escalation.ts';
import { clockMinutes, escalationState } from './escalation-clock.ts';
import { type Evaluation, evaluation } from './evaluation.ts';
import { type ClauseMetric, meetsTarget } from './verdict.ts';
import { windowBetween } from './windows.ts';
import { againstText, levelText, sentenceFrom } from './wording.ts';

/** One window for each escalation of the partner at the severities the clause speaks of, by the clock of the clause. `now` in ms. */
export function evaluateEvents(commitment: Commitment, escalations: readonly Escalation[], now: number): Evaluation[] {
  const { source, timeZone } = commitment;
  if (source.kind !== 'escalations') return [];
  const label = source.clock === 'acknowledge' ? 'acknowledged after' : 'resolved after';
  const metric: ClauseMetric = { id: `escalation_${source.clock}`, label, unit: 'minutes', badEvents: 'misses' };
  const found = escalations.flatMap((escalation) => {
    const state = escalationState(escalation, now);
    return escalation.partner === commitment.partner && state !== null && source.severities.includes(firstSeverity(escalation))
      ? [{ escalation, raisedAt: state.raisedAt }]
      : [];
  });
  return found
    .toSorted((a, b) => a.raisedAt - b.raisedAt)
    .flatMap(({ escalation, raisedAt }) => {
      const day = localDay(timeZone, raisedAt);
      const window = windowBetween(commitment, formatDay(day), formatDay(day + 1), escalation.title);
      if (window.inForce === null) return [];
      return [evaluateOne(commitment, metric, window, escalation, raisedAt, now)];
    });
}

/** The severity it was raised with: a later change does not undo a promise that was due. */
function firstSeverity({ events }: Escalation): number {
  return (events.find(({ kind }) => kind === 'raised') ?? events[0])?.severity ?? 3;
}

function evaluateOne(
  commitment: Commitment,
  metric: ClauseMetric,
  window: ReturnType<typeof windowBetween>,
  escalation: Escalation,
  raisedAt: number,
  now: number,
): Evaluation {
  const { terms } = window;
  const { source, timeZone } = commitment;
  const clock = { hours: terms.serviceHours, zone: timeZone };
  const measured = source.kind === 'escalations' ? clockMinutes(escalation, source.clock, clock, now) : null;
  const minutes = Math.round((measured?.minutes ?? 0) * 100) / 100;
  const value = decimalFraction(minutes);
  const isKept = meetsTarget(value, terms, metric.unit);
  const isOver = measured?.isOver === true;
  const status = isOver ? (isKept ? 'met' : 'missed') : isKept ? 'on_track' : 'cannot_be_met';
  const due = instantAfter(terms.serviceHours, timeZone, raisedAt, terms.target * 60_000);
  return evaluation(commitment, metric, window, !isOver, status, value, {
    numerator: String(minutes),
    sentence: isOver
      ? sentenceFrom(againstText(metric, value, terms))
      : sentenceFrom(
          `not ${source.kind === 'escalations' && source.clock === 'acknowledge' ? 'acknowledged' : 'resolved'} yet, ${levelText(minutes, 'minutes')} on the clock of at most ${levelText(terms.target, 'minutes')}`,
          isKept && due !== null ? `due ${new Date(due).toISOString().slice(0, 16).replace('T', ' ')} UTC` : '',
        ),
  });
}
