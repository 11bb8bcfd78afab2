import type { WrittenExtract } from '../synth/write-extracts.ts';

/** Hands written files over to whoever loads them, in the order in which they are complete. */
export class CompleteFiles {
  private readonly waiting: WrittenExtract[] = [];
  private isEnded = false;
  private wake: () => void = () => undefined;

  push(file: WrittenExtract): void {
    this.waiting.push(file);
    this.wake();
  }

  /** No file will follow. */
  end(): void {
    this.isEnded = true;
    this.wake();
  }

  async *take(): AsyncGenerator<WrittenExtract> {
    for (;;) {
      const next = this.waiting.shift();
      if (next !== undefined) yield next;
      else if (this.isEnded) return;
      else
        await new Promise<void>((resolve) => {
          this.wake = resolve;
        });
    }
  }
}
