import { isUtf8 } from 'node:buffer';
import { type XmlEvents, XmlHasType, XmlScanner } from '../../../../shared/extract/containers/xml-scanner.ts';
import { XmlProblem, type XmlTag } from '../../../../shared/extract/containers/xml-tag.ts';
import { ByteWindow } from './byte-window.ts';
import { damaged, notATable } from './container-failure.ts';

/** Where a piece of XML lies, for messages. */
export interface XmlPlace {
  readonly file: string;
  readonly part: string;
}

/** Markup or text longer than this is no spreadsheet's. */
const longestPiece = 32 * 1024 * 1024;

/** Reads XML as it comes and yields after every chunk, so that the caller can hand on what it made. Document types are refused. */
export async function* readXml(chunks: AsyncIterable<Buffer>, { file, part }: XmlPlace, events: XmlEvents): AsyncGenerator<void> {
  const scanner = new XmlScanner(events);
  const window = new ByteWindow();
  const take = (isLast: boolean) => {
    const start = window.from;
    try {
      window.from = scanner.take(window.bytes, start, window.to, isLast);
    } catch (thrown) {
      if (thrown instanceof XmlHasType) return notATable(file, `${part} declares a document type, which a spreadsheet never does`);
      if (thrown instanceof XmlProblem) return damaged(file, `${part} is not well-formed: it has ${thrown.message}`);
      throw thrown;
    }
    // What is taken ends with markup, which cuts no letter.
    if (!isUtf8(window.bytes.subarray(start, window.from))) damaged(file, `${part} is not valid text`);
    if (window.to - window.from > longestPiece) damaged(file, `${part} holds a text of more than ${longestPiece} bytes`);
  };
  for await (const chunk of asUtf8(chunks)) {
    window.append(chunk);
    take(false);
    yield;
  }
  take(true);
  yield;
}

/** Reads a whole, small part. */
export async function readWholeXml(chunks: AsyncIterable<Buffer>, place: XmlPlace, events: XmlEvents): Promise<void> {
  for await (const _ of readXml(chunks, place, events));
}

/** Hears nothing: a base for readers that want only some of what a document holds. */
export const deaf: XmlEvents = { open: () => undefined, close: () => undefined, text: () => undefined };

/** All attributes of a tag by their names without prefix. */
export function attributesOf(tag: XmlTag): Readonly<Record<string, string>> {
  const attributes: Record<string, string> = {};
  while (tag.next()) attributes[tag.attribute] = tag.value();
  return attributes;
}

/** XML may be UTF-16, which begins with a mark; the mark of UTF-8 is dropped. */
async function* asUtf8(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let decoder: TextDecoder | null | undefined;
  for await (const chunk of chunks) {
    const isFirst = decoder === undefined;
    if (decoder === undefined) decoder = wideDecoder(chunk);
    if (decoder === null) yield isFirst && isMark(chunk) ? chunk.subarray(3) : chunk;
    else yield Buffer.from(decoder.decode(chunk, { stream: true }));
  }
}

const isMark = (bytes: Buffer) => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;

function wideDecoder(first: Buffer): TextDecoder | null {
  if (first[0] === 0xff && first[1] === 0xfe) return new TextDecoder('utf-16le');
  return first[0] === 0xfe && first[1] === 0xff ? new TextDecoder('utf-16be') : null;
}
