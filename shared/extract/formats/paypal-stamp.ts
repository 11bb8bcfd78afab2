/** "2026/01/06 00:00:30 -0800" as ISO; other text as it stands. */
export function paypalStamp(text: string): string {
  const found = /^(\d{4})\/(\d{2})\/(\d{2}) (\d{2}:\d{2}:\d{2}) ([+-]\d{2})(\d{2})$/.exec(text);
  return found === null ? text : `${found[1]}-${found[2]}-${found[3]} ${found[4]}${found[5]}:${found[6]}`;
}

/** Day of a PayPal stamp in the account's own time. */
export function paypalDay(text: string): string {
  return text.slice(0, 10).replaceAll('/', '-');
}
