import { hashText } from './hash.ts';

/**
 * Seeded uniform numbers (sfc32). The state lies in a typed array so that drawing allocates nothing.
 * Streams are told apart by name, so one more draw in one place moves no other.
 */
export class Random {
  private readonly state = new Uint32Array(4);

  constructor(stream: string) {
    const first = hashText(stream);
    const second = hashText(`${first}|${stream}`);
    this.state[0] = Number.parseInt(first.slice(0, 7), 16);
    this.state[1] = Number.parseInt(first.slice(7), 16);
    this.state[2] = Number.parseInt(second.slice(0, 7), 16);
    this.state[3] = 1;
    for (let round = 0; round < 15; round++) this.word();
  }

  /** Uniform in 0 .. 2^32 - 1. */
  word(): number {
    const state = this.state;
    const b = state[1]!;
    const c = state[2]!;
    const counter = state[3]!;
    const result = (state[0]! + b + counter) >>> 0;
    state[3] = counter + 1;
    state[0] = b ^ (b >>> 9);
    state[1] = c + (c << 3);
    state[2] = ((c << 21) | (c >>> 11)) + result;
    return result;
  }

  /** Uniform in [0, 1). */
  unit(): number {
    return this.word() * 2.3283064365386963e-10;
  }

  /** Uniform integer in [0, count). */
  below(count: number): number {
    return Math.floor(this.unit() * count);
  }

  chance(probability: number): boolean {
    return this.unit() < probability;
  }
}
