import type { Question } from './question.ts';
import type { DelimiterFit } from './sniff-dialect.ts';

const delimiterNames: Readonly<Record<string, string>> = { ',': 'Comma', ';': 'Semicolon', '\t': 'Tab', '|': 'Bar', ' ': 'Space' };

/** Several delimiters part the text equally well. */
export function whichDelimiter(fitting: readonly DelimiterFit[]): Question {
  return {
    text: 'Which delimiter parts the fields?',
    answers: fitting.map(({ delimiter, fields }) => ({
      label: `${delimiterNames[delimiter] ?? delimiter}: ${fields} fields`,
      dialect: { delimiter },
    })),
  };
}

/** Amounts fit two marks and mean something else under each. */
export const whichMark: Question = {
  text: 'Is "1,234" one thousand or one point two?',
  answers: [
    { label: 'One thousand: 1,234.00', dialect: { decimal: '.', thousands: ',' } },
    { label: 'One point two: 1,234 is 1.234', dialect: { decimal: ',', thousands: '.' } },
  ],
};

/** No date tells whether its day or its month comes first. */
export const dayOrMonth: Question = {
  text: 'Do dates begin with the day or with the month?',
  answers: [
    { label: 'With the day: 04/02 is February 4', dialect: { dateOrder: 'dmy' } },
    { label: 'With the month: 04/02 is April 2', dialect: { dateOrder: 'mdy' } },
  ],
};
