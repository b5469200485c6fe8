/**
 * How texts are written for the search index, and words for a search of it: one way for both, so that spellings of one word find each other.
 * Case, accents and endings are left to the index.
 */

const greekNames: Readonly<Record<string, string>> = {
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'epsilon',
  ζ: 'zeta',
  η: 'eta',
  θ: 'theta',
  ι: 'iota',
  κ: 'kappa',
  λ: 'lambda',
  μ: 'mu',
  ν: 'nu',
  ξ: 'xi',
  ο: 'omicron',
  π: 'pi',
  ρ: 'rho',
  σ: 'sigma',
  τ: 'tau',
  υ: 'upsilon',
  φ: 'phi',
  χ: 'chi',
  ψ: 'psi',
  ω: 'omega',
};

/** Letters that are no other letter with an accent, so that the index would tell them apart. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ẞ: 'SS',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ı: 'i',
};

const plainLetter = /[ßẞæÆœŒøØłŁđĐı]/g;
const beyondAscii = /[^\0-\x7f]/;
// A letter by itself is a sign, several are a word of the language. Before Latin letters μ is a unit: μg, μmol.
const greekSign = /(?<!\p{sc=Greek})(?:μ(?![A-Za-z])|[α-λν-ρσ-ωΓΔΘΛΞΠΣΦΨΩ])(?!\p{sc=Greek})/gu;
// "γδ T cells", "TCRαβ": the first letters one after the other number kinds; no word of the language is made of these alone.
const greekRow = /(?<!\p{sc=Greek})[α-δ]{2,4}(?!\p{sc=Greek})/gu;
const mayBeGreek = /[\u0370-\u03ff]/;
const joinsWord = /[A-Za-z0-9]/;

/** "TNF-alpha" for "TNFα": the name stands in the word as a part with hyphens. */
const spelledOut = (sign: string, at: number, text: string): string => {
  const name = greekNames[sign.toLowerCase()] ?? sign;
  const before = joinsWord.test(text[at - 1] ?? '') ? '-' : '';
  const after = joinsWord.test(text[at + sign.length] ?? '') ? '-' : '';
  return `${before}${name}${after}`;
};

/**
 * The text with one form for each letter: signs of other widths, ligatures and raised digits as plain ones, ß as ss, a Greek letter by itself as
 * its name. Case and accents stay.
 */
export const plainText = (text: string): string => {
  if (!beyondAscii.test(text)) return text;
  const plain = text
    .replace(/[™℠]/g, ' ')
    .normalize('NFKC')
    .replace(plainLetter, (letter) => plainLetters[letter] ?? letter);
  if (!mayBeGreek.test(plain)) return plain;
  return plain.replace(greekSign, spelledOut).replace(greekRow, (row, at: number) => {
    const names = [...row].map((sign) => greekNames[sign] ?? sign).join('-');
    const before = joinsWord.test(plain[at - 1] ?? '') ? '-' : '';
    return before + names;
  });
};

const unspaced = String.raw`[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}ー]`;
/** Asked first, for it is told ten times as fast. */
const mayBeUnspaced = /[\u1100-\u11ff\u2e80-\uffff]/;
const hasUnspaced = new RegExp(unspaced, 'u');
const unspacedRun = new RegExp(`${unspaced}+`, 'gu');

/** Scripts that write no space between words: each two characters that follow each other are a word. Gives what a run ends with, too. */
const inPairs = (text: string): { readonly text: string; readonly ends: readonly string[] } => {
  if (!mayBeUnspaced.test(text) || !hasUnspaced.test(text)) return { text, ends: [] };
  const ends: string[] = [];
  const paired = text.replace(unspacedRun, (run) => {
    const letters = [...run];
    if (letters.length === 1) return ` ${run} `;
    ends.push(letters.at(-1)!);
    return ` ${letters
      .slice(1)
      .map((letter, at) => letters[at]! + letter)
      .join(' ')} `;
  });
  return { text: paired, ends };
};

const hyphen = String.raw`[-\u2010-\u2013\u2212'\u2019]`;
const compound = new RegExp(String.raw`[\p{L}\p{M}\p{N}]+(?:${hyphen}[\p{L}\p{M}\p{N}]+)+`, 'gu');
const plainCompound = /[A-Za-z0-9]+(?:[-'][A-Za-z0-9]+)+/g;
const hyphens = new RegExp(hyphen);
const anyHyphen = new RegExp(hyphen, 'g');
const betweenWords = new RegExp(String.raw`(?<=[\p{L}\p{N}])${hyphen}(?=[\p{L}\p{N}])`, 'gu');

/** Looked for around hyphens alone: to try every word of a long text takes as long as to index it. */
const compoundsIn = (text: string): readonly string[] => {
  const found = new Set<string>();
  let after = 0;
  for (const { index } of text.matchAll(anyHyphen)) {
    if (index < after) continue;
    const space = text.indexOf(' ', index);
    after = space < 0 ? text.length : space;
    found.add(text.slice(text.lastIndexOf(' ', index) + 1, after));
  }
  return [...found].flatMap((piece) => piece.match(beyondAscii.test(piece) ? compound : plainCompound) ?? []);
};

/** A range of numbers is no word. */
const makesWord = (a: string, b: string): boolean => !(/\d$/.test(a) && /^\d/.test(b));

/** "dpp4" of "DPP-4"; of more than two parts each two that follow each other, and all. */
const joined = (word: string): readonly string[] => {
  const parts = word.split(hyphens);
  const twos = parts.slice(1).flatMap((part, at) => (makesWord(parts[at]!, part) ? [parts[at]! + part] : []));
  return parts.length > 2 && twos.length === parts.length - 1 ? [...twos, parts.join('')] : twos;
};

/**
 * A text as it enters the index. What it is found by besides its own words stands at the end, where it comes between no two words of a
 * phrase: words with hyphens in one piece, and the last character of a run without spaces.
 */
export const indexedText = (text: string): string => {
  const paired = inPairs(plainText(text));
  const also = [...new Set([...compoundsIn(paired.text).flatMap(joined), ...paired.ends])];
  return also.length === 0 ? paired.text : `${paired.text} ${also.join(' ')}`;
};

const wordsOf = (text: string): string => (text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(' ');

/** Words that begin nothing with the next one: "not able" is no spelling of "notable". */
const smallWords = new Set(
  'the and for not but are was has had can may all any our out with from were that this than then into who how one two per her his'.split(
    ' ',
  ),
);
const fewestLetters = 3;

/** "low dose" for "lowdose", and every other place where two words may have been written as one. */
const halves = (word: string): readonly string[] => {
  if (!/^[a-z]{6,20}$/i.test(word)) return [];
  const ends = Array.from({ length: word.length - 2 * fewestLetters + 1 }, (_, at) => at + fewestLetters);
  return ends
    .filter((end) => !smallWords.has(word.slice(0, end).toLowerCase()))
    .map((end) => `${word.slice(0, end)} ${word.slice(end)}`);
};

const lonelyLetter = /(?:^| )[\p{sc=Latin}\p{N}]$/u;
const endsInLoneLetter = (words: string): boolean => lonelyLetter.test(words);

/** Words that nearly every text holds. */
const everywhere = /(?:^| )(?:the|of|and|in|to|for|with)$/i;

/**
 * Whether the last of these words stands for itself though more letters may come: a Latin letter or a digit ("vitamin d"), and what is
 * in nearly every text as it is. To look for all that begins so takes long and narrows nothing.
 */
export const endsInWholeWord = (words: string): boolean => endsInLoneLetter(words) || everywhere.test(words);

/** Whether there is anything to look for: signs alone are none, nor is one letter or digit, which nearly every text has. In quotation marks it is. */
export const hasWords = (typed: string): boolean => {
  const words = wordsOf(plainText(typed));
  return words !== '' && (words.length > 1 || !endsInLoneLetter(words) || /^"[^"]+"$/.test(typed.trim()));
};

/** "IL6" for two words "IL" and "6" that were typed one after the other; null where they make no word. */
export const asOneWord = (a: string, b: string): string | null => {
  const [x, y] = [wordsOf(plainText(a)), wordsOf(plainText(b))];
  const isWord = (word: string): boolean => word !== '' && !word.includes(' ') && !hasUnspaced.test(word);
  return isWord(x) && isWord(y) && makesWord(x, y) ? x + y : null;
};

/** What a word may be in the index as a whole only, not as the beginning of another. */
export const wholeForms = (word: string): readonly string[] => halves(wordsOf(plainText(word)));

/** What words that stand side by side may look like in the index, most likely first; none where there is no word. */
export const searchForms = (phrase: string): readonly string[] => {
  const { text } = inPairs(plainText(phrase));
  const asTyped = wordsOf(text);
  if (asTyped === '') return [];
  const inOnePiece = wordsOf(text.replace(compound, (word) => word.split(hyphens).join('')));
  // A letter with a number is more often a count: "n30" is not "n = 30".
  const numbersApart = asTyped.replace(/(\p{L}{2})(?=\d)/gu, '$1 ');
  return [...new Set([asTyped, inOnePiece, numbersApart])];
};

/** A text to look for a part of it by eye and hand: neither case nor accents nor hyphens within words count. */
export const looseText = (text: string): string =>
  plainText(text)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(betweenWords, '')
    .toLowerCase();

/** Whether this is one character of a script without spaces, which the index holds only at the beginning of a pair. */
export const isLoneCharacter = (form: string): boolean => [...form].length === 1 && hasUnspaced.test(form);
