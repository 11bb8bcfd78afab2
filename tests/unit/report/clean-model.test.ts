import { describe, expect, it } from 'vitest';
import { cleanTexts, removeIllegal } from '../../../shared/report/clean-model.ts';
import { fileName } from '../../../shared/report/file-name.ts';
import { reportCaveats } from '../../../shared/report/report-caveats.ts';
import type { ExtractSummary } from '../../../shared/extract/receipt.ts';

describe('texts before they are written', () => {
  it('card numbers are masked at any depth, fingerprints and amounts stay', () => {
    const sha256 = `4111111111111111${'0'.repeat(48)}`;
    expect(
      cleanTexts({ a: [{ text: 'card 4111 1111 1111 1111 declined' }], sha256, value: 4_111_111_111_111_111, order: '4111111111111112' }),
    ).toEqual({
      a: [{ text: 'card 4111 11** **** 1111 declined' }],
      sha256,
      value: 4_111_111_111_111_111,
      order: '4111111111111112',
    });
  });

  it('what XML forbids is dropped, everything else stays', () => {
    expect(removeIllegal('a\u0000b\u0008c\u000bd\u001fe\ufffef\ud800g\tk\nl 😀 é')).toBe('abcdefg\tk\nl 😀 é');
  });
});

it.each([
  ['Q1 partner review', 'Q1 partner review.pptx'],
  ['../../etc/passwd', 'etc passwd.pptx'],
  ['a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j.pptx'],
  ['CON', 'report CON.pptx'],
  ['', 'report.pptx'],
  ['. hidden.', 'hidden.pptx'],
  ['a\u202egnp.exe', 'a gnp.exe.pptx'],
  ['x'.repeat(300), `${'x'.repeat(120)}.pptx`],
])('file name of %j', (title, name) => expect(fileName(title, 'pptx')).toBe(name));

it('the face of a report names quarantine, controls, faults and missing days of what counts', () => {
  const extract = (id: number, changes: Partial<ExtractSummary['receipt']>, state: ExtractSummary['state'] = 'active') =>
    ({
      id,
      name: `file ${id}`,
      state,
      partners: [],
      sourceAtHand: true,
      receipt: { rows: { loaded: 100, quarantined: 0, faulty: 0 }, controls: [], missingDays: [], ...changes },
    }) as unknown as ExtractSummary;
  const caveats = reportCaveats(
    [
      extract(1, { rows: { loaded: 998, quarantined: 2, faulty: 3 } }),
      extract(2, { controls: [{ name: 'net total', stated: '10.00', computed: '9.00', ok: false }], missingDays: ['2026-02-09'] }),
      extract(3, { rows: { loaded: 1, quarantined: 99, faulty: 0 } }, 'undone'),
    ],
    ['A note.', 'A note.'],
    'en-US',
  );
  expect(caveats).toEqual([
    '2 of 1,100 rows did not fit and wait in quarantine (file 1); they are in no number here.',
    'file 2: the partner states net total 10.00, its rows give 9.00.',
    '3 rows hold a value that could not be read; it counts as missing, never as zero.',
    'file 2 holds no row for Feb 9, 2026.',
    'A note.',
  ]);
});
