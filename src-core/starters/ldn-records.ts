import { emptyRecordFields, type RecordFields } from '../model/record-fields';
import type { RecordRow, Report, Search } from '../model/report';
import type { LdnReference } from './ldn-source';

export const ldnReportId = (ref: string): string => `rep-${ref}`;
const recordId = (ref: string): string => `rec-${ref}`;

const fromSeeds = 'search-seeds';
const onward = 'search-onward';
const searchOf = ({ namedIn }: LdnReference): string => (namedIn.length > 0 ? fromSeeds : onward);

/** The two ways in which references were found. Counts are of the records listed here; nobody recorded days or hits. */
export const ldnSearches = (references: readonly LdnReference[]): readonly Search[] => {
  const count = (id: string) => references.filter((ref) => searchOf(ref) === id).length;
  const search = (
    id: string,
    kind: Search['kind'],
    database: string,
    strategy: string,
    note: string,
  ): Search => ({
    id,
    kind,
    database,
    date: null,
    strategy,
    note,
    file: null,
    recordsFound: count(id),
    recordsRead: count(id),
    warnings: [],
    unread: [],
    importedAt: '',
  });
  return [
    search(
      fromSeeds,
      'citation-searching',
      'Citation searching from five seed documents',
      'References named in five short texts about low-dose naltrexone: a drug-information answer (000), an encyclopaedia article (001), a patient society page (002), a physician column (003, which names none) and a clinic page (004).',
      'The numbers are those of the records listed, not of hits.',
    ),
    search(
      onward,
      'other',
      'Found onward from the seed documents, without a systematic search',
      'Looked for by study, author or condition from the seed documents and their references. No database was searched systematically.',
      'The numbers are those of the records listed, not of hits.',
    ),
  ];
};

export const ldnRecords = (
  references: readonly LdnReference[],
): { readonly records: readonly RecordRow[]; readonly reports: readonly Report[] } => {
  const ordinals = new Map<string, number>();
  const records = references.map((ref): RecordRow => {
    const searchId = searchOf(ref);
    const ordinal = ordinals.get(searchId) ?? 0;
    ordinals.set(searchId, ordinal + 1);
    return {
      id: recordId(ref.id),
      searchId,
      ordinal,
      reportId: ldnReportId(ref.id),
      fields: recordFields(ref),
    };
  });
  const reports = references.map(
    (ref): Report => ({
      id: ldnReportId(ref.id),
      recordId: recordId(ref.id),
      aliasOf: null,
    }),
  );
  return { records, reports };
};

const recordFields = (ref: LdnReference): RecordFields => ({
  ...emptyRecordFields,
  title: ref.title,
  authors: ref.author.map(({ family, given }) => ({ family, given: given ?? null })),
  year: ref.year,
  journal: ref['container-title'],
  volume: ref.volume,
  issue: ref.issue,
  pages: ref.page,
  doi: ref.DOI?.toLowerCase() ?? null,
  pmid: ref.PMID,
  pmcid: ref.PMCID,
  registryNumbers: ref.URL?.match(/NCT\d{8}/g) ?? [],
  url: ref.URL,
  extra: extraFields(ref),
});

/** Everything that no field takes, under the name it has in the source. */
const extraFields = (ref: LdnReference): Record<string, string[]> => {
  const dateParts = ref.issued?.['date-parts'].map((parts) => parts.join('-')) ?? [];
  const extra: Record<string, string[]> = {
    Note: ref.note === null ? [] : [ref.note],
    publicationKind: [ref.publicationKind],
    condition: ref.condition,
    namedIn: ref.namedIn,
    metadataSource: [ref.metadataSource],
    authorsIncomplete: ref.authorsIncomplete ? ['yes'] : [],
    type: [ref.type],
    'event-title': ref['event-title'] === undefined ? [] : [ref['event-title']],
    issued: dateParts.filter((date) => date !== String(ref.year)),
    id: [ref.id],
  };
  return Object.fromEntries(Object.entries(extra).filter(([, values]) => values.length > 0));
};
