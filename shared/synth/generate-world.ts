import { AttemptTruth } from './attempt-truth.ts';
import { measuredPartners, writeAvailabilityDay } from './availability-minutes.ts';
import { AvailabilityTruth } from './availability-truth.ts';
import type { BrokenRecord } from './bnpl-lines.ts';
import { ByteWriter } from './byte-writer.ts';
import { OrderDrawer } from './draw-orders.ts';
import {
  alderFile,
  availabilityFile,
  cobaltFile,
  type ExtractFile,
  extractFiles,
  gatewayFiles,
  keystoneFile,
  lumenFile,
  meridianFiles,
} from './extract-files.ts';
import { writeGatewayDay } from './gateway-lines.ts';
import type { SynthSize } from './quotas.ts';
import { SettlementBooks } from './settlement-books.ts';
import { SettlementQueue } from './settlement-queue.ts';
import { SettlementTruth } from './settlement-truth.ts';
import { dayCount, monthOf } from './synth-calendar.ts';

export interface WorldOptions {
  readonly size: SynthSize;
  readonly seed: number;
}

/** Bytes to append to a file. `bytes` is valid only until the next chunk is asked for. */
export interface ExtractChunk {
  readonly file: ExtractFile;
  readonly bytes: Uint8Array;
  /** Share of the quarter that is written, 0..1. */
  readonly done: number;
}

/** Everything that is true of a generated world, counted while it was drawn. */
export interface WorldTruth {
  readonly options: WorldOptions;
  readonly attempts: AttemptTruth;
  readonly settlement: SettlementTruth;
  readonly availability: AvailabilityTruth;
  readonly broken: readonly BrokenRecord[];
}

const chunkBytes = 1 << 20;

/** Draws the quarter day by day and hands out the bytes of its files; returns the truth when all is written. */
export function* generateWorld(options: WorldOptions): Generator<ExtractChunk, WorldTruth> {
  const queue = new SettlementQueue();
  const drawer = new OrderDrawer(options.size, options.seed, queue);
  const attempts = new AttemptTruth();
  const settlement = new SettlementTruth();
  const availability = new AvailabilityTruth(measuredPartners.length);
  const gateway = new ByteWriter();
  const meridian = new ByteWriter();
  const minutes = new ByteWriter();
  const lumen = new ByteWriter();
  const alder = new ByteWriter();
  const keystone = new ByteWriter();
  const cobalt = new ByteWriter();
  const books = new SettlementBooks({ meridian, lumen, alder, keystone, cobalt }, settlement);
  for (const file of extractFiles) yield { file, bytes: headerBytes(file.header), done: 0 };
  drawer.drawWarmUp();
  for (let day = 0; day < dayCount; day++) {
    const columns = drawer.drawDay(day);
    attempts.addDay(day, columns);
    writeGatewayDay(gateway, day, columns);
    books.writeDay(day, queue.take(day));
    writeAvailabilityDay(minutes, options.seed, day, availability);
    const month = monthOf(day);
    const isMonthEnd = monthOf(day + 1) !== month;
    const done = (day + 1) / dayCount;
    const pending: readonly (readonly [ByteWriter, ExtractFile, boolean])[] = [
      [gateway, gatewayFiles[month]!, isMonthEnd],
      [meridian, meridianFiles[month]!, isMonthEnd],
      [lumen, lumenFile, day === dayCount - 1],
      [alder, alderFile, day === dayCount - 1],
      [keystone, keystoneFile, day === dayCount - 1],
      [cobalt, cobaltFile, day === dayCount - 1],
      [minutes, availabilityFile, day === dayCount - 1],
    ];
    for (const [writer, file, isLast] of pending) {
      if (isLast) endFile(writer, file);
      if (isLast || writer.size >= chunkBytes) yield { file, bytes: writer.take(), done };
    }
  }
  return { options, attempts, settlement, availability, broken: books.broken };
}

function endFile(writer: ByteWriter, file: ExtractFile): void {
  writer.reserve(file.ending.length);
  writer.text(file.ending);
}

function headerBytes(header: string): Uint8Array {
  const writer = new ByteWriter();
  writer.reserve(header.length);
  writer.text(header);
  return writer.take();
}
