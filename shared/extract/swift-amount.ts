/** An unsigned amount with a decimal comma that may end it ("107,", "8,5", ",50") as machine text; null where it is none. */
export function swiftAmount(text: string): string | null {
  const [, whole = '', fraction = ''] = /^(\d*)(?:,(\d*))?$/.exec(text) ?? [];
  if (whole === '' && fraction === '') return null;
  const digits = whole.replace(/^0+(?=\d)/, '');
  return `${digits === '' ? '0' : digits}${fraction === '' ? '' : `.${fraction}`}`;
}
