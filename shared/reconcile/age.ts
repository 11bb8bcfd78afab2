/** Days since an item's own day, in the buckets people work through; both ends are included. */
export const ageBuckets = [
  { id: '0-1', from: 0, to: 1 },
  { id: '2-5', from: 2, to: 5 },
  { id: '6-30', from: 6, to: 30 },
  { id: '31-90', from: 31, to: 90 },
  { id: '>90', from: 91, to: null },
] as const;
export type AgeBucket = (typeof ageBuckets)[number]['id'];

/** The bucket of an age in days. An item dated after the day of the view is new; one without a date may be of any age, so it counts as the oldest. */
export function ageBucketOf(days: number | null): AgeBucket {
  if (days === null) return '>90';
  return ageBuckets.find(({ to }) => to === null || days <= to)?.id ?? '>90';
}

/** SQL of the bucket of an age in days, the same as ageBucketOf. */
export function ageBucketSql(days: string): string {
  const cases = ageBuckets.flatMap(({ id, to }) => (to === null ? [] : [`WHEN ${days} <= ${to} THEN '${id}'`]));
  return `CASE ${cases.join(' ')} ELSE '>90' END`;
}
