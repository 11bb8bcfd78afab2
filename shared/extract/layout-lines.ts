import { maskCardNumbers } from './card-number-guard.ts';
import type { FormatChoice, RecordCut, RecordFormat } from './extract-format.ts';
import { layoutReader } from './layout-reader.ts';
import { type LineMeaning, physicalLines, putMeaning } from './physical-lines.ts';
import type { PreviewLine } from './receipt.ts';
import type { RecordOutput } from './record-layout.ts';
import { type DelimitedBytes, RecordTooLong } from './record-reader.ts';

/** The first physical lines of a file of several record types, as its layout reads them; empty for elements, which are no lines. */
export function layoutLines(
  text: Uint8Array,
  isWhole: boolean,
  newline: DelimitedBytes['newline'],
  format: RecordFormat,
  cut: RecordCut,
  choice: FormatChoice,
): readonly PreviewLine[] {
  if (cut.kind === 'xml') return [];
  const meanings = new Map<number, LineMeaning>();
  let records = 0;
  let lastLine = 0;
  const out: RecordOutput = {
    row(_stream, fields, span) {
      // Several rows may stem from one record.
      if (span.line === lastLine) return;
      lastLine = span.line;
      putMeaning(meanings, span, { kind: 'record', record: ++records, fields: fields.length, fault: null });
    },
    aside: (kind, span) => putMeaning(meanings, span, { kind, record: null, fields: null, fault: null }),
    misfit: (_text, span, reason) => putMeaning(meanings, span, { kind: 'misfit', record: null, fields: null, fault: reason }),
    control: () => undefined,
    note: () => undefined,
  };
  const layout = format.open(choice);
  const copy = new Uint8Array(text.length + 1);
  copy.set(text);
  try {
    layoutReader(cut, newline, text.length, layout, out).read(copy, 0, text.length, isWhole);
    if (isWhole) layout.end(out);
  } catch (thrown) {
    // What is wrong with the file is told when it is read as a whole.
    if (!(thrown instanceof RecordTooLong)) throw thrown;
  }
  return physicalLines(text, isWhole, newline, meanings, maskCardNumbers);
}
