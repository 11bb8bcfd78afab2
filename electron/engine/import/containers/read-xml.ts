import { SaxesParser } from 'saxes';
import { AppFailure } from '../../../../shared/errors/app-error.ts';
import { damaged, notATable } from './container-failure.ts';

export type XmlAttributes = Readonly<Record<string, string>>;

/** What a reader of XML hears; names come without their prefix. */
export interface XmlSink {
  open(name: string, attributes: XmlAttributes): void;
  text(text: string): void;
  close(name: string): void;
}

/** Where a piece of XML lies, for messages. */
export interface XmlPlace {
  readonly file: string;
  readonly part: string;
}

/** Text without any markup longer than this is no spreadsheet's. */
const longestText = 32 * 1024 * 1024;

const localName = (name: string) => name.slice(name.indexOf(':') + 1);

/** Reads XML as it comes and yields after every chunk, so that the caller can hand on what it made. Document types are refused. */
export async function* readXml(chunks: AsyncIterable<Buffer>, place: XmlPlace, sink: XmlSink): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let silent = 0;
  parser.on('doctype', () => notATable(place.file, `${place.part} declares a document type, which a spreadsheet never does`));
  parser.on('opentag', (tag) => {
    silent = 0;
    sink.open(localName(tag.name), tag.attributes);
  });
  parser.on('closetag', (tag) => {
    silent = 0;
    sink.close(localName(tag.name));
  });
  parser.on('text', (text) => sink.text(text));
  parser.on('cdata', (text) => sink.text(text));
  const broken = (): never => damaged(place.file, `${place.part} is not well-formed`);
  parser.on('error', broken);
  let decoder: TextDecoder | null = null;
  const decode = (chunk: Buffer | undefined) => {
    try {
      return decoder === null ? '' : decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      // A fatal decoder says no more than that the bytes are no text.
      return damaged(place.file, `${place.part} is not valid text`);
    }
  };
  try {
    for await (const chunk of chunks) {
      decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
      silent += chunk.length;
      if (silent > longestText) damaged(place.file, `${place.part} holds a text of more than ${longestText} bytes`);
      parser.write(decode(chunk));
      yield;
    }
    parser.write(decode(undefined)).close();
  } catch (thrown) {
    // The parser itself throws only for what it calls an error; our own refusals and broken reads pass.
    throw thrown instanceof AppFailure || (thrown instanceof Error && 'code' in thrown) ? thrown : broken();
  }
  yield;
}

function encodingOf(first: Buffer): string {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le';
  return first[0] === 0xfe && first[1] === 0xff ? 'utf-16be' : 'utf-8';
}

/** Reads a whole, small part. */
export async function readWholeXml(chunks: AsyncIterable<Buffer>, place: XmlPlace, sink: XmlSink): Promise<void> {
  for await (const _ of readXml(chunks, place, sink));
}
