export type IncidentId =
  | 'I1'
  | 'I2'
  | 'I3'
  | 'I4'
  | 'I5'
  | 'I6'
  | 'I7'
  | 'I8'
  | 'I9'
  | 'I10'
  | 'I11'
  | 'I12'
  | 'I13'
  | 'I14'
  | 'I16'
  | 'I17'
  | 'I18'
  | 'I19'
  | 'I20'
  | 'I21'
  | 'I22'
  | 'I24';

/** What an incident is meant to do, and the noise it must stand out from. */
export interface IncidentSketch {
  readonly id: IncidentId;
  readonly title: string;
  readonly entity: string;
  readonly start: number;
  readonly end: number;
  readonly unit: 'ratio' | 'bps' | 'count' | 'minutes' | 'days' | 'hours' | 'money';
  readonly expectedEffect: number;
  readonly standardError: number | null;
  /** How many of what it touches are expected: attempts, returns, sessions... */
  readonly expectedCount?: { readonly of: string; readonly count: number };
}

/** Standard error of a share p among n. */
export const shareError = (p: number, n: number): number => Math.sqrt((p * (1 - p)) / n);
