import { closeSync, openSync, writeSync } from 'node:fs';

/** The 24 columns of the file, with the types an expert would declare for a raw load. */
export const gatewayColumns: readonly (readonly [name: string, sqlType: string])[] = [
  ['id', 'VARCHAR'],
  ['external_identifier', 'VARCHAR'],
  ['status', 'VARCHAR'],
  ['created_at', 'TIMESTAMPTZ'],
  ['captured_at', 'TIMESTAMPTZ'],
  ['amount', 'DECIMAL(18,6)'],
  ['currency', 'VARCHAR'],
  ['captured_amount', 'DECIMAL(18,6)'],
  ['refunded_amount', 'DECIMAL(18,6)'],
  ['method', 'VARCHAR'],
  ['scheme', 'VARCHAR'],
  ['payment_service_display_name', 'VARCHAR'],
  ['raw_response_code', 'VARCHAR'],
  ['error_code', 'VARCHAR'],
  ['merchant_initiated', 'BOOLEAN'],
  ['three_d_secure_status', 'VARCHAR'],
  ['buyer_external_identifier', 'VARCHAR'],
  ['billing_details_address_country', 'VARCHAR'],
  ['product', 'VARCHAR'],
  ['card_bin', 'VARCHAR'],
  ['card_last4', 'VARCHAR'],
  ['card_issuer', 'VARCHAR'],
  ['attempt_number', 'BIGINT'],
  ['latency_ms', 'DOUBLE'],
];

const issuers = ['Harbor Trust', 'First Union', 'Prairie Bank', 'Coastal Credit'];

/**
 * `dirty`: one row in 200 is damaged, in turn by a field too many, a stray quote, an amount and a time that are none. `ids`: the three reference columns hold numbers of 16 to 23 digits.
 */
export type GatewayVariant = 'clean' | 'dirty' | 'ids';

const damages: readonly ((line: string) => string)[] = [
  (line) => `${line},surplus`,
  (line) => line.replace(',card,', ',ca"rd,'),
  (line) => line.replace('123+00:00', ' o’clock'),
  (line) => line.replace(/,(\d+),(USD|CAD|MXN),/, ',1O.5,$2,'),
];

/** Writes a file like a gateway's export with this many rows, the same ones every time; returns its size in bytes. */
export function writeGatewayFile(path: string, rows: number, variant: GatewayVariant = 'clean'): number {
  let seed = 7;
  const random = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 4294967296;
  };
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const hex = (length: number) => Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('');
  const digits = () => {
    const length = 16 + Math.floor(random() * 8);
    return Array.from({ length }, (_, at) => (at === 0 ? 1 + Math.floor(random() * 9) : Math.floor(random() * 10))).join('');
  };
  const ids = variant === 'ids';
  const file = openSync(path, 'w');
  let bytes = 0;
  let lines: string[] = [gatewayColumns.map(([name]) => name).join(',')];
  const flush = () => {
    const text = `${lines.join('\n')}\n`;
    bytes += writeSync(file, text);
    lines = [];
  };
  const step = (90 * 86_400_000) / rows;
  for (let row = 0; row < rows; row++) {
    const isApproved = random() < 0.9;
    const amount = 100 + Math.floor(random() * 20_000);
    const stamp = new Date(Date.UTC(2026, 0, 1) + Math.floor(row * step)).toISOString().replace('Z', '123+00:00');
    const currency = random() < 0.8 ? 'USD' : random() < 0.5 ? 'CAD' : 'MXN';
    const result = isApproved ? ['capture_succeeded', stamp] : ['authorization_declined', ''];
    const id = ids ? digits() : `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`;
    const line =
      `${id},${ids ? digits() : `ord-${100_000_000 + row}`},${result[0]},${stamp},${result[1]},${amount},${currency},` +
      `${isApproved ? amount : 0},0,card,${pick(['visa', 'mastercard', 'amex'])},${pick(['Northbank', 'Meridian', 'Alder'])},` +
      `${isApproved ? '00,' : `${pick(['05', '51', '91', '14', '59'])},refused_transaction`},${random() < 0.1 ? 1 : 0},complete,` +
      `${ids ? digits() : `cus-${Math.floor(random() * 300_000)}`},${currency === 'USD' ? 'US' : currency.slice(0, 2)},${pick(['card', 'co_brand'])},` +
      `${400_000 + Math.floor(random() * 300)},${String(Math.floor(random() * 10_000)).padStart(4, '0')},${pick(issuers)},1,${100 + Math.floor(random() * 900)}`;
    const damage = variant === 'dirty' && row % 200 === 100 ? damages[Math.floor(row / 200) % damages.length] : undefined;
    lines.push(damage === undefined ? line : damage(line));
    if (lines.length === 10_000) flush();
  }
  if (lines.length > 0) flush();
  closeSync(file);
  return bytes;
}
