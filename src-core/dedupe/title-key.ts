/** Titles made comparable: small letters without accents, words of letters and digits only. */

import { endsInCitation } from './title-notes';

const greek: ReadonlyMap<string, string> = new Map(
  'α=alpha β=beta γ=gamma δ=delta ε=epsilon ζ=zeta η=eta θ=theta κ=kappa λ=lambda μ=mu µ=mu π=pi ρ=rho σ=sigma τ=tau φ=phi χ=chi ψ=psi ω=omega'
    .split(' ')
    .map((pair): [string, string] => [pair.charAt(0), pair.slice(2)]),
);

const special: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ı', 'i'],
]);

/** Most names and many titles are such already. */
const plainWords = /^[a-z0-9]+(?: [a-z0-9]+)*$/;

/** "Naltrexone in Crohn's – a β-study" becomes "naltrexone in crohns a beta study". */
export const comparable = (text: string): string => {
  const lower = text.toLowerCase();
  if (plainWords.test(lower)) return lower;
  // nearly all text is ASCII and needs none of this
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII as a whole
  if (/^[\u0000-\u007f]*$/.test(lower))
    return lower
      .replace(/([a-z])['`](?=[a-z])/g, '$1')
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
  return lower
    .replace(/[α-ωµßæœøłđðþı]/g, (letter) => greek.get(letter) ?? special.get(letter) ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/(\p{L})['’`´](?=\p{L})/gu, '$1')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
};

export const titleWords = (title: string): string[] => {
  const key = comparable(title);
  return key === '' ? [] : key.split(' ');
};

/** Dice coefficient of two word lists as bags, 0 to 1; 1 for two empty lists. */
export const wordDice = (a: readonly string[], b: readonly string[]): number => {
  if (a.length + b.length === 0) return 1;
  const counts = new Map<string, number>();
  for (const word of a) counts.set(word, (counts.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of b) {
    const left = counts.get(word) ?? 0;
    if (left === 0) continue;
    counts.set(word, left - 1);
    shared += 1;
  }
  return (2 * shared) / (a.length + b.length);
};

const notice =
  /^(?:erratum|errata|correction|corrected|author correction|publisher correction|corrigendum|corrigenda|retraction|retracted|withdrawn|addendum|expression of concern)\b/;
const response =
  /^(?:re|reply|response|comment|comments|commentary|letter|editorial comment|in reply|authors? (?:reply|response))\b/;

/** "Title - Reply", as Web of Science has it. */
const replyBehind = /\b(?:reply|(?:authors?|in) response)$/;

/** A title made ready for many comparisons. */
export interface TitleForm {
  readonly key: string;
  readonly words: readonly string[];
  readonly role: 'notice' | 'response' | 'article';
}

const roleOf = (key: string): TitleForm['role'] => {
  if (notice.test(key)) return 'notice';
  return response.test(key) || replyBehind.test(key) ? 'response' : 'article';
};

/** What a title says of itself: a notice about another article, a reply to one, or neither. */
export const titleRole = (title: string, key = comparable(title)): TitleForm['role'] => {
  const role = roleOf(key);
  return role === 'article' && endsInCitation(title) ? 'notice' : role;
};

export const titleForm = (title: string): TitleForm => {
  const key = comparable(title);
  return { key, words: key === '' ? [] : key.split(' '), role: titleRole(title, key) };
};

/** Below this share of common words two titles are plainly those of different texts. */
const plainlyDifferentBelow = 0.5;

/** Whether two titles cannot be those of one report, whatever their numbers say. Shortened titles (one begins the other) are alike. */
export const titlesPlainlyDiffer = (a: TitleForm, b: TitleForm, below = plainlyDifferentBelow): boolean => {
  if (a.role !== b.role) return true;
  const [short, long] = a.key.length <= b.key.length ? [a.key, b.key] : [b.key, a.key];
  if (short.length >= 10 && long.startsWith(short)) return false;
  return wordDice(a.words, b.words) < below;
};
