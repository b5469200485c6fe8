/**
 * A sequence of whole numbers from 0 to 2^32 - 1 that depends on the seed alone, so that a sampled test can be run again. xoshiro128** by Blackman &
 * Vigna (2021), ACM Trans Math Softw 47:36; its state is filled by splitmix32.
 */
export const randomSequence = (seed: number): (() => number) => {
  let mixed = seed >>> 0;
  const fill = (): number => {
    mixed = (mixed + 0x9e3779b9) >>> 0;
    let z = mixed;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return (z ^ (z >>> 16)) >>> 0;
  };
  let [a, b, c, d] = [fill(), fill(), fill(), fill()];
  const turn = (x: number, by: number) => (x << by) | (x >>> (32 - by));
  return () => {
    const out = Math.imul(turn(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = turn(d, 11);
    return out;
  };
};

/** A whole number below `size`, each equally likely: draws that would favour the small ones are thrown away. */
export const drawBelow = (next: () => number, size: number): number => {
  const usable = 2 ** 32 - (2 ** 32 % size);
  for (;;) {
    const drawn = next();
    if (drawn < usable) return drawn % size;
  }
};
