/** One part of an abstract: the heading as printed (without its colon), or null where the text has none. */
export interface AbstractSection {
  readonly label: string | null;
  readonly text: string;
}

/** Headings of structured abstracts as journals print them in mixed case; capitals need no list. */
const words = [
  'aims?',
  'background',
  'conclusions?',
  'context',
  'data sources',
  'design',
  'discussion',
  'findings',
  'funding',
  'importance',
  'interpretation',
  'interventions?',
  'introduction',
  'limitations?',
  'main outcomes? (?:and|&) measures?',
  'main outcome measures?',
  'main results',
  '(?:materials?|patients|subjects|participants|design|setting|study design)(?: ?(?:and|&|/) ?(?:materials?|methods?|setting|participants))+',
  'measurements?',
  'methods?',
  'objectives?',
  'outcomes?',
  'participants',
  'patients',
  'purpose',
  'results?',
  'search methods',
  'selection criteria',
  'setting',
  'significance',
  'study design',
  'trial registration',
];
const mixed = new RegExp(`^(?:${words.join('|')})(?: ?(?:and|&|/|,) ?(?:${words.join('|')}))*$`, 'i');

// Capitals before a colon that name a number or a place, not a part of the abstract.
const notHeadings =
  /^(?:PMID|PMCID|DOI|URL|ORCID|ISRCTN|NCT|EUDRACT|PROSPERO|CRD|ISSN|ISBN|HTTPS?|FAU|NOTE)\b/;

const candidate = /(^|[\n\r]\s*|[.?!)\]]["'’”]?\s+)([\p{L}][\p{L}\d ,/&()'’-]{1,69}?)\s?:(?=\s)/gu;

const isHeading = (text: string): boolean => {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (mixed.test(plain)) return true;
  const letters = plain.replace(/[^\p{L}]/gu, '');
  return letters.length >= 4 && plain === plain.toUpperCase() && !notHeadings.test(plain);
};

/**
 * Splits a structured abstract ("BACKGROUND: ... METHODS: ...") at its headings. A text without any comes back whole; nothing
 * but white space and the colons is ever lost.
 */
export const abstractSections = (abstract: string): readonly AbstractSection[] => {
  const cuts: { readonly label: string; readonly from: number; readonly to: number }[] = [];
  for (const match of abstract.matchAll(candidate)) {
    const lead = match[1] ?? '';
    const label = match[2] ?? '';
    if (!isHeading(label)) continue;
    cuts.push({
      label: label.replace(/\s+/g, ' ').trim(),
      from: match.index + lead.length,
      to: match.index + match[0].length,
    });
  }
  const sections: AbstractSection[] = [];
  const before = abstract.slice(0, cuts[0]?.from ?? abstract.length).trim();
  if (before !== '') sections.push({ label: null, text: before });
  cuts.forEach((cut, i) => {
    sections.push({ label: cut.label, text: abstract.slice(cut.to, cuts[i + 1]?.from).trim() });
  });
  return sections;
};
