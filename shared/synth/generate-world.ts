import { AchBook } from './ach/ach-book.ts';
import type { AchTruth } from './ach/ach-truth.ts';
import { AttemptTruth } from './attempt-truth.ts';
import { measuredPartners, writeAvailabilityDay } from './availability-minutes.ts';
import { AvailabilityTruth } from './availability-truth.ts';
import type { BrokenRecord } from './bnpl-lines.ts';
import { bai2File } from './books/bai2-statement.ts';
import { bankTemplateRows, payoutTemplateRows } from './books/bank-template.ts';
import { camtFile } from './books/camt-statement.ts';
import type { LateDelivery } from './books/late-delivery.ts';
import type { Payout } from './books/payout-log.ts';
import type { ReconTruth } from './books/recon-truth.ts';
import { asciiBytes } from './byte-writer.ts';
import { OrderDrawer } from './draw-orders.ts';
import {
  achEntryFiles,
  achReturnFile,
  alderFile,
  alderMinutesFile,
  applicationFile,
  availabilityFile,
  bai2Files,
  bankFile,
  camtFiles,
  cardNumberFile,
  cobaltFile,
  cobaltPayoutFile,
  contactFile,
  copiedFile,
  driftedFile,
  type ExtractFile,
  extractFiles,
  firstHalfFile,
  gatewayFiles,
  keystoneFile,
  lateFirstFile,
  lateOriginalFile,
  lateSecondFile,
  ledgerFile,
  lifecycleFile,
  longDayExtract,
  lookalikeFile,
  lumenFile,
  meridianFiles,
  networkFile,
  planFile,
  pointsFile,
  rowTwiceFile,
  statementFile,
  variantFiles,
} from './extract-files.ts';
import { FileSeries } from './file-series.ts';
import { writeGatewayDay } from './gateway-lines.ts';
import { driftDay, rowTwiceDay } from './incident-windows.ts';
import { alderRows } from './partners/alder-minutes.ts';
import { statementRows } from './partners/statements.ts';
import { ApplicationBook, type ApplicationTruth } from './programs/application-lines.ts';
import { ContactBook } from './programs/contact-book.ts';
import type { ContactTruth } from './programs/contact-truth.ts';
import { networkRows } from './programs/network-programs.ts';
import { PlanBook, type PlanTruth } from './programs/plan-lines.ts';
import { PointsBook } from './programs/points-lines.ts';
import type { PointsTruth } from './programs/points-truth.ts';
import type { PromotionTruth } from './programs/promotion.ts';
import { writeLateApprovals } from './late-approval-lines.ts';
import type { SynthSize } from './quotas.ts';
import { type MarkedLine, SettlementBooks } from './settlement-books.ts';
import { SettlementQueue } from './settlement-queue.ts';
import { SettlementTruth } from './settlement-truth.ts';
import { dayCount, months } from './synth-calendar.ts';
import { cardNumberRows, lookalikeRows } from './variants/card-number-files.ts';
import { type LocalDay, longDayFile } from './variants/long-day-file.ts';

export interface WorldOptions {
  readonly size: SynthSize;
  readonly seed: number;
  /** Also write the variants: files for trying an import, which are no part of the world. */
  readonly withVariants: boolean;
}

/** Bytes to append to a file. `bytes` is valid only until the next chunk is asked for. */
export interface ExtractChunk {
  readonly file: ExtractFile;
  readonly bytes: Uint8Array;
  /** Whether the file is complete with them. */
  readonly isLast: boolean;
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
  readonly recon: ReconTruth;
  readonly payouts: readonly Payout[];
  readonly late: LateDelivery;
  readonly rowTwice: MarkedLine;
  readonly applications: ApplicationTruth;
  readonly points: PointsTruth;
  readonly plans: PlanTruth;
  readonly contacts: ContactTruth;
  readonly ach: AchTruth;
  readonly promotions: PromotionTruth;
  readonly longDays: readonly LocalDay[];
}

/** The writers of a world, one for each file or month after month of files. */
function openSeries() {
  const of = (...files: readonly ExtractFile[]) => new FileSeries(files);
  return {
    gateway: of(...gatewayFiles),
    meridian: of(...meridianFiles),
    lumen: of(lumenFile),
    alder: of(alderFile),
    lateFirst: of(lateFirstFile),
    lateSecond: of(lateSecondFile),
    lateOriginal: of(lateOriginalFile),
    keystone: of(keystoneFile),
    drifted: of(driftedFile),
    cobalt: of(cobaltFile),
    achEntries: of(...achEntryFiles),
    achReturns: of(achReturnFile),
    lifecycle: of(lifecycleFile),
    ledger: of(ledgerFile),
    applications: of(applicationFile),
    points: of(pointsFile),
    plans: of(planFile),
    contacts: of(contactFile),
    minutes: of(availabilityFile),
  };
}

/** Draws the quarter day by day and hands out the bytes of its files; returns the truth when all is written. */
export function* generateWorld(options: WorldOptions): Generator<ExtractChunk, WorldTruth> {
  const { size, seed, withVariants } = options;
  const queue = new SettlementQueue();
  const drawer = new OrderDrawer(size, seed, queue);
  const attempts = new AttemptTruth();
  const settlement = new SettlementTruth();
  const availability = new AvailabilityTruth(measuredPartners.length);
  const series = openSeries();
  const { meridian, lumen, alder, keystone, cobalt, ledger, lateFirst, lateSecond, lateOriginal, drifted } = series;
  const books = new SettlementBooks(
    {
      meridian: meridian.writer,
      lumen: lumen.writer,
      alder: alder.writer,
      keystone: keystone.writer,
      cobalt: cobalt.writer,
      ledger: ledger.writer,
      late: { first: lateFirst.writer, original: lateOriginal.writer, reissued: lateSecond.writer },
      drifted: withVariants ? drifted.writer : null,
    },
    settlement,
    queue,
  );
  const applications = new ApplicationBook(series.applications.writer, size, seed);
  const points = new PointsBook(series.points.writer, size, seed);
  const plans = new PlanBook(series.plans.writer, size, seed);
  const contacts = new ContactBook(series.contacts.writer, size, seed);
  const ach = new AchBook({ entries: series.achEntries.writer, returns: series.achReturns.writer }, seed);
  const all = Object.values(series).filter(({ isVariant }) => withVariants || !isVariant);
  const files = withVariants ? [...extractFiles, ...variantFiles] : extractFiles;
  for (const file of files) yield { file, bytes: asciiBytes(file.header), isLast: false, done: 0 };
  drawer.drawWarmUp();
  for (let day = 0; day < dayCount; day++) {
    const columns = drawer.drawDay(day);
    attempts.addDay(day, columns);
    writeGatewayDay(series.gateway.writer, day, columns);
    books.writeDay(day, queue.take(day));
    writeAvailabilityDay(series.minutes.writer, seed, day, availability);
    applications.writeDay(day);
    plans.writeDay(day, columns);
    writeLateApprovals(series.lifecycle.writer, day, columns);
    contacts.writeDay(day, columns, [...points.writeDay(day, columns), ...ach.writeDay(day, columns)]);
    const done = (day + 1) / dayCount;
    if (day === driftDay - 1) keystone.cut();
    if (day === rowTwiceDay) cobalt.cut();
    for (const one of all) {
      const bytes = one.take(day);
      if (bytes === null) continue;
      const isLast = one.endsOn(day);
      yield { file: one.fileOn(day), bytes, isLast, done };
      if (!withVariants) continue;
      for (const echo of echoes(one.fileOn(day), day, bytes, isLast, books.rowTwice)) yield { ...echo, done };
    }
  }
  const longDay = longDayFile(seed);
  const texts = withVariants
    ? [...lastFiles(books.payouts.payouts), ...lastVariants(seed, longDay.rows)]
    : lastFiles(books.payouts.payouts);
  for (const [file, text] of texts) yield { file, bytes: asciiBytes(text), isLast: true, done: 1 };
  return {
    options,
    attempts,
    settlement,
    availability,
    broken: books.broken,
    recon: books.breaks.truth,
    payouts: books.payouts.payouts,
    late: books.late,
    rowTwice: books.rowTwice!,
    applications: applications.truth,
    points: points.truth,
    plans: plans.truth,
    contacts: contacts.truth,
    ach: ach.truth,
    promotions: books.promotions,
    longDays: longDay.days,
  };
}

/** Variants that get the bytes of a file as they are: a copy (I5), the half before the drift (I19), and one line a second time (I5). */
function echoes(
  file: ExtractFile,
  day: number,
  bytes: Uint8Array,
  isLast: boolean,
  rowTwice: MarkedLine | null,
): Omit<ExtractChunk, 'done'>[] {
  if (file === keystoneFile) {
    const half = { file: firstHalfFile, bytes, isLast: day === driftDay - 1 };
    return [{ file: copiedFile, bytes, isLast }, ...(day < driftDay ? [half] : [])];
  }
  if (file !== cobaltFile) return [];
  const line = day === rowTwiceDay && rowTwice !== null ? [bytes.subarray(rowTwice.from, rowTwice.to)] : [];
  return [bytes, ...line].map((part) => ({ file: rowTwiceFile, bytes: part, isLast }));
}

type TextFile = readonly [file: ExtractFile, text: string];

/** What is written when all payouts are known. */
function lastFiles(payouts: readonly Payout[]): TextFile[] {
  return [
    [cobaltPayoutFile, payoutTemplateRows(payouts)],
    ...months.flatMap((_, month): TextFile[] => [
      [camtFiles[month]!, camtFile(month, payouts)],
      [bai2Files[month]!, bai2File(month, payouts)],
    ]),
    [bankFile, bankTemplateRows(payouts)],
    [networkFile, networkRows()],
    [alderMinutesFile, alderRows()],
    [statementFile, statementRows()],
  ];
}

function lastVariants(seed: number, longDay: string): TextFile[] {
  return [
    [longDayExtract, longDay],
    [cardNumberFile, cardNumberRows(seed)],
    [lookalikeFile, lookalikeRows(seed)],
  ];
}
