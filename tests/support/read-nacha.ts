/** A reader of NACHA files of its own: fields by their published positions, files and batches told apart by their records. */

export interface AchFile {
  /** Day of creation, ISO. */
  readonly day: string;
  readonly effective: string;
  readonly records: AchRecord[];
  /** Lines, filler included. */
  lines: number;
  readonly batchControl: string;
  readonly fileControl: string;
}

export interface AchRecord {
  readonly code: string;
  readonly routing: string;
  readonly cents: number;
  readonly individual: string;
  readonly trace: string;
  /** Reason and original trace of what comes back; null for an entry. */
  readonly back: { readonly reason: string; readonly originalTrace: string } | null;
}

const at = (line: string, from: number, to: number): string => line.slice(from - 1, to);
const isoDay = (yymmdd: string): string => `20${yymmdd.slice(0, 2)}-${yymmdd.slice(2, 4)}-${yymmdd.slice(4)}`;

export function readNacha(text: string): AchFile[] {
  const lines = text.split('\n').slice(0, -1);
  const odd = lines.find((line) => line.length !== 94);
  if (odd !== undefined) throw new Error(`A line of ${odd.length} characters: ${odd}`);
  const files: AchFile[] = [];
  let started: { day: string; effective: string; records: AchRecord[]; batchControl: string; lines: number } | null = null;
  let entry = '';
  for (const line of lines) {
    const last = files.at(-1);
    if (started === null && last !== undefined && /^9{94}$/.test(line)) {
      last.lines++;
      continue;
    }
    if (line[0] === '1') started = { day: isoDay(at(line, 24, 29)), effective: '', records: [], batchControl: '', lines: 0 };
    if (started === null) throw new Error(`A record outside of a file: ${line}`);
    started.lines++;
    if (line[0] === '5') started.effective = isoDay(at(line, 70, 75));
    if (line[0] === '6') {
      entry = line;
      if (at(line, 79, 79) === '0') started.records.push(recordOf(entry, null));
    }
    if (line[0] === '7') started.records.push(recordOf(entry, { reason: at(line, 4, 6), originalTrace: at(line, 7, 21) }));
    if (line[0] === '8') started.batchControl = line;
    if (line[0] !== '9') continue;
    files.push({ ...started, fileControl: line });
    started = null;
  }
  return files;
}

const recordOf = (line: string, back: AchRecord['back']): AchRecord => ({
  code: at(line, 2, 3),
  routing: at(line, 4, 12),
  cents: Number(at(line, 30, 39)),
  individual: at(line, 40, 54).trim(),
  trace: at(line, 80, 94),
  back,
});

/** What the controls of a file state: entries and addenda, hash, debits in cents, and blocks of ten lines. */
export function controlsOf({ batchControl, fileControl }: AchFile) {
  return {
    batch: { count: Number(at(batchControl, 5, 10)), hash: at(batchControl, 11, 20), debit: Number(at(batchControl, 21, 32)) },
    file: { count: Number(at(fileControl, 14, 21)), hash: at(fileControl, 22, 31), debit: Number(at(fileControl, 32, 43)) },
    blocks: Number(at(fileControl, 8, 13)),
  };
}
