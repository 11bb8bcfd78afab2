import type { AchTruth, ReturnKind } from './ach/ach-truth.ts';
import { type AnswerQuestion, question, quotient, shareQuestion, shareText } from './answer-question.ts';
import { planOf } from './incident-plan.ts';
import type { SynthSize } from './quotas.ts';
import { months } from './synth-calendar.ts';

const returnRange = { from: months[1].from, to: months[2].to } as const;
/** Nacha's levels. */
const unauthorizedLevel = '0.005000000000';

/** Returned ACH debits of February and March against the levels, by both methods (I13). */
export function achAnswers(truth: AchTruth, size: SynthSize): AnswerQuestion[] {
  const isPlanted = planOf('I13', size).isPlanted;
  const window = truth.sameWindow(['unauthorized']);
  const files = truth.originalFilesShare();
  const common = { filters: 'partner = "Cobalt"', range: returnRange, incidents: isPlanted ? ['I13'] : [] };
  const share = (metric: string, id: string, words: string, kinds: readonly ReturnKind[], explanation: string) =>
    shareQuestion({ ...common, id, metric, question: words, share: truth.sameWindow(kinds), explanation });
  return [
    shareQuestion({
      ...common,
      id: 'I13-same-window',
      question: 'What share of debits was returned as unauthorized in February and March, by the method same_window?',
      metric: 'ach_return_rate_unauthorized',
      share: window,
      explanation: 'Debits returned with R05, R07, R10, R11, R29 or R51 in the two months over the debits of files created in them.',
      temptingWrong: { value: shareText(files), cause: 'the method original_files' },
    }),
    shareQuestion({
      ...common,
      id: 'I13-original-files',
      question: 'What share of debits was returned as unauthorized in February and March, by the method original_files?',
      metric: 'ach_return_rate_unauthorized_files',
      share: files,
      explanation: `The same returns over the debits of the ${truth.files} files in which their originals were sent, January's among them.`,
      temptingWrong: { value: shareText(window), cause: 'the method same_window' },
    }),
    ...(isPlanted
      ? [
          question({
            ...common,
            id: 'I13-level',
            question: 'By which method are unauthorized returns above the level of 0.5 %?',
            metric: 'ach_return_rate_unauthorized_files',
            command: null,
            value: 'original_files',
            explanation: `By original_files ${shareText(files).slice(0, 8)}, by same_window ${shareText(window).slice(0, 8)}; the level is ${unauthorizedLevel.slice(0, 5)}. The answer names the method.`,
            temptingWrong: { value: 'neither', cause: 'looked at by one method' },
          }),
        ]
      : []),
    share(
      'ach_return_rate_administrative',
      'ach-administrative',
      'What share of debits was returned for a wrong or closed account in February and March?',
      ['administrative'],
      'R02, R03 and R04 over debits of the same two months; the level is 3 %.',
    ),
    question({
      ...common,
      id: 'ach-overall',
      question: 'What share of debits was returned in February and March, whatever the reason?',
      metric: 'ach_return_rate_overall',
      numerator: String(truth.returned(['unauthorized', 'administrative', 'funds'])),
      denominator: String(window.denominator),
      value: quotient(BigInt(truth.returned(['unauthorized', 'administrative', 'funds'])), BigInt(window.denominator)),
      tolerance: 1e-9,
      explanation: 'A notification of change is no return; the level is 15 %.',
      temptingWrong: {
        value: quotient(BigInt(truth.returned(['unauthorized', 'administrative', 'funds', 'correction'])), BigInt(window.denominator)),
        cause: 'notifications of change counted as returns',
      },
    }),
  ];
}
