export const lagUnits = ['seconds', 'minutes', 'hours', 'days', 'business_days'] as const;
export type LagUnit = (typeof lagUnits)[number];

/** Time from one column to another. Written where a column may stand: `hours(ts_utc, resolved_at)`. Negative when `to` lies earlier. */
export interface Lag {
  readonly unit: LagUnit;
  readonly from: string;
  readonly to: string;
}

const pattern = new RegExp(`^(${lagUnits.join('|')})\\(\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*,\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*\\)$`);

/** The lag that a column's name spells; null for a plain name. */
export function parseLag(name: string): Lag | null {
  const match = pattern.exec(name);
  if (match === null) return null;
  return { unit: match[1] as LagUnit, from: match[2] ?? '', to: match[3] ?? '' };
}

export function lagName({ unit, from, to }: Lag): string {
  return `${unit}(${from}, ${to})`;
}

/** Microseconds in a unit of elapsed time. */
export const lagMicroseconds: Readonly<Record<Exclude<LagUnit, 'business_days'>, number>> = {
  seconds: 1_000_000,
  minutes: 60_000_000,
  hours: 3_600_000_000,
  days: 86_400_000_000,
};
