/** How well a text answers what was typed: letters in order; runs and word starts count more. Null = it does not. */
export function fuzzyScore(text: string, typed: string): number | null {
  const hay = text.toLowerCase();
  let score = 0;
  let at = -1;
  for (const letter of typed.toLowerCase().replace(/\s+/g, '')) {
    const found = hay.indexOf(letter, at + 1);
    if (found < 0) return null;
    const isRun = found === at + 1;
    const isStart = found === 0 || hay[found - 1] === ' ';
    score += isRun ? 3 : isStart ? 2 : 0;
    score -= Math.min(2, (found - at - 1) * 0.1);
    at = found;
  }
  return score - hay.length * 0.01;
}
