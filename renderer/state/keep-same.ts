type Parts = Readonly<Record<string, unknown>>;

const isParts = (value: unknown): value is Parts => typeof value === 'object' && value !== null && !Array.isArray(value);

/** `next` of plain JSON, with each part that says the same as before kept as it was: what is drawn from it is not drawn again. */
export function keepSame<T extends object>(before: T, next: T, levels = 2): T {
  const [old, fresh] = [before as Parts, next as Parts];
  const kept = Object.fromEntries(
    Object.entries(fresh).map(([name, value]) => {
      const known = old[name];
      if (known === value) return [name, known];
      if (levels > 1 && isParts(known) && isParts(value)) return [name, keepSame(known, value, levels - 1)];
      return [name, JSON.stringify(known) === JSON.stringify(value) ? known : value];
    }),
  );
  const isSame = Object.keys(old).length === Object.keys(kept).length && Object.keys(kept).every((name) => kept[name] === old[name]);
  return isSame ? before : (kept as T);
}
