import type { EvidenceCode } from '#core/dedupe/weigh-pair';

interface Reason {
  readonly text: string;
  /** Whether it speaks for one report, against it, or for a look by a person. */
  readonly side: 'for' | 'against';
}

const agree = (text: string): Reason => ({ text, side: 'for' });
const against = (text: string): Reason => ({ text, side: 'against' });

/** What the rule found in two records, in words. */
const reasons: Record<EvidenceCode | 'same-file', Reason> = {
  'same-file': agree('the same file, imported before'),
  'same-doi': agree('same DOI'),
  'dois-differ': against('DOIs differ'),
  'same-pmid': agree('same PMID'),
  'pmids-differ': against('PMIDs differ'),
  'same-registration': agree('same trial registration'),
  'registrations-differ': against('registered as different trials'),
  'same-title': agree('same title'),
  'alike-titles': agree('nearly the same title'),
  'similar-titles': agree('similar titles'),
  'titles-differ': against('titles differ'),
  'title-numbers-differ': against('numbers in the titles differ'),
  'same-authors': agree('same authors'),
  'shared-authors': agree('authors in common'),
  'authors-differ': against('authors differ'),
  'no-authors': against('authors missing'),
  'same-year': agree('same year'),
  'next-year': against('a year apart'),
  'years-differ': against('years differ'),
  'same-journal': agree('same journal'),
  'journals-differ': against('journals differ'),
  'same-volume': agree('same volume'),
  'volumes-differ': against('volumes differ'),
  'same-issue': agree('same issue'),
  'issues-differ': against('issues differ'),
  'same-pages': agree('same pages'),
  'pages-differ': against('pages differ'),
  'same-abstract': agree('same abstract'),
  'alike-abstracts': agree('alike abstracts'),
  'abstracts-differ': against('abstracts differ'),
  'same-text': agree('title and abstract are all there is, and the same'),
  'published-elsewhere': against('published in two places'),
  'no-details': against('nothing that could tell them apart'),
  'preprint-and-article': against('one is a preprint, the other was published'),
  'notice-or-reply': against('one is a notice or a reply'),
  'recurring-title': against('a title that comes back'),
};

/** A code that this version does not know is shown as it is. */
export const duplicateReason = (code: string): Reason =>
  code in reasons ? reasons[code as keyof typeof reasons] : against(code.replaceAll('-', ' '));

/** "same title, pages differ" for the codes of one pair. */
export const reasonWords = (codes: string): string =>
  codes
    .split(', ')
    .filter((code) => code !== '')
    .map((code) => duplicateReason(code).text)
    .join(', ');
