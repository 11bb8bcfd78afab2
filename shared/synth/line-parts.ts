import { asciiBytes, type ByteWriter } from './byte-writer.ts';
import { dateBytesOf, firstEpochDay } from './synth-calendar.ts';

const alphabet = asciiBytes('ABCDEFGHJKLMNPQRSTUVWXYZ23456789');

/**
 * A partner's reference of 14 letters and digits, different for every (salt, number). It never has nine digits in a row,
 * so it cannot be taken for a card number.
 */
export function writeReference(writer: ByteWriter, salt: number, number: number): void {
  let bits = Math.imul(number, 0x2545f491) & 0x3fffffff;
  for (let left = 6; left > 0; left--) {
    writer.byte(alphabet[bits & 31]!);
    bits >>>= 5;
  }
  writer.byte(71 + (salt % 16));
  bits = Math.imul(number ^ Math.imul(salt + 1, 0x61c88647), 0x1b873593) >>> 1;
  for (let left = 6; left > 0; left--) {
    writer.byte(alphabet[bits & 31]!);
    bits >>>= 5;
  }
  writer.byte(83);
}

/** HH:MM:SS of a wall-clock time. */
export function writeClock(writer: ByteWriter, wallMs: number): void {
  const second = (wallMs / 1000) | 0;
  const minute = (second / 60) | 0;
  const hour = (minute / 60) | 0;
  writer.padded(hour, 2);
  writer.byte(58);
  writer.padded(minute - hour * 60, 2);
  writer.byte(58);
  writer.padded(second - minute * 60, 2);
}

export function writeDate(writer: ByteWriter, day: number): void {
  writer.bytes(dateBytesOf(day));
}

const hourMs = 3_600_000;

/** Date and clock in UTC of a wall-clock time in New York, `offsetHours` behind UTC. */
export function writeUtc(writer: ByteWriter, day: number, wallMs: number, offsetHours: number, separator: number): void {
  const utc = wallMs + offsetHours * hourMs;
  const isNextDay = utc >= 24 * hourMs;
  writeDate(writer, isNextDay ? day + 1 : day);
  writer.byte(separator);
  writeClock(writer, isNextDay ? utc - 24 * hourMs : utc);
}

const dayMs = 24 * hourMs;

/** An instant to the second, as the template has it: 2026-02-05T01:10:00Z. */
export function writeInstant(writer: ByteWriter, instant: number): void {
  const day = Math.floor(instant / dayMs);
  writeDate(writer, day - firstEpochDay);
  writer.byte(84);
  writeClock(writer, instant - day * dayMs);
  writer.byte(90);
}

export function writeOrderReference(writer: ByteWriter, number: number): void {
  writer.text('ord-');
  writer.padded(number, 8);
}
