/** "Feb 4, 00:10": an instant (ms since 1970 UTC, or ISO 8601) as a wall clock of the zone shows it, midnight as the day that begins. */
export function momentText(instant: number | string, zone: string): string {
  const known = formatters.get(zone);
  const formatter =
    known ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      month: 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  if (known === undefined) formatters.set(zone, formatter);
  return formatter.format(new Date(instant));
}

const formatters = new Map<string, Intl.DateTimeFormat>();
