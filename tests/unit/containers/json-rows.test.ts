import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonForm } from '../../../shared/extract/containers/json-form.ts';
import { scanJson } from '../../../electron/engine/import/containers/json-rows.ts';
import { jsonSource, readJsonRows } from '../../support/read-json-rows.ts';

const refused = (code: string, reason = '') => ({ error: { code, title: expect.stringContaining(reason) as string } });

describe('what a JSON file is', () => {
  test.each([
    ['[{"a":1}]', 'list'],
    ['  [\n', 'list'],
    ['{"a":1}\n{"a":2}\n', 'lines'],
    ['{"a":1}', 'lines'],
    ['{"a":[1,2]}\n\n', 'lines'],
    ['{"data":[{"a":1}]}', 'document'],
    ['{\n "data": []}', 'document'],
    ['{"a":1,\n"b":2}\n', 'document'],
    ['[DATE],[AMOUNT]\n', null],
    ['{name},{amount}\n', null],
    ['a,b\n', null],
    ['', null],
  ])('%j is a %s', (text, form) => {
    expect(jsonForm(Buffer.from(text), true)).toBe(form);
  });
});

describe('records', () => {
  test('numbers, words and texts keep exactly what the file says', async () => {
    const { header, text, notes } = await readJsonRows(
      '[{"id":9007199254740993,"big":1234567890123456789012,"amount":1.10,"rate":1e-7,"zero":-0,"paid":true,"no":false,"name":"Caf\\u00e9, \\"x\\"","raw":"é"}]',
    );
    expect(header).toEqual(['id', 'big', 'amount', 'rate', 'zero', 'paid', 'no', 'name', 'raw']);
    expect(text).toBe('9007199254740993,1234567890123456789012,1.10,1e-7,-0,true,false,"Café, ""x""",é\n');
    expect(notes).toEqual([]);
  });

  test('the header is the union of all keys in the order of first appearance; null and missing are empty', async () => {
    const { header, rows } = await readJsonRows('[{"a":1,"c":null},{"b":"","a":2},{"c":3}]');
    expect(header).toEqual(['a', 'c', 'b']);
    expect(rows).toEqual([
      ['1', '', ''],
      ['2', '', ''],
      ['', '3', ''],
    ]);
  });

  test('nested objects and lists become columns of their own', async () => {
    const { header, rows } = await readJsonRows(
      '[{"id":1,"card":{"bin":"411111","issuer":{"name":"North"}},"fees":[{"code":"x","amount":0.10},{"code":"y"}],"empty":{},"none":[]},{"id":2,"card":null,"fees":[]}]',
    );
    expect(header).toEqual(['id', 'card.bin', 'card.issuer.name', 'fees[0].code', 'fees[0].amount', 'fees[1].code', 'empty', 'none']);
    expect(rows).toEqual([
      ['1', '411111', 'North', 'x', '0.10', 'y', '', ''],
      ['2', '', '', '', '', '', '', ''],
    ]);
  });

  test('what is longer or deeper than columns go is kept as its JSON text and named', async () => {
    const deep = '{"b":'.repeat(8) + '{"c": [1, 2]}' + '}'.repeat(8);
    const { header, rows, notes } = await readJsonRows(`[{"list":[0,1,2,3,4,5,6,7, {"x": 8} ,9],"a":${deep}}]`);
    expect(header.slice(0, 9)).toEqual([...Array.from({ length: 8 }, (_, index) => `list[${index}]`), 'list[8..]']);
    expect(rows[0]?.[8]).toBe('[{"x": 8} ,9]');
    expect(rows[0]?.at(-1)).toBe('{"b":{"c": [1, 2]}}');
    expect(header.at(-1)).toBe('a.b.b.b.b.b.b.b');
    expect(notes.map(({ code, count }) => [code, count])).toEqual([
      ['long_array', 1],
      ['deep_value', 1],
    ]);
  });

  test('a key that comes twice is named, and the record is set apart where the values differ', async () => {
    const { text, notes } = await readJsonRows('[{"a":1,"a":1},{"a":1,"b":2,"a":2},{"a":{"x":1},"a":{"x":1}},{"a":3}]');
    expect(text).toBe('1,,\n"{""a"":1,""b"":2,""a"":2}",,,\n"{""a"":{""x"":1},""a"":{""x"":1}}",,,\n3,,\n');
    expect(notes).toEqual([
      { code: 'duplicate_key', count: 3, examples: [1, 2, 3].map((record) => ({ where: `record ${record}`, value: null })) },
    ]);
  });

  test('an element that is no object is set apart with its text', async () => {
    const { rows, notes } = await readJsonRows('[{"a":1,"b":2}, null, [1, "x"], {"a":3}]');
    expect(rows).toEqual([
      ['1', '2'],
      ['null', '', ''],
      ['[1, "x"]', '', ''],
      ['3', ''],
    ]);
    expect(notes).toMatchObject([{ code: 'not_an_object', count: 2 }]);
  });

  test('numbers that a spreadsheet has shortened are named, card numbers among them masked', async () => {
    const { rows, notes } = await readJsonRows('[{"id":"8.83561E+15","pan":4.11111111111111E+15}]');
    expect(rows).toEqual([['8.83561E+15', '4.11111*********E+15']]);
    expect(notes.map(({ code, examples }) => [code, examples[0]?.where])).toEqual([
      ['digits_lost', 'record 1 id'],
      ['card_shaped_number', 'record 1 pan'],
    ]);
  });

  test('half a character is replaced and named', async () => {
    const { rows, notes } = await readJsonRows('[{"a":"x\\ud800"},{"a":"\\ud83d\\ude00"}]');
    expect(rows).toEqual([['x\ufffd'], ['😀']]);
    expect(notes).toMatchObject([{ code: 'lone_surrogate', count: 1, examples: [{ where: 'record 1 a' }] }]);
  });
});

describe('documents', () => {
  const text = '{"page":1,"data":{"payments":[{"a":1},{"a":2}],"tags":["x"]},"refunds":[{"b":1}],"next":null}';

  test('every list of objects is a table by its path; what stands outside is named', async () => {
    const payments = await readJsonRows(text);
    expect(payments.paths).toEqual(['data.payments', 'refunds']);
    expect(payments.rows).toEqual([['1'], ['2']]);
    expect(payments.notes).toEqual([
      {
        code: 'values_outside_rows',
        count: 4,
        examples: ['page', 'data.tags', 'refunds', 'next'].map((where) => ({ where, value: null })),
      },
    ]);
    expect((await readJsonRows(text, { path: 'refunds' })).rows).toEqual([['1']]);
  });

  test('an empty list is a table without rows', async () => {
    expect(await scanJson(jsonSource('[]'))).toEqual([]);
  });

  test.each(['[1,2]', '{"a":{"b":[1]},\n"c":2}', '[[{"a":1}]]'])('%j has no list of objects', async (document) => {
    await expect(readJsonRows(document)).rejects.toMatchObject(refused('FILE_NOT_A_TABLE', 'without a list of objects'));
  });
});

describe('one object a line', () => {
  test('lines keep their number: blank ones are empty, broken ones set apart', async () => {
    const { text, notes, header } = await readJsonRows('{"a":1,"b":2}\r\n\n{"a":3,"b":\n[1]\n  {"b":4} \n{"a":5}');
    expect(header).toEqual(['a', 'b']);
    expect(text).toBe('1,2\n\n"{""a"":3,""b"":",,\n[1],,\n,4\n5,\n');
    expect(notes).toEqual([
      {
        code: 'invalid_line',
        count: 2,
        examples: [
          { where: 'line 3', value: null },
          { where: 'line 4', value: null },
        ],
      },
    ]);
  });

  test('a file of which no line is an object is damaged', async () => {
    await expect(readJsonRows('{"a" 1}\n{"b" 2}\n')).rejects.toMatchObject(refused('FILE_DAMAGED', 'none of its lines'));
  });
});

describe('what is not JSON', () => {
  // Line and byte counted by hand.
  test.each([
    ['[{"a":1},\n{"a":2}', 'line 2, byte 17'],
    ['[{"a":1}\n{"a":2}]', 'line 2, byte 9'],
    ['[{"a":1},]', 'line 1, byte 9'],
    ['[{"a":1}] x', 'line 1, byte 10'],
    ['[{"a":01}]', 'line 1, byte 7'],
    ['[{"a":1.}]', 'line 1, byte 8'],
    ['[{"a":.5}]', 'line 1, byte 6'],
    ['[{"a":NaN}]', 'line 1, byte 6'],
    ['[{"a":tru}]', 'line 1, byte 6'],
    ["[{'a':1}]", 'line 1, byte 2'],
    ['[{"a":"\n"}]', 'line 1, byte 7'],
    ['[{"a":"\\x"}]', 'line 1, byte 7'],
    ['[{"a":"\\u12g4"}]', 'line 1, byte 11'],
    ['[{"a":1,}]', 'line 1, byte 8'],
    ['[{"a":[1,]}]', 'line 1, byte 9'],
    ['[{"a":1]]', 'line 1, byte 7'],
    ['[{"a"}]', 'line 1, byte 5'],
    ['{"a":\n[{}] "b":1}', 'line 2, byte 11'],
    ['{"a":\n1 2}', 'line 2, byte 8'],
    ['{"a":\n', 'line 2, byte 6'],
  ])('%j is refused with %s', async (text, place) => {
    await expect(readJsonRows(text)).rejects.toMatchObject(refused('FILE_DAMAGED', place));
    await expect(readJsonRows(text, { chunkBytes: 1 })).rejects.toMatchObject(refused('FILE_DAMAGED', place));
  });

  test('nesting without end', async () => {
    for (const text of [`[{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}]`, `{"a":${'{"a":'.repeat(1000)}`])
      await expect(readJsonRows(text)).rejects.toMatchObject(refused('FILE_DAMAGED', 'nesting of at most 256 levels'));
  });

  test('an object larger than a record may be', async () => {
    const text = `[{"a":"${'x'.repeat(5_000_000)}"}]`;
    await expect(readJsonRows(text)).rejects.toMatchObject(refused('FILE_LINE_TOO_LONG'));
  });

  test('keys without end', async () => {
    const text = Array.from(
      { length: 210 },
      (_, line) => `{${Array.from({ length: 100 }, (_k, key) => `"k${line * 100 + key}":1`).join(',')}}`,
    );
    await expect(readJsonRows(text.join('\n'))).rejects.toMatchObject(refused('FILE_NOT_A_TABLE', '20,000 different keys'));
  });
});

describe('laws', () => {
  type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

  /** The same flattening by a second, plain method: every leaf that is not null, with its path. */
  function leaves(value: Json, path: string): [string, string][] {
    if (value === null) return [];
    if (typeof value === 'string') return value === '' ? [] : [[path, value]];
    if (typeof value !== 'object') return [[path, JSON.stringify(value)]];
    if (Array.isArray(value)) return (value as readonly Json[]).flatMap((item, index) => leaves(item, `${path}[${index}]`));
    return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path === '' ? key : `${path}.${key}`));
  }

  const key = fc.string({ unit: 'binary', minLength: 1, maxLength: 6 }).filter((text) => !/[.[\]]/.test(text) && text !== '__proto__');
  const leaf = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }),
  );
  const nested = fc.letrec<{ value: Json; object: { [name: string]: Json } }>((tie) => ({
    value: fc.oneof({ maxDepth: 3 }, leaf, fc.array(tie('value'), { maxLength: 4 }), tie('object')),
    object: fc.dictionary(key, tie('value') as fc.Arbitrary<Json>, { maxKeys: 4 }),
  }));

  test('every value of every record is found under its path, in any chunks, as a list and as lines', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(nested.object, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        async (records, chunkBytes, isLines) => {
          const text = isLines
            ? `${records.map((record) => JSON.stringify(record)).join('\n')}\n${JSON.stringify({})}`
            : JSON.stringify(records, null, chunkBytes % 3);
          const { header, rows } = await readJsonRows(text, { chunkBytes });
          const expected = records.map((record) => leaves(record as Json, ''));
          if (header.length === 0) return;
          const found = rows
            .slice(0, records.length)
            .map((row) => row.flatMap((value, column) => (value === '' ? [] : [[header[column], value]])));
          const sorted = (list: readonly (readonly (string | undefined)[])[]) => list.map((pair) => JSON.stringify(pair)).sort();
          expect(found.map(sorted)).toEqual(expected.map(sorted));
        },
      ),
      { numRuns: 300 },
    );
  });
});
