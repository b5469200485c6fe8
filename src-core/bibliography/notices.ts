import type { Notice } from '#core/model/record-fields';

/** What a record says about its own retraction, correction or withdrawal: in its publication types, its title, its comment tags. */

const byType: readonly (readonly [RegExp, Notice['kind']])[] = [
  [/^retracted publication$/i, 'retracted'],
  [/^retraction(?: of publication| notice)?$/i, 'retraction-notice'],
  [/^corrected and republished article$/i, 'corrected'],
  [/^(?:published erratum|erratum|correction|corrigendum)$/i, 'correction-notice'],
  [/^expression of concern$/i, 'concern'],
];

const byTitle: readonly (readonly [RegExp, Notice['kind']])[] = [
  [/^[[(]?retracted\b(?: article)?[\])]?\s?[:.-]?|\(retracted(?: article)?\b|\[retracted\]/i, 'retracted'],
  [
    /^[[(]?(?:retraction(?: note| notice)?|notice of retraction)\b\s?(?:[:.\])-]|to:|of publication\b|$)/i,
    'retraction-notice',
  ],
  [/^[[(]?withdrawn\b[\])]?\s?[:.]|^withdrawal notice/i, 'withdrawn'],
  [
    /^(?:errat(?:um|a)|corrigend(?:um|a)|(?:author|publisher) correction|correction\s?(?:[:.]|to:|to ["“]|\(|$))(?![\p{L}])/iu,
    'correction-notice',
  ],
  [/^(?:editorial )?expression of concern\b/i, 'concern'],
];

/** Each kind in words, for people. */
export const noticeWords: Readonly<Record<Notice['kind'], string>> = {
  retracted: 'Retracted',
  'retraction-notice': 'This is a retraction notice',
  withdrawn: 'Withdrawn',
  concern: 'Expression of concern',
  corrected: 'Corrected',
  'correction-notice': 'This is a correction',
};

export const noticeLine = ({ kind, text }: Notice): string =>
  text === '' ? noticeWords[kind] : `${noticeWords[kind]}: ${text}`;

/** MEDLINE comment tags (nbib) and the words PubMed XML uses for the same (RefType). */
export const noticeTags: Readonly<Record<string, Notice['kind']>> = {
  RIN: 'retracted',
  ROF: 'retraction-notice',
  EIN: 'corrected',
  EFR: 'correction-notice',
  CRI: 'corrected',
  CRF: 'correction-notice',
  ECI: 'concern',
  ECF: 'concern',
};

export const findNotices = (
  title: string | null,
  publicationTypes: readonly string[],
  stated: readonly Notice[] = [],
): Notice[] => {
  const found = new Map<string, Notice>();
  for (const notice of stated) found.set(`${notice.kind} ${notice.text}`, notice);
  const kinds = new Set(stated.map((notice) => notice.kind));
  const add = (kind: Notice['kind'], text: string): void => {
    if (kinds.has(kind)) return;
    kinds.add(kind);
    found.set(kind, { kind, text });
  };
  for (const type of publicationTypes)
    for (const [pattern, kind] of byType) if (pattern.test(type.trim())) add(kind, type.trim());
  if (title) for (const [pattern, kind] of byTitle) if (pattern.test(title)) add(kind, title);
  return [...found.values()];
};
