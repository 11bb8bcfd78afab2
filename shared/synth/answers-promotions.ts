import { type AnswerQuestion, monthLabel, monthRange, shareQuestion } from './answer-question.ts';
import { promotionLost } from './incident-windows.ts';
import type { PromotionTruth } from './programs/promotion.ts';
import { dayCount, dayText, dayOf, months } from './synth-calendar.ts';

/** Promotional sales that the issuer booked as standard (I24). */
export function promotionAnswers(truth: PromotionTruth): AnswerQuestion[] {
  const common = { metric: 'promo_misapplied_rate', filters: 'partner = "Alder"' };
  const ends = [0, 31, dayOf(3, 1), dayCount];
  return [
    ...months.map((_, month) =>
      shareQuestion({
        ...common,
        id: `promotion-misapplied-${months[month]!.name}`,
        question: `What share of Alder's promotional sales of ${monthLabel(month)} was booked otherwise than promised?`,
        range: monthRange(month),
        share: truth.share(ends[month]!, ends[month + 1]!),
        incidents: month === 2 ? ['I24'] : [],
        explanation: 'Sales with a promised promotion whose booked one differs, over sales with a promised promotion, by booking day.',
      }),
    ),
    shareQuestion({
      ...common,
      id: 'I24-days',
      question: 'How many of the promotional sales of Mar 17 to 19 did Alder book as standard?',
      range: { from: dayText(promotionLost.from), to: dayText(promotionLost.to) },
      share: truth.share(promotionLost.from, promotionLost.to),
      incidents: ['I24'],
      explanation: 'All of them: their customers are charged interest from the first day.',
    }),
  ];
}
