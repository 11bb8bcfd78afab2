import { dialectBytes } from '../../../shared/extract/dialect-bytes.ts';
import type { FormatChoice } from '../../../shared/extract/extract-format.ts';
import type { Interpretation } from '../../../shared/extract/interpret-sample.ts';
import { idColumns } from '../../../shared/extract/lost-digits.ts';
import { placeOf } from '../../../shared/extract/table-reader.ts';
import { limits } from '../../../shared/protocol/limits.ts';
import type { Cover } from './cover-values.ts';
import type { Inspection, Preparation } from './inspect-file.ts';
import type { NormaliseRequest, ReadingRequest } from './normalise-request.ts';

/** What was settled about a file before its first record is read. */
export interface Settled {
  readonly choice: FormatChoice;
  readonly inspection: Extract<Inspection, { kind: 'table' }>;
  readonly preparation: Preparation;
  readonly cover: Cover;
  /** What is read in place of the file: its first part, or records that a person typed, as UTF-8. */
  readonly text?: Uint8Array;
  readonly staging: string;
}

interface ReadingOptions {
  readonly segmentBytes?: number;
  readonly segmentsAhead?: number;
}

const defaultSegmentBytes = 32 * 1024 * 1024;

/** What the reading thread is told. */
export function normaliseRequest(
  { inspection, preparation, cover, choice, text, staging }: Settled,
  options: ReadingOptions,
): NormaliseRequest {
  const { head, encoding, reading } = inspection;
  return {
    source: text === undefined ? { kind: 'file', path: head.path, form: head.form, encoding, stamp: head.stamp } : { kind: 'text', text },
    file: head.file,
    reading: readingRequest(reading, preparation, choice, head.isWhole),
    streams: preparation.plans.map((plan) => ({
      name: plan.stream,
      header: plan.header,
      amounts: plan.amounts,
      referenceColumns: plan.referenceColumns,
      droppedColumns: plan.dropped,
      personal: plan.personal,
      watched: plan.watched,
      idColumns: idColumns(plan).map(({ at }) => at),
    })),
    ...cover,
    folder: staging,
    segmentBytes: options.segmentBytes ?? defaultSegmentBytes,
    segmentsAhead: options.segmentsAhead ?? 3,
    recordBytes: limits.recordBytes,
  };
}

function readingRequest(
  { dialect, cut }: Interpretation,
  { formatId }: Preparation,
  choice: FormatChoice,
  isWhole: boolean,
): ReadingRequest {
  if (cut !== null) return { kind: 'records', format: formatId, cut, newline: dialect.newline === 'cr' ? 'cr' : 'lf', choice };
  const place = placeOf(dialect);
  // What a sample does not show may still end in totals.
  const isOpen = !isWhole && dialect.trailerLines === undefined && place.lastLine === null;
  return { kind: 'table', dialect: dialectBytes(dialect), place: isOpen ? { ...place, trailerLines: null } : place };
}
