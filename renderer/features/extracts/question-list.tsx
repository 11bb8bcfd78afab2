import type { JSX } from 'react';
import type { Answer, Question } from '../../../shared/extract/question.ts';
import type { ImportChoice } from '../../../shared/extract/receipt.ts';
import { Button } from '../../ui/button/button.tsx';
import { ColumnsField } from './columns-field.tsx';

/** A choice that says nothing of these. */
export const without = (choice: ImportChoice, ...keys: readonly (keyof ImportChoice)[]): ImportChoice =>
  Object.fromEntries(Object.entries(choice).filter(([key]) => !keys.some((gone) => gone === key)));

/** What an answer says, beside what was said before. */
export function withAnswer(choice: ImportChoice, { dialect, format, sheet }: Answer): ImportChoice {
  // Other columns have other meanings.
  return {
    ...without(choice, 'mapping'),
    ...(dialect === undefined ? {} : { dialect: { ...choice.dialect, ...dialect } }),
    ...(format === undefined ? {} : { format }),
    ...(sheet === undefined ? {} : { sheet }),
  };
}

/** A question that can be answered on the spot holds the file up until it is. */
export const isHeldUp = (questions: readonly Question[]): boolean => questions.some(({ answers }) => answers.length > 0);

/** The names that a first answer gives the columns; null where the question is about something else. */
const namesIn = ([first]: Question['answers']): readonly string[] | null => first?.dialect?.columns ?? null;

/** What must be settled before a file is loaded, each with its answers. */
export function QuestionList({
  questions,
  onAnswer,
}: {
  readonly questions: readonly Question[];
  readonly onAnswer: (answer: Answer) => void;
}): JSX.Element | null {
  if (questions.length === 0) return null;
  return (
    <section className="questions" aria-label="To be settled first">
      {questions.map(({ text, answers }) => {
        const names = namesIn(answers);
        return (
          <fieldset key={text}>
            <legend>{text}</legend>
            <div className="question-answers">
              {answers.map((answer) => (
                <Button key={answer.label} onPress={() => onAnswer(answer)}>
                  {answer.label}
                </Button>
              ))}
            </div>
            {names !== null && <ColumnsField names={names} onChange={(columns) => onAnswer({ label: 'By name', dialect: { columns } })} />}
          </fieldset>
        );
      })}
    </section>
  );
}
