import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { XmlHasType, XmlScanner } from '../../../shared/extract/containers/xml-scanner.ts';
import { plainText, XmlProblem } from '../../../shared/extract/containers/xml-tag.ts';

type Event = readonly [kind: string, ...details: unknown[]];

/** Pieces of text side by side are one text. */
function joined(events: readonly Event[]): readonly Event[] {
  const result: Event[] = [];
  for (const event of events) {
    const last = result.at(-1);
    if (event[0] === 'text' && last?.[0] === 'text') result[result.length - 1] = ['text', `${String(last[1])}${String(event[1])}`];
    else if (event[0] !== 'text' || event[1] !== '') result.push(event);
  }
  return result;
}

/** What the scanner hears, in chunks of this many bytes. */
function scanned(xml: string, step: number): readonly Event[] {
  const events: Event[] = [];
  const scanner = new XmlScanner({
    open(tag) {
      const attributes: Record<string, string> = {};
      while (tag.next()) attributes[tag.attribute] = tag.value();
      events.push(['open', tag.name, attributes]);
    },
    close: (name) => events.push(['close', name]),
    text: (bytes, start, end, isPlain) =>
      events.push(['text', isPlain ? Buffer.from(bytes.subarray(start, end)).toString() : plainText(bytes, start, end)]),
  });
  let rest = Buffer.alloc(0);
  const all = Buffer.from(xml);
  for (let from = 0; from < all.length; from += step) {
    rest = Buffer.concat([rest, all.subarray(from, from + step)]);
    rest = rest.subarray(scanner.take(rest, 0, rest.length, false));
  }
  scanner.take(rest, 0, rest.length, true);
  return joined(events);
}

/** The same by a parser that others wrote. */
function second(xml: string): readonly Event[] {
  const events: Event[] = [];
  const parser = new SaxesParser({ xmlns: false });
  let depth = 0;
  const local = (name: string) => name.slice(name.indexOf(':') + 1);
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    depth++;
    events.push(['open', local(tag.name), Object.fromEntries(Object.entries(tag.attributes).map(([name, value]) => [local(name), value]))]);
  });
  parser.on('closetag', (tag) => {
    depth--;
    events.push(['close', local(tag.name)]);
  });
  const text = (words: string) => depth > 0 && events.push(['text', words]);
  parser.on('text', text);
  parser.on('cdata', text);
  parser.write(xml).close();
  return joined(events);
}

describe('the same as another parser', () => {
  const name = fc.constantFrom('c', 'v', 'row', 'x:is', 't', 'mergeCell', 'a-b.c');
  const words = fc
    .array(
      fc.constantFrom('a', '1.5', ' ', '\n', '\r\n', '\r', '&lt;', '&amp;', '&#65;', '&#x20AC;', 'é', '😀', ']]', '"', "'", '/', '='),
      { maxLength: 6 },
    )
    .map((parts) => parts.join(''));
  const attribute = fc.tuple(fc.constantFrom('r', 's', 'xml:space', 'x:id'), words);
  const written = ([key, value]: readonly [string, string]) => {
    const safe = value.replace(/[\r\n]+/g, ' ');
    return safe.includes('"') ? ` ${key}='${safe.replaceAll("'", '')}'` : ` ${key} = "${safe}"`;
  };
  const attributes = fc.uniqueArray(attribute, { maxLength: 3, selector: ([key]) => key }).map((list) => list.map(written).join(''));
  const xml = fc.letrec<{ node: string; element: string }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      words.map((text) => text.replaceAll(']]>', '')),
      fc.constantFrom('<!-- <c> & --><v/>', '<![CDATA[<a>&amp;\r\n]] ]]>', '<?pi <c> ?>'),
      tie('element'),
    ),
    element: fc
      .tuple(name, attributes, fc.array(tie('node'), { maxLength: 4 }), fc.boolean())
      .map(([tag, list, nodes, isEmpty]) => (isEmpty ? `<${tag}${list}/>` : `<${tag}${list} >${nodes.join('')}</${tag} >`)),
  }));

  test('for any document, in any chunks', () => {
    fc.assert(
      fc.property(xml.element, fc.integer({ min: 1, max: 30 }), (element, step) => {
        const document = `<?xml version="1.0"?>\n<!-- before -->${element}\n<?after?>`;
        expect(scanned(document, step)).toEqual(second(document));
      }),
      { numRuns: 400 },
    );
  });

  test.each([
    '',
    ' ',
    'text',
    '<a>',
    '<a></b>',
    '<a/><b/>',
    '<a/>text',
    '<a><b></a></b>',
    '<a b></a>',
    '<a b=c></a>',
    '<a b="c></a>',
    '<a b="1"c="2"/>',
    '<a b="<"/>',
    '<a <b/>>',
    '< a/>',
    '<>',
    '</a>',
    '<a>&nbsp;</a>',
    '<a>&</a>',
    '<a>&#0;</a>',
    '<a>&#xD800;</a>',
    '<a>&#x110000;</a>',
    '<a><![CDATA[x]]</a>',
    '<a><!-- </a>',
    '<a',
    '<![CDATA[x]]><a/>',
  ])('%j is not well-formed', (document) => {
    expect(() => second(document)).toThrow();
    for (const step of [1, 100]) expect(() => scanned(document, step)).toThrow(XmlProblem);
  });
});

test('a document type is refused wherever it stands', () => {
  for (const xml of ['<!DOCTYPE a><a/>', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', '<a><!ENTITY x "y"></a>'])
    for (const step of [1, 100]) expect(() => scanned(xml, step)).toThrow(XmlHasType);
});

test('elements without end', () => {
  expect(() => scanned('<a>'.repeat(300), 7)).toThrow(XmlProblem);
});
