import type { Comparison } from './compare-records';

/** One thing that speaks for (positive) or against (negative) two records being one report; points are about log-odds. */
export interface Evidence {
  readonly code: EvidenceCode;
  readonly points: number;
}

export const evidenceCodes = [
  'same-doi',
  'dois-differ',
  'same-pmid',
  'pmids-differ',
  'same-registration',
  'registrations-differ', // two entries of one trial register
  'same-title',
  'alike-titles',
  'similar-titles',
  'titles-differ',
  'title-numbers-differ',
  'same-authors',
  'shared-authors',
  'authors-differ',
  'no-authors',
  'same-year',
  'next-year',
  'years-differ',
  'same-journal',
  'journals-differ',
  'same-volume',
  'volumes-differ',
  'same-issue',
  'issues-differ',
  'same-pages',
  'pages-differ',
  'same-abstract',
  'alike-abstracts',
  'abstracts-differ',
  'same-text', // title and long abstract agree nearly to the word, and nothing else is known
  'published-elsewhere', // other journal and other volume or pages: a conference abstract, a second report
  'no-details', // neither record has volume, pages, DOI or abstract that could differ
  'preprint-and-article', // two reports of one study
  'notice-or-reply', // one is an erratum, retraction, comment or reply
  'recurring-title', // "Editorial", or a title that comes back in several years, and nothing that tells issues apart
] as const;
export type EvidenceCode = (typeof evidenceCodes)[number];

/** Something that only one publication has agrees: number, pages, or the text itself. */
const isCorroborated = (c: Comparison): boolean =>
  c.doi === true ||
  c.pmid === true ||
  c.registration === true ||
  (c.pages === true && c.volume !== false) ||
  (c.abstract ?? 0) >= 0.8;

/** Journal, volume and issue agree: it is one issue, and one of the years is mistaken. */
const sameIssue = (c: Comparison): boolean =>
  c.journal === true && c.volume === true && c.issue === true && c.title >= 0.9;

/** The same pages of one volume of one journal, three and more, by the same people: there is room for one article only. */
const samePlace = (c: Comparison): boolean =>
  c.wholeRange &&
  c.volume === true &&
  c.journal === true &&
  c.years === 0 &&
  (c.authors ?? 0) >= 0.8 &&
  c.title >= 0.94;

/** No number, page or word-for-word abstract says that the two are one: where each title has a word of its own, they may be two of a series. */
const isSeries = (c: Comparison): boolean =>
  c.doi !== true &&
  c.pmid !== true &&
  c.registration !== true &&
  !(c.pages === true && c.volume !== false) &&
  c.abstract !== 1 &&
  !c.titleCut;

/** Below this no mode merges, and what forbids it need not be known. */
const mayMerge = 2.5;

const noDetails = (c: Comparison): boolean =>
  c.volume === null && c.pages === null && c.doi === null && c.abstract === null;

/**
 * Title and abstract are all that is known of the two, and both agree nearly to the word (the title may be cut). Where more is known, that
 * decides. Titles that only resemble each other do not do: "… breast cancer growth" and "… prostate cancer growth" began with the same
 * sixty words, and so did a trial's design and its results.
 */
const textAlone = (c: Comparison): boolean =>
  c.sameText &&
  c.authors === null &&
  c.journal === null &&
  c.volume === null &&
  c.pages === null &&
  c.doi === null &&
  c.pmid === null;

/** Three people or more, with family and given name or a bigger list of family names. */
const manyNames = 6;

/** Points for a field that agrees, differs, or is missing in one (0). */
const either = (
  value: boolean | null,
  agrees: readonly [EvidenceCode, number],
  differs: readonly [EvidenceCode, number],
): Evidence[] => {
  if (value === null) return [];
  const [code, points] = value ? agrees : differs;
  return [{ code, points }];
};

const titleEvidence = (c: Comparison): Evidence[] => {
  // numbers that stand where the other title ends
  const cutOff = c.numerals === 'more' && c.titleCut && c.onlyText;
  const numbers: Evidence[] =
    c.numerals === 'same' || cutOff
      ? []
      : [{ code: 'title-numbers-differ', points: c.numerals === 'more' ? -2 : -3 }];
  // where little else is known, a long title that agrees to the letter is much
  if (c.title >= 0.97)
    return [{ code: 'same-title', points: c.specificTitle && noDetails(c) ? 5 : 4 }, ...numbers];
  if (c.title >= 0.9 || c.titleCut) return [{ code: 'alike-titles', points: 3 }, ...numbers];
  if (c.title >= 0.8 || c.titleContained) return [{ code: 'similar-titles', points: 2 }, ...numbers];
  if (c.title >= 0.7) return numbers;
  return [{ code: 'titles-differ', points: c.title >= 0.6 ? -2 : -4 }, ...numbers];
};

const authorEvidence = (c: Comparison): Evidence => {
  if (c.authors === null || c.allAuthors === null) return { code: 'no-authors', points: -0.5 };
  if (c.authors < 0.3) return { code: 'authors-differ', points: -3 };
  if (c.authors < 0.5) return { code: 'authors-differ', points: -1.5 };
  if (c.allAuthors >= 0.6) return { code: 'same-authors', points: 2 };
  // one list is often cut after the first names
  return { code: 'shared-authors', points: c.allAuthors >= 0.3 ? 1.5 : 1 };
};

const yearEvidence = (c: Comparison): Evidence[] => {
  if (c.years === null) return [];
  if (c.years === 0) return [{ code: 'same-year', points: 1.5 }];
  // online first and in print: a year apart, but then something else agrees
  if (c.years === 1)
    return [{ code: 'next-year', points: isCorroborated(c) || c.aheadOfPrint || sameIssue(c) ? -1 : -3 }];
  return [{ code: 'years-differ', points: -4 }];
};

const abstractEvidence = (c: Comparison): Evidence[] => {
  if (c.abstract === null) return [];
  if (c.abstract >= 0.8)
    return [{ code: 'same-abstract', points: c.abstract >= 0.9 && c.title >= 0.9 ? 3 : 2 }];
  if (c.abstract >= 0.6) return [{ code: 'alike-abstracts', points: 1 }];
  return [{ code: 'abstracts-differ', points: c.abstract >= 0.4 ? -1 : -3 }];
};

export interface Weighed {
  readonly points: number;
  readonly evidence: readonly Evidence[];
  /** Reasons for which no number of points makes the pair certain. */
  readonly objections: readonly EvidenceCode[];
  readonly corroborated: boolean;
  readonly detailed: boolean;
  /** Points that come from title and abstract being all that is known, and the same. */
  readonly textAlone: number;
}

/** Nothing but the page may be common to two abstracts that stand on one. */
const isNeighbour = (c: Comparison): boolean =>
  !c.titleCut && c.doi !== true && c.pmid !== true && (c.abstract ?? 0) < 0.8;

/** Reasons in the two records themselves for which they are not merged, whatever else agrees. */
const objectionsTo = (c: Comparison): EvidenceCode[] => {
  const objections: EvidenceCode[] = [];
  const corroborated = isCorroborated(c);
  if (!c.sameRole) objections.push('notice-or-reply');
  if (c.preprintAndArticle && c.doi !== true && c.pmid !== true) objections.push('preprint-and-article');
  if (c.pmid === false) objections.push('pmids-differ');
  if (c.registration === false) objections.push('registrations-differ');
  const apart = c.title < 0.7 && !c.titleContained;
  if ((apart && isNeighbour(c) && !c.wholeRange) || (apart && c.title < 0.5 && !c.titleCut))
    objections.push('titles-differ');
  // a supplement's DOI stands for many abstracts on neighbouring pages
  if (c.pages === false && c.abstract !== null && c.abstract < 0.6) objections.push('abstracts-differ');
  const misprint = c.doi === true && ((c.abstract ?? 0) >= 0.8 || c.title >= 0.97);
  const sameNumber = c.doi === true || c.pmid === true;
  if (c.years === 1 && !corroborated && !(c.aheadOfPrint && c.title >= 0.9) && !sameIssue(c))
    objections.push('next-year');
  if ((c.years ?? 0) > 1 && !sameNumber && !(c.pages === true && c.volume === true))
    objections.push('years-differ');
  // it may be the article or the conference abstract before it
  const otherVenue = c.oneBare ? c.venues !== 'meetings' : c.venues === 'differ' && noDetails(c);
  if (c.journal === false && otherVenue) objections.push('journals-differ');
  if (isNeighbour(c) && (c.authors ?? 1) < 0.5 && c.title < 0.9) objections.push('authors-differ');
  // a sponsor names many trials nearly alike
  const most = c.sponsors ? 0 : 1;
  const resemble = c.sponsors || (c.title >= 0.6 && c.title < 0.9);
  if (noDetails(c) && !corroborated && resemble && c.ownWords() > most) objections.push('titles-differ');
  // "p6INK4a" and "p16(INK4a)"
  if (c.numerals === 'differ' && !misprint && !samePlace(c)) objections.push('title-numbers-differ');
  else if (c.partsDiffer && !misprint) objections.push('title-numbers-differ');
  return objections;
};

/** How often the databases of two records list a title: once in that year, once with that author and year; both are of one database; or nobody knows. */
export type Listed = 'once-a-year' | 'once-by-author' | 'same-database' | 'unknown';

/**
 * Weighs what two records have in common. The points were set by what the fields mean and looked at on three published sets
 * (docs/duplicates.md); none was fitted to one of them. `weakTitle`: the title comes back or says little; `listed`: how
 * often the databases of the two list it.
 */
export const weighPair = (c: Comparison, weakTitle: boolean, listed: Listed = 'unknown'): Weighed => {
  const evidence: Evidence[] = [
    ...titleEvidence(c),
    authorEvidence(c),
    ...yearEvidence(c),
    ...either(c.doi, ['same-doi', 4], ['dois-differ', -2]),
    ...either(c.pmid, ['same-pmid', 5], ['pmids-differ', -3]),
    ...either(c.registration, ['same-registration', 5], ['registrations-differ', -3]),
    ...either(c.journal, ['same-journal', 1], ['journals-differ', -0.5]),
    ...either(c.volume, ['same-volume', 1], ['volumes-differ', -2]),
    ...either(c.issue, ['same-issue', 0.5], ['issues-differ', -0.5]),
    ...either(c.pages, ['same-pages', c.wholeRange ? 3 : 2], ['pages-differ', -2.5]),
    ...abstractEvidence(c),
  ];
  const corroborated = isCorroborated(c);
  const bare = noDetails(c);
  if (c.journal === false && (c.volume === false || c.pages === false))
    evidence.push({ code: 'published-elsewhere', points: -3 });
  if (bare) evidence.push({ code: 'no-details', points: 1 });
  // a title proves little where the abstracts are there and are not one
  const titleAlone = c.titleAlone !== null && (c.abstract ?? 1) >= 0.8;
  const alone = textAlone(c) || titleAlone ? 2.5 : 0;
  if (alone > 0) evidence.push({ code: 'same-text', points: alone });
  const points = evidence.reduce((sum, one) => sum + one.points, 0);
  const objections = objectionsTo(c);
  // "… vitamin D on sleep …" and "… melatonin on sleep …": trials of one group are alike in all but a word
  if (points >= mayMerge && objections.length === 0 && !bare && isSeries(c) && c.ownWords() > 0)
    objections.push('titles-differ');
  // alike in all they say, and they say nothing that could tell them apart
  const alikeInAll =
    bare &&
    c.title >= 0.94 &&
    c.years === 0 &&
    ((c.allAuthors ?? 1) >= 0.8
      ? listed.startsWith('once') || (c.journal !== false && listed !== 'same-database')
      : listed === 'once-a-year' && c.journal === true && c.authors === 1);
  const samePeople =
    (c.authors ?? 0) >= 0.8 &&
    c.sharedNames >= manyNames &&
    c.years === 0 &&
    c.pages !== false &&
    c.volume !== false;
  const says = titleAlone || (c.specificTitle && (c.title >= 0.9 || c.titleContained));
  if (weakTitle && !corroborated && !samePeople && !alikeInAll) objections.push('recurring-title');
  else if (c.authors === null && !corroborated && !alikeInAll && !says) objections.push('no-authors');
  return {
    points,
    evidence,
    objections,
    corroborated,
    detailed: !bare,
    textAlone: alone,
  };
};
