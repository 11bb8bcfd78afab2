import { draws } from './draws.ts';

/** A table as its maker meant it: invented, with everything that real ones have. */
export interface CleanTable {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const pad = (value: number, digits: number) => String(value).padStart(digits, '0');
const money = (cents: number) => `${cents < 0 ? '-' : ''}${Math.floor(Math.abs(cents) / 100)}.${pad(Math.abs(cents) % 100, 2)}`;

/** Quotes, commas, semicolons, line breaks, tabs, backslashes, apostrophes, leading zeros, ids of 22 digits, empty fields, accents. */
function settlement(seed: number, rows: number): CleanTable {
  const draw = draws(seed);
  const notes = ['refund, partial', 'said "late" twice', 'two\nlines', "customer's own", '', 'a;b|c', 'path C:\\new', 'tab\there'];
  const names = ['Åsa Lindqvist', 'Müller, Jörg', 'Renée d’Aubigny', 'O’Hara', 'Zoë 东京', 'Łukasz Żak', 'plain', ''];
  return {
    name: 'settlement',
    header: ['Settlement ID', 'Order', 'Paid at', 'Amount', 'Fee', 'Currency', 'Customer', 'Note', 'Batch'],
    rows: Array.from({ length: rows }, (_, row) => [
      pad(draw(100_000), 8),
      `${pad(draw(1e9), 11)}${pad(draw(1e9), 11)}`,
      `2026-0${1 + (row % 9)}-${pad(1 + draw(28), 2)}T${pad(draw(24), 2)}:${pad(draw(60), 2)}:00Z`,
      money(draw(900_000) - 200_000),
      money(draw(9_000)),
      ['USD', 'EUR', 'GBP'][draw(3)] ?? '',
      names[row % names.length] ?? '',
      notes[(row * 3) % notes.length] ?? '',
      row % 4 === 0 ? '' : `B-${pad(draw(50), 3)}`,
    ]),
  };
}

/** No quotes needed; the last column is often empty. */
function payouts(seed: number, rows: number): CleanTable {
  const draw = draws(seed);
  return {
    name: 'payouts',
    header: ['payout', 'booked', 'currency', 'gross', 'fees', 'net', 'status', 'comment'],
    rows: Array.from({ length: rows }, (_, row) => {
      const gross = draw(500_000);
      const fees = draw(5_000);
      return [
        `po_${pad(draw(1e6), 6)}`,
        `2026-02-${pad(1 + (row % 28), 2)}`,
        'EUR',
        money(gross),
        money(-fees),
        money(gross - fees),
        ['paid', 'pending', 'returned'][draw(3)] ?? '',
        row % 3 === 0 ? 'late' : '',
      ];
    }),
  };
}

/** Points of a loyalty program: texts between the numbers, words with spaces, all quoted when written as text. */
function points(seed: number, rows: number): CleanTable {
  const draw = draws(seed);
  return {
    name: 'points',
    header: ['Member', 'Event', 'When', 'Points', 'Worth', 'Reason'],
    rows: Array.from({ length: rows }, (_, row) => [
      `M${pad(draw(1e7), 9)}`,
      ['earn', 'burn', 'expire'][draw(3)] ?? '',
      `${pad(13 + draw(16), 2)}/0${1 + draw(9)}/2026`,
      String(draw(9000)),
      money(draw(4000)),
      ['spring bonus', 'flight to Graz, one way', 'shop "Kiosk 7"', 'partner’s gift', ''][row % 5] ?? '',
    ]),
  };
}

/** Only letters of western code pages, decimal commas and a semicolon's world. */
function german(seed: number, rows: number): CleanTable {
  const draw = draws(seed);
  return {
    name: 'german',
    header: ['Buchungstag', 'Empfänger', 'Betrag', 'Währung', 'Verwendungszweck'],
    rows: Array.from({ length: rows }, (_, row) => [
      `${pad(13 + (row % 15), 2)}.03.2026`,
      ['Jörg Müßig GmbH', 'Café Noël', 'Søren Ågård', 'Peña & Hijos'][row % 4] ?? '',
      `${draw(900)},${pad(draw(100), 2)}`,
      'EUR',
      ['Rückzahlung; Teil 1', 'Gebühr', 'Gutschrift "März"', ''][draw(4)] ?? '',
    ]),
  };
}

/** Every character is in Shift-JIS; several end in the byte of a backslash or a pipe. */
function japanese(seed: number, rows: number): CleanTable {
  const draw = draws(seed);
  return {
    name: 'japanese',
    header: ['決済番号', '支払日', '金額', '通貨', 'カード', '備考'],
    rows: Array.from({ length: rows }, (_, row) => [
      pad(draw(1e6), 8),
      `2026/04/${pad(1 + (row % 28), 2)}`,
      `${100 + draw(90_000)}.50`,
      'JPY',
      ['東京', '大阪', 'ﾃｽﾄ'][row % 3] ?? '',
      ['返金', 'ご利用 手数料', '表示,株式会社', ''][draw(4)] ?? '',
    ]),
  };
}

/** The clean files of one seed. */
export function cleanTables(
  seed: number,
  rows: number,
): Readonly<Record<'settlement' | 'payouts' | 'points' | 'german' | 'japanese', CleanTable>> {
  return {
    settlement: settlement(seed, rows),
    payouts: payouts(seed + 1, rows),
    points: points(seed + 2, rows),
    german: german(seed + 3, rows),
    japanese: japanese(seed + 4, rows),
  };
}
