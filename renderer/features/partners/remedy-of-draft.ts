import type { Remedy } from '../../../shared/commitments/remedy-terms.ts';
import type { RemedyDraft } from './commitment-draft.ts';
import type { DraftNumbers } from './draft-numbers.ts';

/** The remedy a draft comes to, or in a sentence what it still needs. */
export function remedyOf(draft: RemedyDraft, numbers: DraftNumbers): Remedy | string {
  const [amount, cap, currency] = [draft.amount.trim(), draft.cap.trim() === '' ? null : draft.cap.trim(), draft.currency.trim()];
  switch (draft.remedy) {
    case 'none':
      return { kind: 'none' };
    case 'fixed':
      return amount === '' ? 'Give the amount of the credit.' : { kind: 'fixed', amount, currency };
    case 'per_point': {
      const sharePerPoint = numbers.share('For each point', draft.ladder);
      return amount === '' || sharePerPoint === null
        ? 'Give the fee that the credit is a share of, and the percent for each point.'
        : { kind: 'per_point', base: amount, currency, sharePerPoint, cap };
    }
    case 'pool': {
      const allocation = numbers.share('Allocation', draft.allocation);
      const repeatMultiplier = numbers.number('Repeated misses count', draft.multiplier) ?? 1;
      return amount === '' || allocation === null
        ? 'Give the amount at risk, and this clause’s percent of it.'
        : { kind: 'pool', atRisk: amount, currency, allocation, repeatMultiplier, cap };
    }
    case 'late_interest': {
      const annualRate = numbers.share('Interest', draft.amount);
      return annualRate === null
        ? 'Give the interest in percent a year.'
        : { kind: 'late_interest', annualRate, yearDays: draft.yearDays === '360' ? 360 : 365 };
    }
    case 'ladder': {
      const steps = draft.ladder
        .split(/[,;]/)
        .filter((step) => step.trim() !== '')
        .map((step) => {
          const [below = '', share = ''] = step.split(':');
          return { below: numbers.level('Ladder', below), share: numbers.share('Ladder', share) };
        });
      const whole = steps.flatMap(({ below, share }) => (below === null || share === null ? [] : [{ below, share }]));
      if (amount === '') return 'Give the fee that the credit is a share of.';
      if (whole.length === 0 || whole.length < steps.length)
        return 'Write the ladder as level: percent of the fee, such as 99.9: 10, 99.0: 25.';
      return { kind: 'ladder', base: amount, currency, cap, steps: whole };
    }
  }
}
