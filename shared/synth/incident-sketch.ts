export type IncidentId = 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I6' | 'I7' | 'I11' | 'I12' | 'I18' | 'I19' | 'I20';

/** What an incident is meant to do, and the noise it must stand out from. */
export interface IncidentSketch {
  readonly id: IncidentId;
  readonly title: string;
  readonly entity: string;
  readonly start: number;
  readonly end: number;
  readonly unit: 'ratio' | 'bps' | 'count' | 'minutes' | 'days';
  readonly expectedEffect: number;
  readonly standardError: number | null;
}
