/** What there is instead of what was asked for, by name where it has one; for the end of a refusal. */
export function namesOf(items: readonly { readonly id: string; readonly name?: unknown }[]): string {
  return items.map(({ id, name }) => (typeof name === 'string' ? name : id)).join(', ') || 'none';
}
