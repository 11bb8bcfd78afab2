/** Keeps a number and its unit on one line: neither the space between them nor a minus before it breaks. */
export function keepUnits(text: string): string {
  return text.replace(/(\d) (?=(?:%|pp|bps|ms|min|minutes|h|d|x|per|\/s|[MBk])(?![\w]))/g, '$1\u00a0').replaceAll('−$', '−\u2060$');
}
