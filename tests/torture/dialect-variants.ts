import type { Dialect, ImportChoice } from '../../shared/extract/receipt.ts';
import type { CleanTable } from './clean-table.ts';
import type { Outcome } from './judge.ts';
import { asText, type Variant, variant } from './variant.ts';
import { joinRows, plain, type Writing, writeFields } from './write-table.ts';

const delimiters: Readonly<Record<string, string>> = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  pipe: '|',
  space: ' ',
  'comma and space': ', ',
  'two pipes': '||',
  caret: '^',
};
const newlines: Readonly<
  Record<string, { readonly in: readonly string[]; readonly ends: 'lf' | 'cr' | 'any'; readonly declared: Dialect['newline'] }>
> = {
  LF: { in: ['\n'], ends: 'lf', declared: 'lf' },
  CRLF: { in: ['\r\n'], ends: 'lf', declared: 'crlf' },
  CR: { in: ['\r'], ends: 'cr', declared: 'cr' },
  'LF and CRLF': { in: ['\n', '\r\n', '\n'], ends: 'lf', declared: 'mixed' },
  'LF, CRLF and CR': { in: ['\n', '\r\n', '\r'], ends: 'any', declared: 'any' },
};
const quotings: Readonly<Record<string, Pick<Writing, 'quote' | 'escape'>>> = {
  'doubled quotes': { quote: '"', escape: '"' },
  'backslash before quotes': { quote: '"', escape: '\\' },
  apostrophes: { quote: "'", escape: "'" },
};

const declaredAs = (writing: Writing, newline: Dialect['newline']): ImportChoice => ({
  ...asText,
  dialect: { encoding: 'utf-8', delimiter: writing.delimiter, quote: writing.quote, escape: writing.escape, newline, hasHeader: true },
});

/** Every way of writing the same table, declared and left to be found. */
export function dialectVariants(table: CleanTable): readonly Variant[] {
  const made: Variant[] = [];
  for (const [delimiterName, delimiter] of Object.entries(delimiters))
    for (const [newlineName, newline] of Object.entries(newlines))
      for (const [quotingName, quoting] of Object.entries(quotings))
        for (const quotingWhen of delimiter.length === 1 ? (['needed', 'all'] as const) : (['needed'] as const)) {
          const writing: Writing = { ...plain, ...quoting, delimiter, quoting: quotingWhen };
          const text = joinRows(writeFields(table, writing), writing, newline.in);
          const name = `${table.name}, ${delimiterName}, ${newlineName}, ${quotingName}, ${quotingWhen}`;
          made.push(
            variant(
              text,
              { kind: `dialect declared: ${delimiterName}`, name, table, choice: declaredAs(writing, newline.declared) },
              newline.ends,
            ),
            variant(text, { kind: `dialect found: ${quotingName}`, name, table, accepts: found(delimiterName, quotingName) }, newline.ends),
          );
        }
  return made;
}

/** What is rare may be asked about; it may not be read wrongly. */
function found(delimiter: string, quoting: string): readonly Outcome[] {
  const isCommon = ['comma', 'semicolon', 'tab', 'pipe', 'comma and space'].includes(delimiter) && quoting !== 'apostrophes';
  return isCommon ? ['exact'] : ['exact', 'quarantined', 'asked', 'refused'];
}
