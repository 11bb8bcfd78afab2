import { expect, test } from 'vitest';
import { findCardNumbers, isForbiddenColumn, maskCardNumbers } from '../../shared/extract/card-number-guard.ts';

// The networks' published test numbers.
test.each([
  ['4111111111111111', '411111******1111'],
  ['5555555555554444', '555555******4444'],
  ['378282246310005', '378282*****0005'],
  ['30569309025904', '305693****5904'],
  ['6011111111111117', '601111******1117'],
  ['3530111333300000', '353011******0000'],
  ['2223003122003222', '222300******3222'],
  ['4222222222222', '422222***2222'],
  ['4111-1111-1111-1111', '4111-11**-****-1111'],
  ['4111 1111 1111 1111', '4111 11** **** 1111'],
  ['3782 822463 10005', '3782 82**** *0005'],
  ['card 3782-8224-6310-005 was charged', 'card 3782-82**-***0-005 was charged'],
  ['card 3056-9309-0259-04 was charged', 'card 3056-93**-**59-04 was charged'],
  ['41111111-11111111', '411111**-****1111'],
  ['call 4111111111111111 now', 'call 411111******1111 now'],
  ['x4111111111111111y', 'x411111******1111y'],
  ['4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1', '4 1 1 1 1 1 * * * * * * 1 1 1 1'],
  ['2026-01-04 4111111111111111', '2026-01-04 411111******1111'],
  // As word processors and web pages write them: spaces that do not break, dashes, hyphens that do not break.
  ['4111\u00a01111\u00a01111\u00a01111', '4111\u00a011**\u00a0****\u00a01111'],
  ['3782\u202f822463\u202f10005', '3782\u202f82****\u202f*0005'],
  ['paid with 5555–5555–5555–4444 today', 'paid with 5555–55**–****–4444 today'],
  ['4111\u20111111\u20111111\u20111111', '4111\u201111**\u2011****\u20111111'],
  ['4111.1111.1111.1111', '4111.11**.****.1111'],
  ['pay 4111.1111.1111.1111. Thanks', 'pay 4111.11**.****.1111. Thanks'],
  ['3782/822463/10005', '3782/82****/*0005'],
  ['pan_5555_5555_5555_4444', 'pan_5555_55**_****_4444'],
  ['4111.1111.1111.1111/5555.5555.5555.4444', '4111.11**.****.1111/5555.55**.****.4444'],
  ['{"pan":"4111.1111.1111.1111","n":1.5}', '{"pan":"4111.11**.****.1111","n":1.5}'],
  ['3782 822463 10005 then 4111 1111 1111 1111', '3782 82**** *0005 then 4111 11** **** 1111'],
  ['1.5/4111111111111111.00', '1.5/411111******1111.00'],
  ['file_4111111111111111_0001.csv', 'file_411111******1111_0001.csv'],
  ['2026/01/31/4111111111111111', '2026/01/31/411111******1111'],
  ['4111111111111111,5555555555554444', '411111******1111,555555******4444'],
  // Digits of other scripts: a star for each of their bytes.
  ['カード４１１１１１１１１１１１１１１１です', `カード４１１１１１${'*'.repeat(18)}１１１１です`],
  ['３７８２ ８２２４６３ １０００５', `３７８２ ８２${'*'.repeat(12)} ${'*'.repeat(3)}０００５`],
  ['٤١١١١١١١١١١١١١١١', `٤١١١١١${'*'.repeat(12)}١١١١`],
  ['۵۵۵۵-۵۵۵۵-۵۵۵۵-۴۴۴۴', `۵۵۵۵-۵۵${'*'.repeat(4)}-${'*'.repeat(8)}-۴۴۴۴`],
])('masks %s', (text, masked) => {
  expect(maskCardNumbers(text)).toBe(masked);
});

test.each([
  ['4111111111111112', 'fails Luhn'],
  ['1234567890123456789012', '22 digits'],
  ['0000000000000000', 'no issuer'],
  ['4444444444444444', 'all the same'],
  ['2026-01-04T21:46:40.366204+01:00', 'a stamp'],
  ['1767225600000', 'milliseconds since 1970'],
  ['12345678-4111-4111-8111-123456789012', 'an id in UUID form'],
  ['41111111 11111', 'too short'],
  ['2025–2026 – 4111 €', 'years and an amount'],
  ['41111111.11111111', 'a decimal number'],
  ['4111.111111111111', 'another'],
  ['4.111.111.111.111.111', 'thousands'],
  ['12.4111.1111.1111.1111', 'more groups than a card number has'],
  ['4111.1111/1111.1111', 'two marks'],
  ['192.168.100.200', 'an address'],
  ['£4111£1111£1111£1111', 'four amounts'],
])('leaves %s: %s', (text) => {
  expect(maskCardNumbers(text)).toBe(text);
});

test('a UUID made of digits only is not taken for a card number', () => {
  // Groups 8-4-4 together hold sixteen digits that pass Luhn with a Visa prefix.
  const text = '41111111-1111-1111-8000-000000000000';
  expect(maskCardNumbers(text)).toBe(text);
});

test('ids in UUID form are never masked, whatever their digits', () => {
  let seed = 7;
  const hex = (length: number) => {
    let text = '';
    for (; text.length < length; ) {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      // Mostly digits, so that far more of them look like card numbers than in real ids.
      text += (seed >>> 8) % 10 < 9 ? String((seed >>> 16) % 10) : 'a';
    }
    return text;
  };
  for (let count = 0; count < 20_000; count++) {
    const id = `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`;
    expect(maskCardNumbers(id)).toBe(id);
  }
});

test('of ids, amounts, addresses, days and telephone numbers parted by marks at most two in a hundred are covered', () => {
  let seed = 11;
  const digits = (length: number) => {
    let text = '';
    while (text.length < length) {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      text += String((seed >>> 16) % 10);
    }
    return text;
  };
  const forms: readonly (readonly [mark: string, lengths: readonly number[]])[] = [
    ['.', [8, 8]],
    ['.', [12, 6]],
    ['.', [3, 3, 3, 3]],
    ['.', [4, 2, 2, 6]],
    ['.', [1, 3, 3, 3, 3]],
    ['.', [3, 3, 4]],
    ['/', [4, 2, 2, 8]],
    ['_', [8, 6, 4]],
    ['_', [4, 4, 4, 4]],
    ['.', [4, 4, 4, 4]],
  ];
  const texts = forms.flatMap(([mark, lengths]) => Array.from({ length: 1000 }, () => lengths.map(digits).join(mark)));
  const covered = texts.filter((text) => maskCardNumbers(text) !== text);
  expect(covered.length / texts.length).toBeLessThanOrEqual(0.02);
  // The groups of a printed card number alone.
  expect(covered.every((text) => /^\d{4}([._]\d{4}){3}$/.test(text))).toBe(true);
});

test('a number is found wherever it begins', () => {
  for (let offset = 0; offset < 40; offset++) {
    const text = `${'a'.repeat(offset)},5555555555554444,b`;
    const bytes = new TextEncoder().encode(text);
    expect(findCardNumbers(bytes, 0, bytes.length)).toEqual([{ start: offset + 1, end: offset + 17 }]);
  }
});

test.each([
  ['cvv', true],
  ['CVC2', true],
  ['card_cid', true],
  ['cav', true],
  ['Track 2', true],
  ['track_data', true],
  ['pin_block', true],
  ['PINBLOCK', true],
  ['security_code', true],
  ['Card Security Code', true],
  ['card_verification_value', true],
  ['cardCvv', true],
  ['securityCode', true],
  ['CVN', true],
  ['incident', false],
  ['tracking_id', false],
  ['placid', false],
  ['pin_code_area', false],
  ['cavalry', false],
  ['city', false],
])('column %s must be dropped: %s', (name, dropped) => {
  expect(isForbiddenColumn(name)).toBe(dropped);
});

test('digits of another script are found wherever in a record they lie', () => {
  const plain = '0123456789';
  const missed: string[] = [];
  for (const digits of ['０１２３４５６７８９', '٠١٢٣٤٥٦٧٨٩', '۰۱۲۳۴۵۶۷۸۹'])
    for (const number of ['4222222222222', '378282246310005', '4111-1111-1111-1111', '4111 1111 1111 1111'])
      for (let before = 0; before < 30; before++) {
        const text = `${'x'.repeat(before)},${[...number].map((one) => [...digits][plain.indexOf(one)] ?? one).join('')},9`;
        const bytes = new TextEncoder().encode(text);
        if (findCardNumbers(bytes, 0, bytes.length).length !== 1) missed.push(text);
      }
  expect(missed).toEqual([]);
});
