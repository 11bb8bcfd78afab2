import { formatValue } from '../query/format-value.ts';
import type { PartnerScore, ScorecardRow } from './commitment-result.ts';

/** Points of a status; what could not be judged has none and leaves its weight to the others. */
const points: Readonly<Partial<Record<ScorecardRow['results'][number]['status'], number>>> = {
  met: 1,
  on_track: 1,
  in_cure: 0.5,
  at_risk: 0.5,
  missed: 0,
  cannot_be_met: 0,
  cannot_be_met_at_forecast: 0,
};

/** Weighted points of each partner's newest closed window (else its newest): sum of weight x points, weights brought back to 100 % where some are missing. */
export function partnerScores(rows: readonly ScorecardRow[]): PartnerScore[] {
  const partners = [...new Set(rows.map(({ commitment }) => commitment.partner))];
  return partners.map((partner) => {
    const weighted = rows.filter(({ commitment }) => commitment.partner === partner && commitment.weight > 0);
    const judged = weighted.map((row) => {
      const inForce = row.results.filter(({ status }) => status !== 'not_in_force');
      const newest = inForce.findLast(({ window }) => !window.open) ?? inForce.at(-1);
      return { weight: row.commitment.weight, status: newest?.status, points: newest === undefined ? undefined : points[newest.status] };
    });
    const scored = judged.filter((one) => one.points !== undefined);
    const weight = scored.reduce((sum, one) => sum + one.weight, 0);
    const total = scored.reduce((sum, one) => sum + one.weight * (one.points ?? 0), 0);
    const met = scored.filter(({ status }) => status === 'met' || status === 'on_track').length;
    const isRenormalised = scored.length > 0 && scored.length < judged.length;
    const score = weight === 0 ? null : total / weight;
    const left = judged.length - scored.length;
    return {
      partner,
      score,
      met,
      scored: scored.length,
      isRenormalised,
      sentence:
        score === null
          ? 'Nothing could be scored.'
          : `${formatValue(score, { kind: 'ratio' }, 'en-US', { decimals: 0 })} of the weight that could be scored${isRenormalised ? `; ${left} of ${judged.length} clauses could not be judged and the others were brought back to 100 %` : ''}.`,
    };
  });
}
