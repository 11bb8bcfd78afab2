import type { LineCounts, ReceiptWarning, StatedControl } from '../../../shared/extract/receipt.ts';
import type { TextReader } from '../../../shared/extract/layout-reader.ts';
import type { QuarantineWriter } from './quarantine-writer.ts';
import type { StreamWriter } from './stream-writer.ts';

/** What becomes of the records of one file; no byte leaves it before the card-number guard has seen it. */
export interface Sorter {
  /** Takes the text and fills the rest. */
  readonly reader: TextReader;
  readonly streams: readonly StreamWriter[];
  readonly quarantine: QuarantineWriter;
  readonly lines: Readonly<Omit<LineCounts, 'physical'>>;
  readonly cardNumbersMasked: number;
  readonly controls: readonly StatedControl[];
  readonly notes: readonly ReceiptWarning[];
  /** Offset in the source of bytes[0] of the buffer being read; set before reading begins. */
  sourceOffset: (bytes: Uint8Array, position: number) => number;
  /** Some records may hold bytes that are no UTF-8; set before they are read. */
  isMixed: boolean;
  /** After the last record; `physical`: how many lines the text had. */
  end(physical: number): void;
}
