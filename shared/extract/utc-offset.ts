/**
 * Offsets from UTC that clocks show somewhere, as a pattern: -12:00 to +14:00, the minutes with or without their colon. `leadingZero`: how
 * an hour of one digit is written, "0" or "0?".
 */
export function utcOffsetPattern(leadingZero: '0' | '0?'): string {
  const minutes = '(?::?[0-5][0-9])?';
  const whole = '(?::?00)?';
  const hour = `${leadingZero}[0-9]`;
  return `(?:[+](?:${hour}|1[0-3])${minutes}|[+]14${whole}|-(?:${hour}|1[01])${minutes}|-12${whole})`;
}
