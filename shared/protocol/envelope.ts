import type { AppError } from '../errors/app-error.ts';

/** What travels over a port. Nothing is ever spread into it. */
export type Envelope =
  | { readonly kind: 'call'; readonly id: number; readonly method: string; readonly params: unknown }
  | { readonly kind: 'reply'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly error: AppError }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'event'; readonly topic: string; readonly value: unknown };

export function isEnvelope(value: unknown): value is Envelope {
  if (typeof value !== 'object' || value === null) return false;
  const kind = (value as { kind?: unknown }).kind;
  return kind === 'call' || kind === 'reply' || kind === 'failure' || kind === 'cancel' || kind === 'event';
}
