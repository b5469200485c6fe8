import { describe, expect, test } from 'vitest';
import { titleRole } from '#core/dedupe/title-key';
import { endsInCitation, withoutNotes, withoutOpenBracket } from '#core/dedupe/title-notes';

const title = 'Copper chelation in hepatic disease: a cohort study';

describe('notes that databases write behind a title', () => {
  test.each([
    ['where the erratum is', `${title}.[Erratum appears in J Hepat. 2003 Jun;12(4):616]`],
    ['the same, broken off', `${title}.[Erratum appears in J Hepat. 2003 Ju`],
    ['a published erratum', `${title} [published erratum appears in J Hepat. 2003 Jun;12(4):616]`],
    ['a comment elsewhere', `${title}.[Comment in: Lancet. 2001 May 5;357(9266):1380]`],
    ['a review and its references', `${title}. [Review] [45 refs]`],
    ['the same with the language behind', `${title}. [Review] [45 refs]`],
    ['the article that a letter is about', `${title}... J Hepat. 2009 Jan 29;360(5):544-6`],
    ['Web of Science, corrections', `${title} (vol 142, pg 310, 2003)`],
    ['Embase, corrections', `${title} (Journal of Hepatology (2009) 360 (542-544))`],
    ['Embase, with month and DOI', `${title} (J Hepatol (March 2009) 9: (1223-1229) DOI: 10.1000/x)`],
  ])('%s', (_, noted) => {
    expect(withoutNotes(noted).replace(/\.$/, '')).toBe(title);
  });

  test.each([
    'Copper chelation (penicillamine) in hepatic disease',
    'Trends in copper intake (1990-2005)',
    'A review of reviews [corrected] in hepatology',
    'Copper, zinc, ... and iron in 2009: a survey',
    '[45 refs]',
  ])('what belongs to the title stays: %s', (whole) => {
    expect(withoutNotes(whole)).toBe(whole);
  });

  test('a bracket that is cut off', () => {
    expect(withoutOpenBracket('Erratum: Copper chelation (Journal of Hepatology (M')).toBe(
      'Erratum: Copper chelation',
    );
    expect(withoutOpenBracket('Erratum: Copper (I) chelation')).toBe('Erratum: Copper (I) chelation');
  });
});

describe('what a title is, as its end says', () => {
  test('a citation makes it the correction of another article', () => {
    expect(endsInCitation(`${title} (vol 142, pg 310, 2003)`)).toBe(true);
    expect(titleRole(`${title} (vol 142, pg 310, 2003)`)).toBe('notice');
    expect(titleRole(`${title} (Journal of Hepatology (2009) 360 (542-544))`)).toBe('notice');
    expect(titleRole(`${title} (1990-2005)`)).toBe('article');
    expect(titleRole(`Comment on: ${title} (Journal of Hepatology (2009) 360 (542-544))`)).toBe('response');
  });

  test('"Reply" at the end makes it a reply', () => {
    expect(titleRole(`${title} - Reply`)).toBe('response');
    expect(titleRole(`${title}: authors' response`)).toBe('response');
    expect(titleRole('Dose and response')).toBe('article');
  });

  test('a note about a later erratum leaves it an article', () => {
    expect(titleRole(`${title}.[Erratum appears in J Hepat. 2003 Jun;12(4):616]`)).toBe('article');
  });
});
