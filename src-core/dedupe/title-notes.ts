/** What databases write behind a title and that is no part of it. */

/** Ovid: "….[Erratum appears in J Pediatr. 2003 Jun", "[Comment in: …]", "[see comment]", cut off or not. */
const noteOnLater =
  /\.?\s*\[\s*(?:(?:published )?errat(?:um|a) (?:appears )?in\b|comments? (?:in|on)\b|see comments?\b|retraction (?:appears )?in\b|republished (?:from|in)\b|reprint (?:of|in)\b|update (?:of|in)\b|summary for patients in\b|original report in\b|corrected and republished\b).*$/i;
/** "[Review] [45 refs]" */
const review = /(?:\s*\[(?:review|\d+ refs?\.?|corrected|see comments?)\]\s*\.?)+\s*$/i;
/** "Title... N Engl J Med. 2009 Jan 29;360(5):544-6": the article that a letter is about. */
const citationBehind = /\.{3}\s*\S[^;]{2,80}\b(?:19|20)\d\d\b[^;]{0,20};\s*\d+[^;]{0,30}$/;
/** Web of Science: "Title (vol 142, pg 310, 2003)". */
const volumeAndPage = /\s*\(vol\.?\s*\d+[^()]{0,30},\s*(?:pgs?|pp?|art)\.?\s[^()]{1,60}\)\s*\.?\s*$/i;
/** Embase: "Title (New England Journal of Medicine (2009) 360 (542-544))". */
const journalAndYear =
  /\s*\([^()]{3,120}\((?:[^()\d]{3,10}\s)?(?:\d{1,2},?\s)?(?:19|20)\d\d\)[^()]{0,30}(?:\([^()]{1,40}\)[^()]{0,60}){1,2}\)\s*\.?\s*$/;

/** A correction of another article, which its title ends with: where that stands. */
export const endsInCitation = (title: string): boolean =>
  title.includes('(') && (volumeAndPage.test(title) || journalAndYear.test(title));

/** The title as the article has it. */
export const withoutNotes = (title: string): string => {
  if (!/[[(]|\.{3}/.test(title)) return title;
  const bare = title
    .replace(noteOnLater, '')
    .replace(review, '')
    .replace(citationBehind, '')
    .replace(volumeAndPage, '')
    .replace(journalAndYear, '');
  return /\p{L}{3}/u.test(bare) ? bare : title;
};

/** "Erratum: Title (The Journal of Pediatrics (M": cut off within the brackets. */
export const withoutOpenBracket = (title: string): string => title.replace(/\s\([^()]*(?:\([^()]*)?$/, '');
