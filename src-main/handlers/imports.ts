import { randomUUID } from 'node:crypto';
import type { ContractHandlers } from '#core/contract/index';
import { reportIndex } from '#core/dedupe/same-report';
import { appError } from '#core/errors';
import { err, ok } from '#core/result';
import { authorsLine } from '#core/contract/report-list-row';
import { importRecords, knownWithSameKeys } from '../store/import-records';
import type { Store } from '../store/store';
import type { ParsedImport } from '../tasks/parse-file';
import type { Context } from './context';

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

export const importHandlers = (c: Context): ContractHandlers['imports'] => {
  const parsedFiles = new Map<string, ParsedImport>();
  return {
    choose: async () => ok(await c.askOpenReferences()),
    preview: async ({ path, job }) => {
      const store = c.project.current();
      if (!store.ok) return store;
      const read = await c.parseFile({ path }, job);
      if (!read.ok) return read;
      const parsed = read.value;
      const token = randomUUID();
      parsedFiles.set(token, parsed);
      const before = store.value.by('searches', 'sha256', parsed.sha256)[0];
      const has = (key: 'abstract' | 'doi' | 'pmid'): number =>
        parsed.records.filter((r) => r[key] !== null).length;
      return ok({
        token,
        file: parsed.file,
        bytes: parsed.bytes,
        sha256: parsed.sha256,
        format: parsed.format,
        formatLabel: parsed.formatLabel,
        encoding: parsed.encoding,
        recordsFound: parsed.recordsFound,
        recordsRead: parsed.recordsRead,
        warnings: parsed.warnings.slice(0, 1000),
        unread: parsed.unread.slice(0, 1000),
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
        alreadyHere: alreadyHere(store.value, parsed),
        suggestedDatabase: suggestedDatabase(parsed),
        importedBefore:
          before === undefined
            ? null
            : `${before.database}${before.date === null ? '' : `, searched ${before.date}`}`,
      });
    },
    cancel: ({ job }) => {
      c.cancelJob(job);
      return ok(null);
    },
    run: ({ token, kind, database, date, strategy, note }) => {
      const w = c.project.writer();
      if (!w.ok) return w;
      const parsed = parsedFiles.get(token);
      if (parsed === undefined)
        return err(appError('not-found', 'This file is no longer held; choose it again.'));
      const { store, reviewer } = w.value;
      const search = {
        id: `s-${store.env.newId()}`,
        kind,
        database,
        date,
        strategy,
        note,
        file: {
          name: parsed.file,
          sha256: parsed.sha256,
          bytes: parsed.bytes,
          encoding: parsed.encoding,
          format: parsed.format,
        },
        recordsFound: parsed.recordsFound,
        recordsRead: parsed.recordsRead,
        warnings: [...parsed.warnings],
        unread: [...parsed.unread],
        importedAt: store.env.now().toISOString(),
      };
      const done = importRecords(store, search, parsed.records, reviewer);
      if (!done.ok) return done;
      parsedFiles.delete(token);
      return ok(done.value.value);
    },
    drop: ({ token }) => {
      parsedFiles.delete(token);
      return ok(null);
    },
  };
};
