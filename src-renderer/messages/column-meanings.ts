import type { ColumnMeaning } from '#core/importers/csv-columns';

/** What a column of a table may hold, in words. */
export const columnMeaningWords: Record<ColumnMeaning, string> = {
  title: 'Title',
  abstract: 'Abstract',
  authors: 'Authors',
  year: 'Year',
  date: 'Date of publication',
  journal: 'Journal',
  volume: 'Volume',
  issue: 'Issue',
  pages: 'Pages',
  firstPage: 'First page',
  lastPage: 'Last page',
  doi: 'DOI',
  pmid: 'PMID',
  pmcid: 'PMCID',
  registry: 'Trial registration',
  accession: 'Accession number',
  database: 'Database',
  language: 'Language',
  keywords: 'Keywords',
  types: 'Publication type',
  url: 'Address',
  embaseSource: 'Source line (Embase)',
  pubmedCitation: 'Citation (PubMed)',
  further: 'Further fields (JSON)',
};
