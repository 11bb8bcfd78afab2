const plain = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
const grouped = /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/;

/** A number as people type it, "1,200.50" or "−3"; null for nothing, in words what else stands there. */
export function typedNumber(text: string): number | string | null {
  const bare = text.trim().replace('−', '-');
  if (bare === '') return null;
  if (plain.test(bare)) return Number(bare);
  if (grouped.test(bare)) return Number(bare.replaceAll(',', ''));
  return /^[+-]?\d+,\d+$/.test(bare) ? `"${bare}" has a decimal comma; write a point` : `"${bare}" is not a number`;
}
