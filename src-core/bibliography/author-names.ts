import type { Author } from '#core/model/record-fields';
import { decodeEntities, plainLine } from './plain-text';

/** Names as exports write them, made into family and given name. A group keeps its whole name as `family`. */

const groupWord =
  /\b(?:groups?|consorti(?:um|a)|collaborat(?:ion|ive|ors)|investigators|committee|society|association|organi[sz]ation|network|trialists|foundation|federation|council|agency|ministry|institut(?:e|es|ion)|universit(?:y|ies)|department|hospital|alliance|initiative|task force|working party|study team|inc\.?|ltd\.?|gmbh|corporation|company)\b/i;

const suffix = /^(?:jr|sr|ii|iii|iv|2nd|3rd|4th)\.?$/i;
const particle =
  /^(?:van|von|vom|der|den|de|del|della|di|da|dos|das|du|la|le|ter|ten|zu|zur|af|av|bin|ibn|al|el|st\.?|'t|op|y|e)$/i;

/** "JA", "J.A.", "J. A.", "J-P": one to four capitals that stand for given names. */
const initials = /^(?:\p{Lu}\p{Ll}?\.?[- ]?){1,5}$/u;
const isInitials = (text: string): boolean =>
  text.length <= 12 &&
  initials.test(text) &&
  (text.includes('.') || !/\p{Ll}/u.test(text)) &&
  text.replace(/[^\p{Lu}]/gu, '').length <= 4;

const edges = /^[,;\s]|[,;\s]$/;

const person = (family: string, given: string): Author => ({ family, given: given === '' ? null : given });

/** "Smith, John A", "Smith JA", "Smith J.A.", "John A Smith", "Ludwig van Beethoven", "RECOVERY Collaborative Group". */
export const parseAuthor = (input: string): Author | null => {
  const plain = plainLine(input);
  const text = edges.test(plain) ? plain.replace(/^[,;\s]+|[,;\s]+$/g, '') : plain;
  if (text === '') return null;
  // EndNote ends the name of a group with a comma
  if (/,\s*$/.test(input) && (!text.includes(',') || groupWord.test(text))) return person(text, '');
  const comma = text.indexOf(',');
  if (comma > 0) {
    const family = text.slice(0, comma).trim();
    const given = text.slice(comma + 1).trim();
    // "Department of Health, UK" is a group; "Group, John" is a person
    return family.includes(' ') && groupWord.test(family) ? person(text, '') : person(family, given);
  }
  if (groupWord.test(text) || !text.includes(' ')) return person(text, '');
  const words = text.split(' ');
  let tail = '';
  if (words.length > 2 && suffix.test(words.at(-1)!)) tail = ` ${words.pop()!}`;
  // MEDLINE and Scopus: family name first, then initials
  for (let at = 1; at < words.length; at += 1) {
    const rest = words.slice(at).join(' ');
    if (isInitials(rest) && !isInitials(words[0]!)) return person(words.slice(0, at).join(' '), rest + tail);
  }
  let start = words.length - 1;
  while (start > 1 && particle.test(words[start - 1]!)) start -= 1;
  if (start === 1 && particle.test(words[0]!)) start = 0;
  return person(words.slice(start).join(' ') + tail, words.slice(0, start).join(' '));
};

/** A collective name is never taken apart. */
export const groupAuthor = (input: string): Author | null => {
  const text = plainLine(input);
  return text === '' ? null : person(text, '');
};

const splitAt = (text: string): string[] => {
  if (text.includes(';')) return text.split(';');
  if (text.includes('|')) return text.split('|');
  if (text.includes('\n')) return text.split('\n');
  if (/ and /i.test(text)) {
    const parts = text.split(/,? and | & /i);
    // BibTeX puts "and" between all names; prose lists put commas and one "and"
    return parts.length === 2 && parts[0]!.split(',').length > 2 ? [...splitAt(parts[0]!), parts[1]!] : parts;
  }
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length <= 1) return [text];
  if (parts.every((part) => part.includes(' '))) return parts; // "Griffin DK, Larkin DM"
  if (parts.length % 2 === 0 && parts.every((part, at) => at % 2 === 0 || isInitials(part)))
    return parts.filter((_, at) => at % 2 === 0).map((family, at) => `${family}, ${parts[2 * at + 1]}`);
  // "Carriker, M. A., jr."
  const oneName =
    parts.length === 2 || (parts.length === 3 && suffix.test(parts[2]!) && isInitials(parts[1]!));
  return oneName ? [text] : parts;
};

/**
 * All names of one cell: separated by semicolons, bars, lines, "and", or commas where that cannot be meant otherwise. The ";" of an entity
 * ("K&#228;fer") separates nothing.
 */
export const splitAuthors = (written: string): Author[] => {
  const text = decodeEntities(written);
  return splitAt(
    text.replace(/\.\s*$/, (dot) =>
      /,\s*[js]r\.\s*$/i.test(text) || (/\p{Lu}\.\s*$/u.test(text) && !/\p{Lu}{2}\.\s*$/u.test(text))
        ? dot
        : '',
    ),
  )
    .map((name) => parseAuthor(name.replace(/\(\d{5,}\)/, '')))
    .filter((author) => author !== null)
    .filter((author) => !/^et al\.?$/i.test(author.family));
};

/** "Smith JA": family name and initials. */
export const shortName = (author: Author): string => {
  if (author.given === null) return author.family;
  const letters = author.given
    .split(/[\s.-]+/)
    .filter((part) => part !== '' && !suffix.test(part))
    .map((part) => (/^\p{Lu}+$/u.test(part) ? part : part.slice(0, 1).toUpperCase()))
    .join('');
  return `${author.family} ${letters}`.trim();
};
