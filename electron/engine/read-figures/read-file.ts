import { fail } from '../../../shared/errors/fail.ts';
import { type Passport, passportSchema } from '../../../shared/report/passport.ts';
import type { ReportFormat } from '../../../shared/report/report-formats.ts';
import { passportPart } from '../exporters/passport-part.ts';
import type { Figure } from './figure.ts';
import { all, type Parts, unpackParts, xmlOf } from './office-part.ts';
import { readDeck } from './read-deck.ts';
import { readDocument } from './read-document.ts';
import { pagePassport, readPage } from './read-page.ts';
import { readSheets } from './read-sheets.ts';

/** An exported file: how it was made, and every number that it shows. */
export interface ReadFile {
  readonly format: Extract<ReportFormat, 'pptx' | 'xlsx' | 'docx' | 'html'>;
  readonly passport: Passport;
  readonly figures: readonly Figure[];
}

const readers = [
  { format: 'pptx', main: 'ppt/presentation.xml', read: readDeck },
  { format: 'xlsx', main: 'xl/workbook.xml', read: readSheets },
  { format: 'docx', main: 'word/document.xml', read: readDocument },
] as const satisfies readonly { format: ReportFormat; main: string; read: (parts: Parts) => readonly Figure[] }[];

/** Reads a deck, a workbook of sheets, a document or a page that was exported from a report; fails by name when it says nothing of itself. */
export function readExport(bytes: Uint8Array): ReadFile {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) {
    const html = new TextDecoder().decode(bytes);
    return { format: 'html', passport: parsed(pagePassport(html)), figures: readPage(html) };
  }
  const parts = unpackParts(bytes, (name) => /\.(xml|rels)$/.test(name));
  const reader =
    readers.find(({ main }) => main in parts) ?? fail('VERIFY_NO_PASSPORT', { problem: 'it is no deck, spreadsheet or document' });
  const part = Object.keys(parts).find((name) => /^customXml\/item\d+\.xml$/.test(name) && holdsPassport(parts, name)) ?? passportPart;
  const passport = parsed(part in parts ? (all(xmlOf(parts, part), 'passport')[0]?.textContent ?? null) : null);
  return { format: reader.format, passport, figures: reader.read(parts) };
}

const holdsPassport = (parts: Parts, name: string): boolean => all(xmlOf(parts, name), 'passport').length > 0;

function parsed(text: string | null): Passport {
  if (text === null) return fail('VERIFY_NO_PASSPORT', { problem: 'it holds no passport' });
  try {
    return passportSchema.parse(JSON.parse(text));
  } catch {
    return fail('VERIFY_NO_PASSPORT', { problem: 'its passport cannot be read' });
  }
}
