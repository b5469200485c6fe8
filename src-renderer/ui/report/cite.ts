import type { ReportListRow } from '#core/contract/mirror';
import type { ReportDetail } from '#core/contract/records';
import type { Author, RecordFields } from '#core/model/record-fields';

const nameOf = (author: Author): string =>
  author.given === null || author.given === '' ? author.family : `${author.family} ${author.given}`;

export const authorNames = (fields: RecordFields): string => fields.authors.map(nameOf).join(', ');

/** "Arthritis Rheum 2013;65(2):529-538" */
export const sourceLine = (fields: RecordFields): string => {
  const issue = fields.issue ? `(${fields.issue})` : '';
  const volume = `${fields.volume ?? ''}${issue}`;
  const place = `${volume ? `;${volume}` : ''}${fields.pages ? `:${fields.pages}` : ''}`;
  const dated = `${fields.year ?? ''}${place}`;
  return [fields.journal, dated].filter((part) => part).join(' ');
};

/** "Younger 2013", as one would call it in a sentence. */
export const shortName = (row: ReportListRow): string => {
  const first = row.authors.split(/[, ]/)[0] ?? '';
  const name = first || row.title.split(' ').slice(0, 4).join(' ') || 'Untitled';
  return row.year === null ? name : `${name} ${row.year}`;
};

export const linksOf = (
  fields: RecordFields,
): readonly { readonly label: string; readonly url: string }[] => [
  ...(fields.doi ? [{ label: `DOI ${fields.doi}`, url: `https://doi.org/${fields.doi}` }] : []),
  ...(fields.pmid
    ? [{ label: `PMID ${fields.pmid}`, url: `https://pubmed.ncbi.nlm.nih.gov/${fields.pmid}/` }]
    : []),
  ...(fields.pmcid
    ? [{ label: fields.pmcid, url: `https://pmc.ncbi.nlm.nih.gov/articles/${fields.pmcid}/` }]
    : []),
];

/** This reviewer's own vote on a stage, with note and labels. */
export const ownVote = (detail: ReportDetail, stage: string, reviewerId: string | null) =>
  detail.votes.find((v) => v.stage === stage && v.reviewerId === reviewerId);
