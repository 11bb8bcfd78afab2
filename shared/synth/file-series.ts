import { ByteWriter } from './byte-writer.ts';
import type { ExtractFile } from './extract-files.ts';
import { dayCount, monthOf } from './synth-calendar.ts';

const chunkBytes = 1 << 20;

/** One writer and the files its bytes go to: one for the quarter, or one for each month. */
export class FileSeries {
  readonly writer = new ByteWriter();
  private isCut = false;

  constructor(private readonly files: readonly ExtractFile[]) {}

  get isVariant(): boolean {
    return this.files[0]?.variantOf !== null;
  }

  fileOn(day: number): ExtractFile {
    return this.files[this.files.length === 1 ? 0 : monthOf(day)]!;
  }

  /** Whether the file of this day is complete with it. */
  endsOn(day: number): boolean {
    return day === dayCount - 1 || (this.files.length > 1 && monthOf(day + 1) !== monthOf(day));
  }

  /** Has the next `take` hand out what there is. */
  cut(): void {
    this.isCut = true;
  }

  /** At the end of a day: the bytes to append, with the ending of a file that is complete; null while they are few. */
  take(day: number): Uint8Array | null {
    const { writer } = this;
    const isLast = this.endsOn(day);
    const { ending } = this.fileOn(day);
    if (isLast && ending !== '') {
      writer.reserve(ending.length);
      writer.text(ending);
    }
    if (!isLast && !this.isCut && writer.size < chunkBytes) return null;
    this.isCut = false;
    return writer.take();
  }
}
