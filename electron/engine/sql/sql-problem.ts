/** Errors that speak of the statement; all others may quote values of rows. */
const aboutTheStatement = /^(Parser|Syntax|Binder|Catalog) Error/;

/** What a failed statement's message may say on screen: of errors in the data only their kind, and no long run of digits at all. */
export function sqlProblem(thrown: unknown): string {
  const message = thrown instanceof Error ? thrown.message : 'it failed';
  const [first = ''] = message.split('\n');
  const text = aboutTheStatement.test(first) ? first : withoutValues(first);
  return text.replace(/\d[\d -]{10,}\d/g, '…').slice(0, 400);
}

function withoutValues(message: string): string {
  return message
    .replace(/'[^']*'|"[^"]*"/g, '…')
    .replace(/\([^)]*\)/g, '(…)')
    .replace(/(row|line) \d+/gi, '$1 …');
}
