/** A label inside a sentence, unless it begins with an abbreviation. */
export function lowerFirst(text: string): string {
  return /^[A-Z]{2}/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "1 partner", "3 partners": a count and what is counted. */
export function counted(count: bigint | number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${Number(count) === 1 ? one : many}`;
}

/** "a", "a and b", "a, b and c". */
export function listed(words: readonly string[]): string {
  const last = words.at(-1);
  return words.length < 2 || last === undefined ? words.join('') : `${words.slice(0, -1).join(', ')} and ${last}`;
}
