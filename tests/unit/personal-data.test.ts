import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskPersonal, type PersonalKind, personalColumns } from '../../shared/extract/personal-data.ts';

const masked = (kind: PersonalKind, text: string) => {
  const bytes = new TextEncoder().encode(text);
  maskPersonal(kind, bytes, 0, bytes.length);
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
};

test.each<[PersonalKind, string, string]>([
  ['email', 'ada.lovelace@example.com', 'a**.********@example.com'],
  ['email', 'a@example.com', '*@example.com'],
  ['email', 'not an address', 'n** ** *******'],
  ['name', 'Ada Lovelace', 'A** ********'],
  // Two bytes of É stay together, each other letter is one star a byte.
  ['name', 'Éva Noël', 'É** *****'],
  ['phone', '+1 (206) 555-0147', '+* (***) ***-**47'],
  ['tax_id', '529.982.247-25', '***.***.***-25'],
  ['bank_account', 'DE89370400440532013000', 'DE****************3000'],
  ['ip_address', '203.0.113.7', '***.*.***.*'],
  ['address', '12 Main St', '** **** **'],
  ['birth_date', '1984-07-02', '1984-**-**'],
  ['phone', '12', '**'],
])('%s: %s', (kind, text, expected) => {
  expect(masked(kind, text)).toBe(expected);
});

test('whatever is masked stays valid text of the same length', () => {
  fc.assert(
    fc.property(fc.constantFrom<PersonalKind>('name', 'email', 'phone', 'bank_account'), fc.string({ unit: 'grapheme' }), (kind, text) => {
      const before = new TextEncoder().encode(text).length;
      expect(new TextEncoder().encode(masked(kind, text)).length).toBe(before);
    }),
  );
});

test('columns are known by name or by what all their values look like', () => {
  const header = ['Shopper Email', 'payerPhone', 'note', 'ref', 'billing_details_address_country', 'User Document', 'account', 'net'];
  const sample = [
    ['x', '1', 'a@example.com', 'AB12CDEF34567890123', 'US', '1', 'DE89370400440532013000', '1.00'],
    ['y', '2', 'b@example.org', 'CD34EFGH56789012345', 'CA', '2', 'GB82WEST12345698765432', '2.00'],
  ];
  expect(personalColumns(header, sample)).toEqual([
    { column: 0, kind: 'email' },
    { column: 1, kind: 'phone' },
    { column: 2, kind: 'email' },
    { column: 5, kind: 'tax_id' },
    { column: 6, kind: 'bank_account' },
  ]);
});
