import { SaxesParser } from 'saxes';
import type { RecordLayout, RecordOutput, SourceRecord, XmlElement } from './record-layout.ts';

/** The document breaks the rules of XML, or declares types of its own. */
export class XmlDamaged extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'XmlDamaged';
  }
}

interface OpenElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  children: XmlElement[] | null;
  readonly line: number;
  text: string;
}

const local = (name: string) => name.slice(name.indexOf(':') + 1);
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
/** An element deeper than this is no bank statement. */
const deepest = 100;
/** Most characters of an element that is kept, or without any tag: all of it is in memory at once. */
const longest = 32_000_000;

/**
 * Reads an XML document and hands the elements a layout asked for over, each whole. Document type declarations are refused: nothing
 * in them is needed, and entities could be made to grow without end.
 */
export class XmlReader {
  /** Physical line after the last one, once the document has ended; lines end as in any XML, with either character or both. */
  line = 1;
  private readonly parser = new SaxesParser({ position: true });
  private readonly open: OpenElement[] = [];
  /** Depth of the element that is being kept; -1 between them. */
  private kept = -1;
  /** Where that element or, between them, the last tag stands. */
  private mark = 0;

  constructor(elements: readonly string[], layout: RecordLayout, out: RecordOutput) {
    const { parser, open } = this;
    const wanted = new Set(elements);
    parser.on('error', (error) => {
      throw new XmlDamaged(error.message.replace(/^[\d:]+ /, ''));
    });
    parser.on('end', () => {
      // A last line without its end is a line all the same.
      this.line = parser.line + (this.hasLooseEnd ? 1 : 0);
    });
    parser.on('doctype', () => {
      throw new XmlDamaged('it declares a document type of its own');
    });
    parser.on('opentag', ({ name, attributes }) => {
      if (open.length >= deepest) throw new XmlDamaged(`its elements are nested more than ${deepest} deep`);
      const element = { name: local(name), attributes: attributes as Record<string, string>, children: null, text: '', line: parser.line };
      if (this.kept < 0) this.mark = parser.position;
      if (this.kept < 0 && wanted.has(element.name)) this.kept = open.length;
      open.push(element);
    });
    const addText = (text: string) => {
      const top = open.at(-1);
      if (this.kept >= 0 && top !== undefined) top.text += text;
    };
    parser.on('text', addText);
    parser.on('cdata', addText);
    parser.on('closetag', () => {
      const closed = open.pop();
      if (this.kept < 0) this.mark = parser.position;
      if (closed === undefined || this.kept < 0) return;
      const element = { name: closed.name, attributes: closed.attributes, children: closed.children ?? [], text: closed.text.trim() };
      if (open.length > this.kept) {
        const parent = open.at(-1);
        if (parent !== undefined) (parent.children ??= []).push(element);
        return;
      }
      this.kept = -1;
      this.mark = parser.position;
      const lines = parser.line - closed.line + 1;
      const path = open.map(({ name }) => name);
      layout.record(new ElementRecord(element, closed.line, lines, path), out);
    });
  }

  /** Takes the text of bytes [from, to) and returns `to`; with `isLast` the document must be complete. */
  read(bytes: Uint8Array, from: number, to: number, isLast: boolean): number {
    const text = decoder.decode(bytes.subarray(from, to));
    if (text !== '') this.hasLooseEnd = !/[\r\n]$/.test(text);
    this.parser.write(text);
    if (this.parser.position - this.mark > longest) throw new XmlDamaged('one of its elements is larger than 32 million characters');
    if (isLast) this.parser.close();
    return to;
  }

  private hasLooseEnd = false;
}

/** The text is made where a person gets to see it. */
class ElementRecord implements SourceRecord {
  readonly fields = [];
  readonly element: XmlElement;
  readonly line: number;
  readonly lines: number;
  readonly path: readonly string[];

  constructor(element: XmlElement, line: number, lines: number, path: readonly string[]) {
    this.element = element;
    this.line = line;
    this.lines = lines;
    this.path = path;
  }

  get text(): string {
    return xmlText(this.element);
  }
}

/** An element on one line, for people. */
function xmlText({ name, attributes, children, text }: XmlElement): string {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`);
  return `<${name}${given.join('')}>${text}${children.map(xmlText).join('')}</${name}>`;
}

/** The first descendant reached by these names, each a child of the one before. */
export function xmlAt(element: XmlElement, ...names: readonly string[]): XmlElement | null {
  let found: XmlElement | undefined = element;
  for (const name of names) found = found?.children.find((child) => child.name === name);
  return found ?? null;
}

/** Text of the descendant reached by these names; '' where there is none. */
export function xmlTextAt(element: XmlElement, ...names: readonly string[]): string {
  return xmlAt(element, ...names)?.text ?? '';
}
