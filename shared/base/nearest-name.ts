/** The name that was probably meant: the one with the fewest letters changed, at most a third of them, or one that begins so; null when none is near. */
export function nearestName(typed: string, names: readonly string[]): string | null {
  const wanted = typed.toLowerCase();
  let best: { readonly name: string; readonly distance: number } | null = null;
  for (const name of names) {
    const distance = letterChanges(wanted, name.toLowerCase());
    if (distance <= Math.floor(Math.max(wanted.length, 3) / 3) && (best === null || distance < best.distance)) best = { name, distance };
  }
  return best?.name ?? names.find((name) => wanted.length > 2 && name.toLowerCase().startsWith(wanted)) ?? null;
}

/** Letters to put in, take out, replace or swap with their neighbor (optimal string alignment). */
function letterChanges(left: string, right: string): number {
  const rows: number[][] = [Array.from({ length: right.length + 1 }, (_, at) => at)];
  const at = (row: number, column: number): number => rows[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let row = 1; row <= left.length; row++) {
    const line = [row];
    rows.push(line);
    for (let column = 1; column <= right.length; column++) {
      const isSame = left[row - 1] === right[column - 1];
      const isSwap = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      line.push(
        Math.min(
          at(row - 1, column) + 1,
          (line[column - 1] ?? 0) + 1,
          at(row - 1, column - 1) + (isSame ? 0 : 1),
          isSwap ? at(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
  }
  return at(left.length, right.length);
}
