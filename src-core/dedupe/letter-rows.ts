import { letterDice } from './letter-dice';

/** Small letters and digits from 0 to 35; anything else cannot stand here. */
const numberOf = (code: number): number =>
  code >= 97 && code <= 122 ? code - 97 : code >= 48 && code <= 57 ? code - 22 : -1;

const letterBits = 6;
const pairBits = 2 * letterBits;
const onlyPair = (1 << pairBits) - 1;
/** A pair that a text has once more than this cannot be told from the one before. */
const mostRepeats = 14;
/** Behind the last pair of a text. */
const end = 0xffff;

/**
 * Pairs of neighbouring letters of many texts in one row of numbers: a text is known by the place where it starts, and 0 is one that cannot
 * stand here. The second "an" of "banana" is another pair than the first, so that what two texts share is counted in one pass over one of
 * them, while the pairs of the other are marked; one text is often compared with many.
 */
export class LetterRows {
  private items = new Uint16Array(1024);
  private used = 1;
  private readonly marks = new Uint8Array(1 << 16);
  private marked = 0;
  private readonly repeats = new Uint8Array(onlyPair + 1);

  add(text: string): number {
    const { length } = text;
    if (length < 2) return 0;
    this.reserve(length);
    const { items, used: start } = this;
    const repeats = this.repeats;
    let before = numberOf(text.charCodeAt(0));
    let at = start;
    for (let n = 1; n < length; n += 1) {
      const letter = numberOf(text.charCodeAt(n));
      const pair = (before << letterBits) | letter;
      if (pair < 0 || repeats[pair]! > mostRepeats) break;
      items[at] = (repeats[pair]! << pairBits) | pair;
      repeats[pair]! += 1;
      at += 1;
      before = letter;
    }
    for (let n = start; n < at; n += 1) repeats[items[n]! & onlyPair] = 0;
    if (at - start < length - 1) return 0;
    items[at] = end;
    this.used = at + 1;
    return start;
  }

  /** How alike two texts are, as `letterDice` says; quick where `a` is the same as before. */
  dice(a: string, aPlace: number, b: string, bPlace: number): number {
    if (aPlace === 0 || bPlace === 0) return letterDice(a, b);
    if (aPlace === bPlace) return 1;
    if (this.marked !== aPlace) this.mark(aPlace);
    const { items } = this;
    const marks = this.marks;
    let shared = 0;
    for (let at = bPlace; items[at] !== end; at += 1) shared += marks[items[at]!]!;
    return (2 * shared) / (a.length + b.length - 2);
  }

  private mark(place: number): void {
    const { items } = this;
    const marks = this.marks;
    if (this.marked !== 0) for (let at = this.marked; items[at] !== end; at += 1) marks[items[at]!] = 0;
    for (let at = place; items[at] !== end; at += 1) marks[items[at]!] = 1;
    this.marked = place;
  }

  private reserve(more: number): void {
    if (this.used + more <= this.items.length) return;
    const larger = new Uint16Array(Math.ceil((this.items.length + more) * 1.5));
    larger.set(this.items.subarray(0, this.used));
    this.items = larger;
  }
}
