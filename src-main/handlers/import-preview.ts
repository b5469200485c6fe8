import type { ImportPreview } from '#core/contract/imports';
import { authorsLine } from '#core/contract/report-list-row';
import { reportIndex } from '#core/dedupe/same-report';
import type { AppError } from '#core/errors';
import { summariseMarks } from '#core/importers/marked-decisions';
import { ok, type Result } from '#core/result';
import { knownWithSameKeys } from '../store/import-records';
import type { Store } from '../store/store';
import type { ParsedImport } from '../tasks/parse-file';
import { type Columns, recallColumns, rememberColumns } from './column-maps';
import type { Context } from './context';

interface Mapped {
  readonly parsed: ParsedImport;
  readonly remembered: boolean;
}

/**
 * Reads a file; a table as its columns were mapped now, or for an earlier table of the same columns. A table of which no column is known is
 * read without any, to be mapped.
 */
export const readMapped = async (
  c: Context,
  path: string,
  job: string,
  columns: Columns | undefined,
): Promise<Result<Mapped, AppError>> => {
  const read = async (with_: Columns | undefined) =>
    c.parseFile(with_ === undefined ? { path } : { path, columns: with_ }, job);
  const plain = await read(columns);
  const parsed =
    !plain.ok && plain.error.code === 'format-malformed' && plain.error.detail?.columns !== undefined
      ? await read([])
      : plain;
  if (!parsed.ok) return parsed;
  const { table } = parsed.value;
  if (table === null) return ok({ parsed: parsed.value, remembered: false });
  if (columns !== undefined) {
    rememberColumns(c.settings, table.headers, columns);
    return ok({ parsed: parsed.value, remembered: true });
  }
  const recalled = recallColumns(c.settings, table.headers);
  if (recalled === undefined) return ok({ parsed: parsed.value, remembered: false });
  const again = await read(recalled);
  return again.ok ? ok({ parsed: again.value, remembered: true }) : again;
};

/** How many records of the file are in the project already, by DOI or PubMed id. */
const alreadyHere = (store: Store, parsed: ParsedImport): number => {
  const index = reportIndex(knownWithSameKeys(store, parsed.records));
  const fresh = new Set<string>();
  let n = 0;
  parsed.records.forEach((r, i) => {
    const id = `new-${i}`;
    fresh.add(id);
    if (index.add({ id, title: r.title, doi: r.doi, pmid: r.pmid }).same.some((p) => !fresh.has(p.b))) n += 1;
  });
  return n;
};

/** The one database that most records name; null when they name none. */
const suggestedDatabase = (parsed: ParsedImport): string | null => {
  const counts = new Map<string, number>();
  for (const r of parsed.records)
    if (r.database !== null) counts.set(r.database, (counts.get(r.database) ?? 0) + 1);
  const best = [...counts].sort((a, b) => b[1] - a[1])[0];
  return best?.[0] ?? (parsed.format === 'nbib' ? 'PubMed' : null);
};

const shown = 1000;

/** What the import page shows of a file before anything is written. */
export const previewOf = (
  store: Store,
  token: string,
  parsed: ParsedImport,
  remembered: boolean,
): ImportPreview => {
  const before = store.by('searches', 'sha256', parsed.sha256)[0];
  const has = (key: 'abstract' | 'doi' | 'pmid'): number =>
    parsed.records.filter((r) => r[key] !== null).length;
  const { table } = parsed;
  return {
    token,
    file: parsed.file,
    bytes: parsed.bytes,
    sha256: parsed.sha256,
    format: parsed.format,
    formatLabel: parsed.formatLabel,
    encoding: parsed.encoding,
    recordsFound: parsed.recordsFound,
    recordsRead: parsed.recordsRead,
    warnings: parsed.warnings.slice(0, shown),
    unread: parsed.unread.slice(0, shown),
    sample: parsed.records.slice(0, 5).map((r) => ({
      title: r.title ?? '',
      authors: authorsLine(r.authors),
      year: r.year,
      journal: r.journal ?? '',
      hasAbstract: r.abstract !== null,
    })),
    withAbstract: has('abstract'),
    withDoi: has('doi'),
    withPmid: has('pmid'),
    alreadyHere: alreadyHere(store, parsed),
    suggestedDatabase: suggestedDatabase(parsed),
    table:
      table === null
        ? null
        : {
            headers: [...table.headers],
            meanings: [...table.meanings],
            rows: table.rows.map((row) => [...row]),
            producer: table.producer,
            remembered,
          },
    marks: copyOf(summariseMarks(parsed.records)),
    importedBefore:
      before === undefined
        ? null
        : `${before.database}${before.date === null ? '' : `, searched ${before.date}`}`,
  };
};

const copyOf = (marks: ReturnType<typeof summariseMarks>): ImportPreview['marks'] =>
  marks === null
    ? null
    : { ...marks, people: [...marks.people], reasons: [...marks.reasons], labels: [...marks.labels] };
