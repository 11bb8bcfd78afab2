import { parseDay } from '../calendar/day.ts';
import { serviceHoursProblem } from '../calendar/service-window.ts';
import { isTimeZone } from '../calendar/time-zone.ts';
import type { ClauseUnit } from './clause-unit.ts';
import type { Commitment } from './commitment.ts';
import { remedyProblem } from './remedy-problem.ts';
import { amendmentsInOrder, termsOn } from './terms-in-force.ts';
import { levelText } from './wording.ts';

/** What in a clause contradicts itself or means nothing, in a sentence without its full stop; null when it can be judged. `unit`: its metric's, null when not known. */
export function clauseProblem(commitment: Commitment, unit: ClauseUnit | null): string | null {
  const ids = [
    identityProblem(commitment),
    sourceProblem(commitment),
    exclusionProblem(commitment),
    termsProblem(commitment, unit),
    amendmentProblem(commitment, unit),
  ];
  return ids.find((problem) => problem !== null) ?? null;
}

function identityProblem({ partner, title, timeZone, effectiveFrom, effectiveTo }: Commitment): string | null {
  if (partner.trim() === '') return 'it names no partner';
  if (title.trim() === '') return 'it has no title';
  if (!isTimeZone(timeZone)) return `${timeZone === '' ? 'no time zone' : timeZone} is not a time zone; write one like America/New_York`;
  const noDay = [effectiveFrom, effectiveTo].find((day) => day !== null && parseDay(day) === null);
  if (noDay !== undefined) return `there is no day ${noDay}`;
  return effectiveTo !== null && effectiveTo <= effectiveFrom ? 'it ends before it is in force' : null;
}

/** Interest is owed on sales that settled late, so its clause is about settlement. */
const isAboutSettlement = (metric: string): boolean => /^settle(d|ment)_/.test(metric);

function sourceProblem({
  source,
  metric,
  window,
  downtimeRule,
  maintenance,
  exclusions,
  partnerFigure,
  remedy,
}: Commitment): string | null {
  if (remedy.kind === 'late_interest' && (source.kind !== 'rows' || !isAboutSettlement(metric)))
    return 'interest on what settled late needs a clause that is measured by settlement, such as settled on time';
  if (source.kind === 'escalations' && window !== 'event')
    return 'the log of escalations is judged event by event, so its window is one event';
  if (source.kind !== 'escalations' && window === 'event') return 'only the log of escalations has a window for each event';
  if (source.kind === 'rows' && metric === '') return 'it needs a metric, because our own rows decide';
  if (source.kind === 'reported' && (downtimeRule !== null || maintenance !== null || exclusions.length > 0))
    return 'a figure that the partner reports is taken as given, so no downtime rule and no exclusion can change it';
  if (source.kind === 'reported' && partnerFigure !== null)
    return 'the partner’s own figure already decides, so it cannot also stand beside itself';
  const isByMinutes = metric === 'availability_time';
  if (source.kind === 'rows' && isByMinutes && downtimeRule === null)
    return 'availability by minutes needs the rule that makes a minute a minute down';
  return source.kind === 'rows' && !isByMinutes && downtimeRule !== null
    ? 'a downtime rule means something for availability by minutes only'
    : null;
}

function exclusionProblem({ exclusions, excludedIncidents, maintenance }: Commitment): string | null {
  const seen = new Set<string>();
  for (const { id, label, start, end, announcedAt } of exclusions) {
    if (seen.has(id)) return `the exclusion ${id} is there twice`;
    seen.add(id);
    if (!(Date.parse(start) < Date.parse(end))) return `the exclusion ${label} ends before it begins`;
    if (announcedAt !== null && Number.isNaN(Date.parse(announcedAt)))
      return `the exclusion ${label} has no valid time of its announcement`;
  }
  if (new Set(excludedIncidents.map(({ incidentId }) => incidentId)).size < excludedIncidents.length)
    return 'an incident is excluded twice';
  return maintenance === null && exclusions.some(({ kind }) => kind === 'maintenance')
    ? 'it lists maintenance but has no rule that excludes maintenance'
    : null;
}

function termsProblem(terms: Commitment, unit: ClauseUnit | null): string | null {
  return levelsProblem(terms, unit) ?? limitsProblem(terms) ?? remedyProblem(terms, unit);
}

const highestLevel = 1e12;

function levelsProblem({ operator, target, upper, minimum, expected, rounding }: Commitment, unit: ClauseUnit | null): string | null {
  if (operator === 'between' && upper === null) return 'a range needs its upper end';
  if (operator !== 'between' && upper !== null) return 'only a range has an upper end';
  if (upper !== null && upper <= target) return 'the range ends before it begins';
  const levels = [target, upper, minimum, expected].filter((level) => level !== null);
  if (unit === 'ratio' && levels.some((level) => level < 0 || level > 1))
    return `a share lies between 0 and 100 %, and ${levelText(levels.find((level) => level < 0 || level > 1) ?? 0, 'ratio')} does not`;
  if (levels.some((level) => level < 0)) return 'a level is never negative';
  if (levels.some((level) => level > highestLevel)) return 'a level above a trillion is a slip of the pen';
  const isWorse = (level: number): boolean => (operator === '<=' ? level > target : level < target);
  const shown = (level: number): string => levelText(level, unit ?? 'count');
  if (minimum !== null && !isWorse(minimum) && minimum !== target)
    return `the minimum level ${shown(minimum)} is stricter than the level it is judged by, ${shown(target)}`;
  if (expected !== null && isWorse(expected))
    return `the expected level ${shown(expected)} is looser than the level it is judged by, ${shown(target)}`;
  return rounding !== null && (rounding < 0 || rounding > 9) ? 'it rounds to between 0 and 9 decimals' : null;
}

function limitsProblem({ minimumSample, rollsSmallSample, claimWithinDays, chronic, serviceHours }: Commitment): string | null {
  if (minimumSample !== null && minimumSample < 1) return 'a minimum sample is at least 1';
  if (rollsSmallSample && minimumSample === null) return 'without a minimum sample no window is too small to stand alone';
  if (claimWithinDays !== null && claimWithinDays < 0) return 'a claim is due after the window, not before';
  if (chronic !== null && chronic.misses > chronic.ofWindows)
    return `${chronic.misses} misses cannot happen in ${chronic.ofWindows} windows`;
  return serviceHours === null ? null : serviceHoursProblem(serviceHours);
}

function amendmentProblem(commitment: Commitment, unit: ClauseUnit | null): string | null {
  const seen = new Set<string>();
  for (const { label, effectiveFrom, changes } of amendmentsInOrder(commitment)) {
    if (parseDay(effectiveFrom) === null) return `with ${label}, there is no day ${effectiveFrom}`;
    if (Object.keys(changes).length === 0) return `${label} changes nothing`;
    if (seen.has(effectiveFrom)) return `two amendments take effect on ${effectiveFrom}`;
    seen.add(effectiveFrom);
    if (effectiveFrom <= commitment.effectiveFrom) return `${label} takes effect before the clause is in force`;
    if (commitment.effectiveTo !== null && effectiveFrom >= commitment.effectiveTo)
      return `${label} takes effect after the clause has ended`;
    const { terms } = termsOn(commitment, effectiveFrom);
    const problem = termsProblem(terms, unit) ?? sourceProblem(terms) ?? exclusionProblem(terms);
    if (problem !== null) return `with ${label}, ${problem}`;
  }
  return null;
}
