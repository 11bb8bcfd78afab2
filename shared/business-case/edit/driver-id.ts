/** A name for formulas made from a label: "Cost per contact" is cost_per_contact, and cost_per_contact_2 where that is taken. */
export function driverIdFor(label: string, taken: ReadonlySet<string>): string {
  const words = label
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 40);
  const base = words === '' ? 'driver' : /^\d/.test(words) ? `d_${words}` : words;
  for (let count = 1; ; count++) {
    const id = count === 1 ? base : `${base}_${count}`;
    if (!taken.has(id)) return id;
  }
}
