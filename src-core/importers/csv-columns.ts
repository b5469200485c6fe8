/** What a column of a table may mean. Several columns may mean the same: the first that has a value wins, the others are kept. */
export const columnMeanings = [
  'title',
  'abstract',
  'authors',
  'sponsor',
  'year',
  'date',
  'journal',
  'volume',
  'issue',
  'pages',
  'firstPage',
  'lastPage',
  'doi',
  'pmid',
  'pmcid',
  'registry',
  'accession',
  'database',
  'language',
  'keywords',
  'types',
  'url',
  'embaseSource',
  'pubmedCitation',
  'further',
] as const;
export type ColumnMeaning = (typeof columnMeanings)[number];

/** Header names as `headerKey` writes them, in the order in which they are preferred. */
const names: Readonly<Record<ColumnMeaning, readonly string[]>> = {
  title: [
    'title',
    'article title',
    'document title',
    'primary title',
    'ti',
    't1',
    'display name',
    'study title',
    'name',
    'paper title',
    'scientific title',
    'public title',
  ],
  abstract: [
    'abstract',
    'abstract note',
    'abstracts',
    'ab',
    'n2',
    'notes abstract',
    'brief summary',
    'summary',
    'original abstract',
  ],
  authors: [
    'author full names',
    'authors',
    'author',
    'author s',
    'author names',
    'au',
    'a1',
    'first authors',
    'review byline',
    'authorships author display name',
    'authors names',
  ],
  sponsor: ['sponsor', 'primary sponsor', 'lead sponsor', 'sponsor collaborators'],
  year: ['year', 'publication year', 'published year', 'pub year', 'py', 'y1', 'year of publication'],
  date: ['date', 'publication date', 'date published', 'date of publication', 'published', 'da'],
  journal: [
    'journal',
    'source title',
    'journal title',
    'publication title',
    'publicationname',
    'journal book',
    'journal name',
    'jo',
    'jf',
    't2',
    'secondary title',
    'source',
    'venue',
    'primary location source display name',
    'publication',
    'alternate title3',
  ],
  volume: ['volume', 'vol', 'vl', 'volume number'],
  issue: ['issue', 'issue number', 'number', 'is', 'ip'],
  pages: ['pages', 'page', 'pagination', 'page numbers', 'page range'],
  firstPage: ['page start', 'start page', 'first page', 'sp', 'beginning page'],
  lastPage: ['page end', 'end page', 'last page', 'ep'],
  doi: ['doi', 'do', 'digital object identifier'],
  pmid: ['pmid', 'pubmed id', 'pubmedid', 'pubmed', 'medline pmid', 'ids pmid', 'pm'],
  pmcid: ['pmcid', 'pmc id', 'pmc', 'pmcid pmc'],
  registry: [
    'clinical trial numbers',
    'nct number',
    'trial registration',
    'ctgov id',
    'ictrp id',
    'trialid',
    'other ids',
    'secondary ids',
    'secondaryids',
    'secondary id',
    'bridged type',
    'childs',
  ],
  accession: [
    'accession number',
    'central id',
    'eid',
    'pui',
    'lens id',
    'ut',
    'embase accession id',
    'accession',
    'an',
    'id',
    'key',
    'covidence',
    'customid',
    'record id',
  ],
  database: ['database', 'database name', 'source database', 'source db', 'db'],
  language: ['language', 'language of original document', 'la', 'languages', 'article language'],
  keywords: [
    'keywords',
    'author keywords',
    'keyword',
    'kw',
    'mesh terms',
    'mesh',
    'index keywords',
    'manual tags',
    'automatic tags',
    'subjects',
    'subject terms',
    'emtree drug index terms',
    'emtree drug index terms major focus',
    'emtree medical index terms',
    'emtree medical index terms major focus',
    'fields of study',
  ],
  types: [
    'publication type',
    'document type',
    'item type',
    'doctype',
    'type of reference',
    'referencetype',
    'pt',
    'type',
    'article type',
  ],
  url: [
    'url',
    'link',
    'urls',
    'ur',
    'external url',
    'plink',
    'embase link',
    'source urls',
    'study url',
    'web address',
  ],
  embaseSource: [],
  pubmedCitation: [],
  further: ['further fields json'],
};

const meaningOf: ReadonlyMap<string, ColumnMeaning> = new Map(
  columnMeanings.flatMap((meaning) => names[meaning].map((name): [string, ColumnMeaning] => [name, meaning])),
);

/** "Author(s)" and "author_s" alike: small letters and digits, single spaces. */
export const headerKey = (header: string): string =>
  header
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** A producer's table, known by its header names; `columns` says where it differs from the common names. */
export interface TablePreset {
  readonly id: string;
  readonly label: string;
  readonly needs: readonly string[];
  readonly database: string | null;
  readonly columns: Readonly<Record<string, ColumnMeaning>>;
}

/** Of trial registers: a study's own number, when it was registered, what it is about. */
const registerColumns: TablePreset['columns'] = {
  'nct number': 'accession',
  trialid: 'accession',
  'date registration': 'date',
  'date registration3': 'date',
  'first posted': 'date',
  condition: 'keywords',
  conditions: 'keywords',
  'study type': 'types',
  title: 'title',
  'public title': 'title',
  'scientific title': 'title',
  'web address': 'url',
};

export const tablePresets = [
  {
    id: 'scopus',
    label: 'Scopus',
    needs: ['eid', 'source title', 'title'],
    database: 'Scopus',
    columns: { source: 'database' },
  },
  {
    id: 'pubmed',
    label: 'PubMed',
    needs: ['pmid', 'journal book', 'citation'],
    database: 'PubMed',
    columns: { citation: 'pubmedCitation' },
  },
  {
    id: 'embase',
    label: 'Embase',
    needs: ['title', 'author names', 'source'],
    database: 'Embase',
    columns: { source: 'embaseSource', 'open url link': 'url' },
  },
  {
    id: 'rayyan',
    label: 'Rayyan',
    needs: ['key', 'title', 'pubmed id', 'pmc id'],
    database: null,
    columns: {},
  },
  {
    id: 'covidence',
    label: 'Covidence',
    needs: ['title', 'published year', 'covidence'],
    database: null,
    columns: {},
  },
  {
    id: 'central',
    label: 'Cochrane CENTRAL',
    needs: ['central id', 'title'],
    database: 'CENTRAL',
    columns: { 'database name': 'database' },
  },
  {
    id: 'zotero',
    label: 'Zotero',
    needs: ['key', 'item type', 'publication title'],
    database: null,
    columns: {},
  },
  { id: 'lens', label: 'Lens', needs: ['lens id', 'title'], database: 'The Lens', columns: {} },
  {
    id: 'ebsco',
    label: 'EBSCO',
    needs: ['article title', 'plink', 'accession number'],
    database: null,
    columns: {},
  },
  {
    id: 'ctgov',
    label: 'ClinicalTrials.gov',
    needs: ['nct number', 'study title'],
    database: 'ClinicalTrials.gov',
    columns: registerColumns,
  },
  {
    id: 'ctgov-classic',
    label: 'ClinicalTrials.gov (before 2024)',
    needs: ['nct number', 'title', 'study type'],
    database: 'ClinicalTrials.gov',
    columns: registerColumns,
  },
  {
    id: 'ictrp',
    label: 'WHO ICTRP',
    needs: ['trialid', 'public title'],
    database: 'ICTRP',
    columns: registerColumns,
  },
  {
    id: 'openalex',
    label: 'OpenAlex',
    needs: ['display name', 'ids pmid'],
    database: 'OpenAlex',
    columns: { type: 'types', id: 'accession' },
  },
] as const satisfies readonly TablePreset[];

/** What a record can be found again by: a table of which no column holds any of it holds no records yet. */
export const holdsRecords = (meanings: readonly (string | null)[]): boolean =>
  meanings.some((m) => m === 'title' || m === 'doi' || m === 'pmid' || m === 'accession');

export interface ColumnPlan {
  readonly preset: TablePreset | null;
  /** For each column its meaning, or null where it goes to `extra`. */
  readonly meanings: readonly (ColumnMeaning | null)[];
  /** Preference among columns of one meaning: lower comes first. */
  readonly rank: readonly number[];
}

/** `chosen` is a person's mapping, column by column; without it the header names decide. */
export const planColumns = (
  headers: readonly string[],
  chosen?: readonly (ColumnMeaning | null)[],
): ColumnPlan => {
  const keys = headers.map(headerKey);
  const preset: TablePreset | null =
    tablePresets.find((one: TablePreset) => one.needs.every((need) => keys.includes(need))) ?? null;
  const meanings = keys.map((key, at) =>
    chosen === undefined ? (preset?.columns[key] ?? meaningOf.get(key) ?? null) : (chosen[at] ?? null),
  );
  const rank = keys.map((key, at) => {
    const meaning = meanings[at];
    return meaning ? names[meaning].indexOf(key) : -1;
  });
  return { preset, meanings, rank };
};
