/** White space and marks without width that programs skip before they look at a cell. */
const skipped = String.raw`[\s\u00a0\u200b-\u200f\u2060\ufeff]*`;
const triggers = new RegExp(String.raw`^(?:[\t\r\n]|${skipped}[=+\-@\uff1d\uff0b\uff0d\uff20])`);
const number = /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/** True for a text that a spreadsheet may take for a formula; a plain number is none. */
export function readsAsFormula(text: string): boolean {
  return triggers.test(text) && !number.test(text);
}
