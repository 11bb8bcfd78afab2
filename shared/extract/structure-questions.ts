import type { FoundTable } from './find-tables.ts';
import type { Question } from './question.ts';
import { isFilled } from './row-shape.ts';
import type { SampleRow } from './sample-row.ts';

const mostNames = 4;
/** How a line is named in an answer: by its first words. */
const wordsOf = (fields: readonly string[]): string => {
  const filled = fields.filter(isFilled);
  return `${filled.slice(0, mostNames).join(', ')}${filled.length > mostNames ? ', …' : ''}`;
};

/** Of several tables in a file one is meant; `isWhole`: the last of them is known to its end. */
export function whichTable(tables: readonly FoundTable[], rows: readonly SampleRow[], isWhole: boolean): Question {
  const span = ({ firstLine, lastLine }: FoundTable) => `lines ${firstLine} to ${lastLine}`;
  return {
    text: `Which table is meant? The file holds ${tables.length}: ${tables.map(span).join(', ')}.`,
    answers: tables.map((table, index) => {
      const isOpen = !isWhole && index === tables.length - 1;
      const head = rows.find(({ line }) => line === table.firstLine);
      return {
        label: `${isOpen ? `Lines ${table.firstLine} and on` : `Lines ${table.firstLine} to ${table.lastLine}`}: ${wordsOf(head?.fields ?? [])}`,
        dialect: { preambleLines: table.firstLine - 1, lastLine: isOpen ? null : table.lastLine },
      };
    }),
  };
}

/** The line that names the columns does not fit the records. */
export function whatNames({ line, fault, fields: names }: SampleRow, fields: number): Question {
  const what = fault === null ? `names ${names.length} columns, and the records have ${fields} fields` : 'is damaged';
  const numbered = Array.from({ length: fields }, (_, column) => `c${column + 1}`);
  const inOrder = Array.from({ length: fields }, (_, column) => names[column] ?? `c${column + 1}`);
  return {
    text: `What are the columns called? Line ${line} ${what}.`,
    answers: [
      ...(fault === null ? [{ label: `As line ${line} names them, from the left`, dialect: { columns: inOrder } }] : []),
      { label: `By their numbers, c1 to c${fields}`, dialect: { columns: numbered } },
    ],
  };
}

/** `others`: rows above the header that fill as many cells. */
export function whereBegins(header: SampleRow, others: readonly SampleRow[]): Question {
  const [first] = others;
  const begins = first === undefined ? [header] : [header, first];
  return {
    text: `Where does the table begin? What stands on lines ${first?.line} to ${others.at(-1)?.line} may belong to it, or to another one.`,
    answers: begins.map(({ line, fields }) => ({
      label: `With line ${line}: ${wordsOf(fields)}`,
      dialect: { preambleLines: line - 1, headerRows: 1 },
    })),
  };
}

/** Several rows above the first record hold words only. */
export function howManyNames(header: readonly SampleRow[]): Question {
  const [first, last] = [header[0]?.line ?? 1, header.at(-1)?.line ?? 1];
  return {
    text: `How many lines name the columns? Lines ${first} to ${last} hold no values.`,
    answers: [
      { label: `Lines ${first} to ${last} together`, dialect: { headerRows: header.length } },
      { label: `Line ${last} alone`, dialect: { preambleLines: last - 1, headerRows: 1 } },
      { label: `Line ${first} alone, the others are rows`, dialect: { headerRows: 1 } },
    ],
  };
}

/** The first line may name the columns or be a record. */
export const isFirstLineNames: Question = {
  text: 'Does the first line name the columns?',
  answers: [
    { label: 'Yes, it names them', dialect: { hasHeader: true } },
    { label: 'No, it is a record', dialect: { hasHeader: false } },
  ],
};
