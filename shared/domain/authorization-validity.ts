/** How long an authorization may be captured, in calendar days, as published for e-commerce; raise the version when an entry changes. */
export const authorizationValidityVersion = 1;

export interface AuthorizationValidity {
  /** Network as the decline table spells it; null = every other. */
  readonly scheme: string | null;
  readonly merchantInitiated: boolean;
  readonly days: number;
  /** From when on, YYYY-MM-DD. */
  readonly since: string;
}

export const authorizationValidity: readonly AuthorizationValidity[] = [
  { scheme: 'visa', merchantInitiated: false, days: 10, since: '2024-04-13' },
  { scheme: 'visa', merchantInitiated: true, days: 5, since: '2024-04-13' },
  { scheme: 'mastercard', merchantInitiated: false, days: 7, since: '2000-01-01' },
  { scheme: 'mastercard', merchantInitiated: true, days: 7, since: '2000-01-01' },
  { scheme: null, merchantInitiated: false, days: 7, since: '2000-01-01' },
  { scheme: null, merchantInitiated: true, days: 7, since: '2000-01-01' },
];
