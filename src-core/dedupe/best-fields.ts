import { emptyRecordFields, type RecordFields } from '../model/record-fields';

/**
 * The fields of a report that several records describe: for each field the first record that has it, in import order, but the
 * longest abstract and the longest list of authors, since sources cut these short. Keywords, publication types, registry numbers,
 * notices and unknown tags are joined.
 */
export const bestFields = (records: readonly RecordFields[]): RecordFields => {
  const [first, ...rest] = records;
  if (first === undefined) return emptyRecordFields;
  if (rest.length === 0) return first;
  const take = <K extends keyof RecordFields>(key: K): RecordFields[K] =>
    (records.find((r) => r[key] !== null) ?? first)[key];
  const longest = (values: readonly (string | null)[]): string | null =>
    values.reduce((best, v) => ((v?.length ?? 0) > (best?.length ?? 0) ? v : best), null);
  const joined = <K extends 'keywords' | 'publicationTypes' | 'registryNumbers'>(key: K): string[] => [
    ...new Set(records.flatMap((r) => r[key])),
  ];
  const extra = new Map<string, Set<string>>();
  for (const r of records)
    for (const [tag, values] of Object.entries(r.extra)) {
      const all = extra.get(tag) ?? new Set();
      for (const value of values) all.add(value);
      extra.set(tag, all);
    }
  return {
    title: take('title'),
    abstract: longest(records.map((r) => r.abstract)),
    authors: records.reduce((best, r) => (r.authors.length > best.length ? r.authors : best), first.authors),
    year: take('year'),
    journal: take('journal'),
    volume: take('volume'),
    issue: take('issue'),
    pages: take('pages'),
    doi: take('doi'),
    pmid: take('pmid'),
    pmcid: take('pmcid'),
    registryNumbers: joined('registryNumbers'),
    accession: take('accession'),
    database: take('database'),
    language: take('language'),
    keywords: joined('keywords'),
    publicationTypes: joined('publicationTypes'),
    url: take('url'),
    notices: [...new Map(records.flatMap((r) => r.notices).map((n) => [`${n.kind}|${n.text}`, n])).values()],
    extra: Object.fromEntries([...extra].map(([tag, values]) => [tag, [...values]])),
  };
};
