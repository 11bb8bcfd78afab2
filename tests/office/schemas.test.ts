import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { exporters } from '../../electron/engine/exporters/registry.ts';
import { cleanModel } from '../../shared/report/clean-model.ts';
import { resolveReport } from '../../shared/report/resolve-report.ts';
import { sampleReport, sampleSetting, sampleSources } from '../support/sample-report.ts';

/** Run with `npm run check:office -- --schemas DIR [FILE...]`: the transitional schemas of ECMA-376 part 4 (pml.xsd, sml.xsd, wml.xsd ...). */
const { PAYBENCH_SCHEMAS: given = '', PAYBENCH_SCHEMA_FILES: named = '[]' } = process.env;
const out = fileURLToPath(new URL('../../.cache/office-schemas', import.meta.url));
const schemas = join(out, 'xsd');

/** Which schema describes a part, by the namespace of its root. */
const schemaOf: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/presentationml/2006/main': 'pml.xsd',
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main': 'sml.xsd',
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'wml.xsd',
  'http://schemas.openxmlformats.org/drawingml/2006/chart': 'dml-chart.xsd',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'dml-main.xsd',
  'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing': 'dml-spreadsheetDrawing.xsd',
  'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties': 'shared-documentPropertiesExtended.xsd',
};

/** What the schemas import by name only: two attributes of XML itself. */
const xmlSchema = `<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">
<xsd:attribute name="space"><xsd:simpleType><xsd:restriction base="xsd:NCName"><xsd:enumeration value="default"/><xsd:enumeration value="preserve"/></xsd:restriction></xsd:simpleType></xsd:attribute>
<xsd:attribute name="lang" type="xsd:language"/></xsd:schema>`;

beforeAll(() => {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(schemas, { recursive: true });
  for (const name of readdirSync(given).filter((file) => file.endsWith('.xsd'))) cpSync(join(given, name), join(schemas, name));
  writeFileSync(join(schemas, 'xml.xsd'), xmlSchema);
  for (const name of ['wml.xsd', 'shared-math.xsd']) {
    const text = readFileSync(join(schemas, name), 'utf8');
    writeFileSync(
      join(schemas, name),
      text.replace(
        /(namespace="http:\/\/www\.w3\.org\/XML\/1998\/namespace")\s*(?:schemaLocation="[^"]*")?\s*\/>/,
        '$1 schemaLocation="xml.xsd"/>',
      ),
    );
  }
});

/** A part as a reader sees it that knows no extension: attributes that the part itself calls ignorable are left out. */
function plain(xml: string): string {
  const prefixes = (/\bmc:Ignorable="([^"]*)"/.exec(xml)?.[1] ?? '').split(' ').filter((prefix) => prefix !== '');
  return prefixes.reduce(
    (text, prefix) => text.replace(new RegExp(`\\s${prefix}:\\w+="[^"]*"`, 'g'), ''),
    xml.replace(/\smc:Ignorable="[^"]*"/, ''),
  );
}

/** Every part of a package that a schema describes, with what the schema says against it; charts bring workbooks of their own. */
function problemsOf(file: string, bytes: Uint8Array): { readonly parts: number; readonly problems: readonly string[] } {
  let parts = 0;
  const problems: string[] = [];
  const bySchema = new Map<string, string[]>();
  for (const [name, content] of Object.entries(unzipSync(bytes))) {
    if (name.endsWith('.xlsx')) {
      const inner = problemsOf(`${file}/${basename(name)}`, content);
      parts += inner.parts;
      problems.push(...inner.problems);
    }
    if (!name.endsWith('.xml')) continue;
    const xml = strFromU8(content);
    const [, prefix = '', attributes = ''] =
      /<(?:(\w+):)?\w+((?:\s+[\w:]+="[^"]*")*)\s*\/?>/.exec(xml.replace(/^<\?xml[^>]*>\s*/, '')) ?? [];
    const root = new RegExp(`\\sxmlns${prefix === '' ? '' : `:${prefix}`}="([^"]*)"`).exec(attributes)?.[1] ?? '';
    const schema = schemaOf[root];
    if (schema === undefined) continue;
    const path = join(out, `${file}/${name}`.replaceAll('/', '__'));
    writeFileSync(path, plain(xml));
    bySchema.set(schema, [...(bySchema.get(schema) ?? []), path]);
    parts++;
  }
  for (const [schema, paths] of bySchema) {
    const { status, stderr } = spawnSync('xmllint', ['--nonet', '--noout', '--schema', join(schemas, schema), ...paths], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    if (status !== 0) problems.push(...stderr.split('\n').filter((line) => line !== '' && !line.endsWith(' validates')));
  }
  return { parts, problems };
}

test.each(['pptx', 'xlsx', 'docx'] as const)('every part of the sample report as %s is what its schema says', async (to) => {
  const model = cleanModel(await resolveReport(sampleReport, sampleSources, { ...sampleSetting, withSheets: to === 'xlsx' }));
  const { parts, problems } = problemsOf(`sample.${to}`, (await exporters[to].write(model, 'en-US')) as Uint8Array);
  expect(parts).toBeGreaterThan(2);
  expect(problems.slice(0, 10)).toEqual([]);
});

test.each([sampleReport.name, ...(JSON.parse(named) as string[])].slice(1))('%s', (file) => {
  const { parts, problems } = problemsOf(basename(file), readFileSync(file));
  expect(parts).toBeGreaterThan(2);
  expect(problems.slice(0, 10)).toEqual([]);
});
