import type { Dialect } from './dialect.ts';

/** What a person must settle before a file is loaded, and the answers to choose from; none where it takes a word of their own. */
export interface Question {
  readonly text: string;
  readonly answers: readonly Answer[];
}

/** An answer in a few words, and what it says about the file. */
export interface Answer {
  readonly label: string;
  readonly dialect?: Partial<Dialect>;
  /** A layout by its id. */
  readonly format?: string;
  /** A sheet, or a list of a JSON document. */
  readonly sheet?: string;
}

/** The questions in one sentence after the other. */
export const questionsText = (questions: readonly Question[]): string => questions.map(({ text }) => text).join(' ');
