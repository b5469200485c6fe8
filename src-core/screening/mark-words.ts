export type WordKind = 'include' | 'exclude';

/** A stretch of text, and which of the reviewer's lists of words it is in, if any. */
export interface MarkedText {
  readonly text: string;
  readonly kind: WordKind | null;
}

const literal = (text: string): string => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');

/** "random*" stands for every word that begins so; a phrase matches across any white space. */
const asPattern = (word: string): string =>
  word.trim().split(/\s+/).map(literal).join('\\s+').replaceAll('*', '[\\p{L}\\p{N}-]*');

const usable = (words: readonly string[]): readonly string[] =>
  words.filter((w) => w.replaceAll('*', '').trim() !== '');

/** Finds whole words (case does not matter) of two lists in a text. Where both lists match at one place, the longer match wins. */
export const markWords = (
  text: string,
  include: readonly string[],
  exclude: readonly string[],
): readonly MarkedText[] => {
  const lists: readonly (readonly [WordKind, readonly string[]])[] = [
    ['include', usable(include)],
    ['exclude', usable(exclude)],
  ];
  const hits: { readonly from: number; readonly to: number; readonly kind: WordKind }[] = [];
  for (const [kind, words] of lists) {
    if (words.length === 0) continue;
    const any = words.map(asPattern).join('|');
    const found = new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, 'giu');
    for (const m of text.matchAll(found))
      if (m[0] !== '') hits.push({ from: m.index, to: m.index + m[0].length, kind });
  }
  hits.sort((a, b) => a.from - b.from || b.to - a.to);
  const parts: MarkedText[] = [];
  let at = 0;
  for (const hit of hits) {
    if (hit.from < at) continue;
    if (hit.from > at) parts.push({ text: text.slice(at, hit.from), kind: null });
    parts.push({ text: text.slice(hit.from, hit.to), kind: hit.kind });
    at = hit.to;
  }
  if (at < text.length) parts.push({ text: text.slice(at), kind: null });
  return parts;
};
