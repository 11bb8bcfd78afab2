import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { gunzip } from '../../../electron/engine/import/containers/gunzip.ts';
import { openZipMembers } from '../../../electron/engine/import/containers/zip-members.ts';
import { AppFailure } from '../../../shared/errors/app-error.ts';
import { NoteBook } from '../../../shared/extract/containers/container-note.ts';
import { makeXlsx } from '../../support/make-xlsx.ts';
import { makeZip } from '../../support/make-zip.ts';
import { readJsonRows } from '../../support/read-json-rows.ts';
import { readXlsxRows } from '../../support/read-xlsx-rows.ts';

const rows = Array.from(
  { length: 30 },
  (_, index) => `<row><c t="s"><v>${index % 2}</v></c><c s="1"><v>${43_449 + index}</v></c><c><v>${index}.5</v></c></row>`,
);
const book = makeXlsx({ sheets: [{ rows: rows.join('') }], formats: [14], sharedStrings: '<si><t>one</t></si><si><t>two</t></si>' });
const csv = 'a,b,c\n1,2,3\n'.repeat(50);
const archive = makeZip([
  { name: 'a.csv', content: csv },
  { name: 'b.csv', content: csv, method: 0 },
]);
const packed = gzipSync(csv);
const json = `{"page": 1, "rows": [${Array.from({ length: 30 }, (_, index) => `{"a":${index},"b":{"c":"x\\u0041","d":[1,null]}}`).join(',\n')}]}`;

/** What is read of a file when bytes of it are changed or cut off: its content, or the code of a refusal. */
async function outcome(read: () => Promise<string>): Promise<string> {
  try {
    return await read();
  } catch (thrown) {
    // Anything else is a mistake of ours and fails the test.
    if (thrown instanceof AppFailure) return thrown.error.code;
    throw thrown;
  }
}

const damage = (bytes: Buffer) =>
  fc
    .tuple(
      fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 3 }),
      fc.option(fc.nat(bytes.length), { freq: 5 }),
    )
    .map(([changes, cut]) => {
      const copy = Buffer.from(bytes);
      for (const [at, value] of changes) copy[at] = value;
      return cut === null ? copy : copy.subarray(0, cut);
    });

const chunks = async function* (bytes: Buffer) {
  yield bytes;
};

test('a damaged spreadsheet is read as it was or refused by its name', async () => {
  const whole = (await readXlsxRows(book)).lines.join('\n');
  await fc.assert(
    fc.asyncProperty(damage(book), async (bytes) => {
      const found = await outcome(async () => (await readXlsxRows(bytes)).lines.join('\n'));
      // Every part has a checksum and every name that is looked for must be there: what is read at all is what was written.
      expect(['FILE_DAMAGED', 'FILE_NOT_A_TABLE', 'FILE_PROTECTED', 'FILE_UNPACKS_TOO_LARGE', whole]).toContain(found);
    }),
    { numRuns: 300 },
  );
});

test('a damaged archive gives its members as they were or refuses them by name', async () => {
  await fc.assert(
    fc.asyncProperty(damage(archive), async (bytes) => {
      const found = await outcome(async () => {
        const { members, read } = await openZipMembers({ kind: 'bytes', bytes }, 'a.zip');
        for (const { name } of members) {
          const parts: Buffer[] = [];
          for await (const chunk of read(name).chunks) parts.push(chunk);
          expect(Buffer.concat(parts).toString()).toBe(csv);
        }
        return 'whole';
      });
      expect(['whole', 'FILE_DAMAGED', 'FILE_NOT_A_TABLE', 'FILE_PROTECTED', 'FILE_UNPACKS_TOO_LARGE']).toContain(found);
    }),
    { numRuns: 300 },
  );
});

test('damaged gzip is unpacked as it was or refused', async () => {
  await fc.assert(
    fc.asyncProperty(damage(packed), async (bytes) => {
      const found = await outcome(async () => {
        const parts: Buffer[] = [];
        for await (const chunk of gunzip(chunks(bytes), 'a.gz', new NoteBook())) parts.push(chunk);
        return Buffer.concat(parts).toString();
      });
      expect(['FILE_DAMAGED', csv]).toContain(found);
    }),
    { numRuns: 300 },
  );
});

test('damaged JSON is read, or refused with the place', async () => {
  await fc.assert(
    fc.asyncProperty(damage(Buffer.from(json)), async (bytes) => {
      const text = bytes.toString('latin1');
      const isJson = (() => {
        try {
          JSON.parse(text);
          return true;
        } catch {
          // The second reader says no more than that it is none.
          return false;
        }
      })();
      const found = await outcome(async () => (await readJsonRows(text, { chunkBytes: 100 })).text);
      if (isJson) expect(found).not.toBe('FILE_DAMAGED');
      else expect(['FILE_DAMAGED', 'FILE_NOT_A_TABLE']).toContain(found);
    }),
    { numRuns: 500 },
  );
});
