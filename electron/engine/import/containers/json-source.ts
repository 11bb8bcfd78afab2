import { fail } from '../../../../shared/errors/fail.ts';
import type { JsonForm } from '../../../../shared/extract/containers/json-form.ts';
import { TooManyKeys } from '../../../../shared/extract/containers/json-shape.ts';
import { JsonProblem, skipSpace } from '../../../../shared/extract/containers/json-text.ts';
import { JsonWalker } from '../../../../shared/extract/containers/json-walker.ts';
import { limits } from '../../../../shared/protocol/limits.ts';
import { ByteWindow } from './byte-window.ts';
import { damaged, notATable } from './container-failure.ts';

/** A JSON file that can be read more than once, as UTF-8 without a byte-order mark. */
export interface JsonSource {
  readonly file: string;
  readonly form: JsonForm;
  open(): AsyncIterable<Buffer>;
}

export interface JsonRecords {
  list(path: string): void;
  /** One element of a list, or one line that is not blank; its bytes may be no object and no JSON. */
  element(path: string, bytes: Uint8Array, start: number, end: number): void;
  blank(): void;
  loose(path: string): void;
}

const lf = 10;

/** Hands every record of a JSON file to `records` and yields after every chunk; with `mostBytes` only what begins in that many. */
export async function* readJson(source: JsonSource, records: JsonRecords, mostBytes: number): AsyncGenerator<void> {
  const { file } = source;
  let read = 0;
  const window = new ByteWindow();
  const take = source.form === 'lines' ? lineTaker(records) : documentTaker(records);
  const step = (isLast: boolean) => {
    try {
      window.from = take(window.bytes, window.from, window.to, isLast);
    } catch (thrown) {
      if (thrown instanceof TooManyKeys) return notATable(file, 'its records have more than 20,000 different keys together');
      if (!(thrown instanceof JsonProblem)) throw thrown;
      const { line, offset } = window.placeOf(thrown.at);
      return damaged(file, `it is not valid JSON at line ${line}, byte ${offset}: ${thrown.expected} was expected`);
    }
    if (window.to - window.from > limits.recordBytes)
      fail('FILE_LINE_TOO_LONG', { file, limit: limits.recordBytes, line: window.placeOf(window.from).line });
  };
  for await (const chunk of source.open()) {
    window.append(chunk);
    step(false);
    yield;
    read += chunk.length;
    if (read >= mostBytes) return;
  }
  step(true);
  yield;
}

type Taker = (bytes: Buffer, from: number, to: number, isLast: boolean) => number;

function documentTaker(records: JsonRecords): Taker {
  const walker = new JsonWalker(records);
  return (bytes, from, to, isLast) => walker.take(bytes, from, to, isLast);
}

function lineTaker(records: JsonRecords): Taker {
  records.list('');
  return (bytes, from, to, isLast) => {
    let at = from;
    while (at < to) {
      let end = bytes.indexOf(lf, at);
      if (end < 0 || end >= to) {
        if (!isLast) return at;
        end = to;
      }
      const start = skipSpace(bytes, at, end);
      let last = end;
      while (last > start && bytes[last - 1]! <= 32) last--;
      if (start === last) records.blank();
      else records.element('', bytes, start, last);
      at = end + 1;
    }
    return Math.min(at, to);
  };
}
