/** Servers of preprints by their names, as databases write them in place of a journal. */
const servers =
  /\b(?:\w{0,9}rxiv|ssrn|social science research network|research\s?square|authorea|(?:osf|jmir|scielo|peerj) preprints?|preprints with the lancet)\b|^preprints?\b/i;

/** Beginnings of the DOIs that they give. Cold Spring Harbor's journals have bioRxiv's first part, and words behind it. */
const doiOfServer =
  /^10\.(?:1101\/(?:\d{4}\.\d\d\.\d\d\.\d+|\d{6,8}$)|64898\/|48550\/arxiv|21203\/rs\.|2139\/ssrn|31234\/osf|31219\/osf|31235\/osf|31222\/osf|26434\/chemrxiv|20944\/preprints|22541\/(?:au|essoar)|1590\/scielopreprints|2196\/preprints|36227\/techrxiv|12688\/)/i;

/**
 * Whether a record is of a preprint or of what was published in another place; empty where it does not say. The two are two reports of one
 * study (Cochrane Handbook, 4.6.2): what was peer reviewed may say something else.
 */
export const publicationOf = (record: {
  readonly journal: string | null;
  readonly doi: string | null;
  readonly volume: string | null;
  readonly pages: string | null;
}): 'preprint' | 'article' | '' => {
  const { journal, doi, volume, pages } = record;
  if (doi !== null && doiOfServer.test(doi)) return 'preprint';
  if (journal !== null && servers.test(journal)) return 'preprint';
  return doi !== null || (journal ?? '') !== '' || ((volume ?? '') !== '' && (pages ?? '') !== '')
    ? 'article'
    : '';
};
