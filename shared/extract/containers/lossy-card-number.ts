import { isIssuerRange } from '../card-ranges.ts';

const bin = 6;
const last = 4;

/**
 * A card number that went through a spreadsheet's number has lost its last digits, so that Luhn cannot find it, yet fifteen of its
 * sixteen digits stand there. Digits of a network's range and length with nothing but zeros after the fifteenth: masked; else null.
 */
export function lossyCardMask(digits: string): string | null {
  if (digits.length < 16 || digits.length > 19 || !isIssuerRange(Number(digits.slice(0, bin)), digits.length)) return null;
  return digits.slice(0, bin) + '*'.repeat(digits.length - bin - last) + digits.slice(-last);
}

/** Texts of this many characters or more are not looked at: a shortened number is short. */
export const longestShortened = 26;

const exponentText = /^(\d)(?:[.,](\d+))?[eE]\+?(\d{1,2})$/;

/** Text like 1.23457E+15: a long number that a spreadsheet has shortened. `masked` replaces it where it could be a card number's. */
export function shortenedNumber(text: string): { readonly masked: string | null } | null {
  const match = exponentText.exec(text);
  if (match === null) return null;
  const [, first = '', rest = '', exponent = '0'] = match;
  const length = Number(exponent) + 1;
  if (length < 11) return null;
  const digits = first + rest;
  const isCard = digits.length > bin && length >= 13 && length <= 19 && isIssuerRange(Number(digits.slice(0, bin)), length);
  return { masked: isCard ? `${first}.${rest.slice(0, bin - 1)}${'*'.repeat(digits.length - bin)}E+${exponent}` : null };
}
