import { comparable } from './title-key';

export interface MarkedText {
  readonly text: string;
  readonly differs: boolean;
}

/** Beyond this many words only words that the other text lacks altogether are marked. */
const mostWords = 600;

const tokens = (text: string): { readonly shown: string; readonly key: string }[] =>
  (text.match(/\S+\s*/g) ?? []).map((shown) => ({ shown, key: comparable(shown) }));

/** For each word of `a`, whether it is part of the longest run of words that both have in the same order. */
const shared = (a: readonly string[], b: readonly string[]): [boolean[], boolean[]] => {
  const width = b.length + 1;
  const table = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      table[i * width + j] =
        a[i] === b[j]
          ? table[(i + 1) * width + j + 1]! + 1
          : Math.max(table[(i + 1) * width + j]!, table[i * width + j + 1]!);
  const [left, right] = [a.map(() => false), b.map(() => false)];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      left[i] = true;
      right[j] = true;
      i += 1;
      j += 1;
    } else if (table[(i + 1) * width + j]! >= table[i * width + j + 1]!) i += 1;
    else j += 1;
  }
  return [left, right];
};

const joined = (words: readonly { shown: string; key: string }[], same: readonly boolean[]): MarkedText[] => {
  const parts: { text: string; differs: boolean }[] = [];
  words.forEach((word, at) => {
    // Signs alone (a dash, a full stop) make no difference.
    const differs = !same[at] && word.key !== '';
    const last = parts.at(-1);
    if (last !== undefined && last.differs === differs) last.text += word.shown;
    else parts.push({ text: word.shown, differs });
  });
  return parts;
};

/** Two texts cut into parts, those that the other has not marked. Case, accents and punctuation do not count. */
export const markDifferences = (
  a: string,
  b: string,
): { readonly a: readonly MarkedText[]; readonly b: readonly MarkedText[] } => {
  const [x, y] = [tokens(a), tokens(b)];
  if (x.length > mostWords || y.length > mostWords) {
    const [inA, inB] = [new Set(x.map((w) => w.key)), new Set(y.map((w) => w.key))];
    return {
      a: joined(
        x,
        x.map((w) => inB.has(w.key)),
      ),
      b: joined(
        y,
        y.map((w) => inA.has(w.key)),
      ),
    };
  }
  const [left, right] = shared(
    x.map((w) => w.key),
    y.map((w) => w.key),
  );
  return { a: joined(x, left), b: joined(y, right) };
};
