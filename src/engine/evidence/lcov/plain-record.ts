import { byteAt } from '../bytes/ascii.ts';

const NEWLINE = 10;
const MINUS = 45;
const ZERO = 48;
/** Numbers of as many digits are looked at twice. */
const MANY_DIGITS = 9;

/** A digit's value; 10 or more for every other byte. */
export function digitAt(bytes: Uint8Array, at: number): number {
  return byteAt(bytes, at) ^ ZERO;
}

/** Whether a line ends there, behind a number of so many digits that needs no second look. */
export function endsLine(bytes: Uint8Array, at: number, digits: number): boolean {
  return byteAt(bytes, at) === NEWLINE && isPlain(digits);
}

/** A number as nearly all are written, and the place behind it. */
export class PlainNumber {
  value = 0;
  /** Behind the mark that ends it. */
  next = 0;

  /** Reads digits with a mark behind them; false when something else stands there or the digits are many. */
  read(bytes: Uint8Array, from: number, mark: number): boolean {
    let at = from;
    let value = 0;
    for (let digit = digitAt(bytes, at); digit < 10; digit = digitAt(bytes, at)) {
      value = value * 10 + digit;
      at += 1;
    }
    this.value = value;
    this.next = at + 1;
    return byteAt(bytes, at) === mark && isPlain(at - from);
  }

  /** Reads how often a branch was taken, at the end of a line: `-` when it was never evaluated. */
  readTaken(bytes: Uint8Array, from: number): boolean {
    if (byteAt(bytes, from) !== MINUS) return this.read(bytes, from, NEWLINE);
    this.value = 0;
    this.next = from + 2;
    return byteAt(bytes, from + 1) === NEWLINE;
  }
}

function isPlain(digits: number): boolean {
  return digits > 0 && digits < MANY_DIGITS;
}
