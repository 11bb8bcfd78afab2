/** Keeps a number and its unit on one line: the space between them does not break. */
export function keepUnits(text: string): string {
  return text.replace(/(\d) (?=(?:%|pp|bps|ms|min|minutes|[MBk])(?![\w]))/g, '$1\u00a0');
}
