import { filterProblem, filterTokens, type Token } from './filter-words.ts';

/** Reads a text word by word. Whoever reads says what was expected, and where. */
export interface TokenReader {
  readonly peek: () => Token;
  readonly take: () => Token;
  /** Takes the next token if it is this word, unquoted and in any case. */
  readonly takeKeyword: (word: string) => boolean;
  readonly takeSign: (sign: string) => boolean;
  readonly isKeyword: (token: Token, word: string) => boolean;
  /** Fails with FILTER_INVALID naming the position of the token. */
  readonly expected: (what: string, token: Token) => never;
}

export function tokenReader(text: string): TokenReader {
  const tokens = filterTokens(text);
  let index = 0;
  const peek = (): Token => tokens[index] ?? { kind: 'end', text: '', at: text.length };
  const take = (): Token => {
    const token = peek();
    index++;
    return token;
  };
  const isKeyword = (token: Token, word: string): boolean => token.kind === 'word' && !token.quoted && token.text.toLowerCase() === word;
  return {
    peek,
    take,
    isKeyword,
    takeKeyword: (word) => isKeyword(peek(), word) && take() !== undefined,
    takeSign: (sign) => peek().kind === 'sign' && peek().text === sign && take() !== undefined,
    expected: (what, token) =>
      filterProblem(`${what} is expected ${token.kind === 'end' ? 'at the end' : `instead of "${token.text}"`}`, token.at),
  };
}
