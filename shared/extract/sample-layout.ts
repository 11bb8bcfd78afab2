import type { FormatChoice, RecordCut, RecordFormat } from './extract-format.ts';
import { layoutReader } from './layout-reader.ts';
import { type DelimitedBytes, RecordTooLong } from './record-reader.ts';
import { XmlDamaged } from './xml-reader.ts';

/** The first rows of each stream that a layout finds in a sample. */
export interface LayoutRows {
  readonly rows: ReadonlyMap<string, readonly (readonly string[])[]>;
  readonly misfits: number;
}

/** Reads a sample with a layout, for a preview; totals at the end of the file are not asked for. */
export function sampleLayout(
  format: RecordFormat,
  cut: RecordCut,
  text: Uint8Array,
  newline: DelimitedBytes['newline'],
  isWhole: boolean,
  choice: FormatChoice,
  most: number,
): LayoutRows {
  const rows = new Map<string, (readonly string[])[]>(Object.keys(format.streams).map((name) => [name, []]));
  let misfits = 0;
  const nothing = () => undefined;
  const out = {
    row(stream: string, fields: readonly (string | null)[]) {
      const found = rows.get(stream);
      if (found !== undefined && found.length < most) found.push(fields.map((field) => field ?? ''));
    },
    misfit() {
      misfits++;
    },
    aside: nothing,
    control: nothing,
    note: nothing,
  };
  const layout = format.open(choice);
  const bytes = new Uint8Array(text.length + 1);
  bytes.set(text);
  try {
    layoutReader(cut, newline, text.length, layout, out).read(bytes, 0, text.length, isWhole);
    if (isWhole) layout.end(out);
  } catch (thrown) {
    // What is wrong with the file is told when it is read as a whole.
    if (!(thrown instanceof RecordTooLong || thrown instanceof XmlDamaged)) throw thrown;
  }
  return { rows, misfits };
}
