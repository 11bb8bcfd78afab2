import { type AnswerQuestion, monthLabel, monthRange, shareQuestion, shareText } from './answer-question.ts';
import type { AttemptTruth, Share } from './attempt-truth.ts';
import { authenticated } from './authentication.ts';
import { months } from './synth-calendar.ts';

const { frictionless, attempted, passed, failed, abandoned, error } = authenticated;

/** 3-D Secure on cards: what was asked for, and how it ended. */
export function authenticationAnswers({ authentication }: AttemptTruth): AnswerQuestion[] {
  return months.flatMap((_, month) => {
    const rate = (id: string, metric: string, words: string, share: Share, explanation: string, wrong?: readonly [Share, string]) =>
      shareQuestion({
        id: `${id}-${months[month]!.name}`,
        question: `${words} in ${monthLabel(month)}?`,
        metric,
        filters: '',
        range: monthRange(month),
        share,
        explanation,
        temptingWrong: wrong === undefined ? null : { value: shareText(wrong[0]), cause: wrong[1] },
      });
    const challenges = [passed, failed, abandoned];
    return [
      rate(
        '3ds-frictionless',
        'frictionless_rate',
        'What share of card authentications was granted without a challenge',
        authentication.share(month, [frictionless, attempted]),
        'Answers Y and A without a challenge, over attempts for which authentication was asked for.',
        [authentication.liabilityShift(month), 'approved attempts with liability shift over all approved card attempts'],
      ),
      rate(
        '3ds-challenge',
        'challenge_rate',
        'What share of card authentications was challenged',
        authentication.share(month, challenges),
        'Challenges passed, failed and abandoned, over authentications.',
        [authentication.share(month, [passed]), 'challenges that were passed alone'],
      ),
      rate(
        '3ds-challenge-success',
        'challenge_success',
        'What share of challenges was passed',
        authentication.challengeShare(month, [passed]),
        'Of all challenges, the abandoned ones included.',
        [
          {
            numerator: authentication.challengeShare(month, [passed]).numerator,
            denominator: authentication.challengeShare(month, [passed, failed]).numerator,
          },
          'abandoned challenges left out',
        ],
      ),
      rate(
        '3ds-abandonment',
        'challenge_abandonment',
        'What share of challenges was abandoned',
        authentication.challengeShare(month, [abandoned]),
        'The customer left: a challenge without an answer.',
      ),
      rate(
        '3ds-error',
        'authentication_error_rate',
        'What share of card authentications failed technically',
        authentication.share(month, [error]),
        'Answer U: the payment went on without authentication.',
      ),
      rate(
        '3ds-liability-shift',
        'liability_shift_rate',
        'For what share of approved card attempts does the issuer bear fraud',
        authentication.liabilityShift(month),
        'Indicators 05 and 06, or 02 and 01 at Mastercard, among approved attempts on cards of every network and the private label.',
      ),
    ];
  });
}
