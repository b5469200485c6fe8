import { resolve } from 'node:path';
import { appError } from '#core/errors';
import { importRecords } from '../store/import-records';
import { parseFile } from '../tasks/parse-file';
import { type Command, exit, json, Stop, unwrap } from './command';
import { reviewerId, withProject } from './project-file';

export const projectImport: Command = {
  name: 'project import',
  usage: 'project import FILE <reference files...> [--database NAME] [--date YYYY-MM-DD] [--reviewer NAME]',
  says: 'Imports search results: one search with its records for each file, each in one transaction.',
  flags: {
    database: { value: true, says: 'the database searched (else what the records say, else the format)' },
    date: { value: true, says: 'the day of the search' },
    reviewer: { value: true, says: 'who imports' },
    format: { value: true, says: 'the format, when the content must not decide' },
  },
  run: (args, io) =>
    withProject(args, false, (store) => {
      const files = args.words.slice(1);
      if (files.length === 0)
        throw new Stop(exit.usage, appError('bad-request', 'name at least one reference file'));
      const { database, date, reviewer, format } = args.flags;
      // Read everything first: a file that cannot be read must not leave half of the list imported.
      const parsed = files.map((f) =>
        unwrap(parseFile(resolve(f), typeof format === 'string' ? { format } : {})),
      );
      const who = reviewerId(store, typeof reviewer === 'string' ? reviewer : 'Command line');
      const out = parsed.map((p) => {
        const search = {
          id: `s-${store.env.newId()}`,
          kind: 'database' as const,
          database:
            typeof database === 'string'
              ? database
              : (p.records.find((r) => r.database !== null)?.database ?? p.formatLabel),
          date: typeof date === 'string' ? date : null,
          strategy: '',
          note: '',
          file: { name: p.file, sha256: p.sha256, bytes: p.bytes, encoding: p.encoding, format: p.format },
          recordsFound: p.recordsFound,
          recordsRead: p.recordsRead,
          warnings: [...p.warnings],
          unread: [...p.unread],
          importedAt: store.env.now().toISOString(),
        };
        const done = unwrap(importRecords(store, search, p.records, who), exit.internal).value;
        return { file: p.file, ...done, unread: p.unread.length, warnings: p.warnings.length };
      });
      io.print(
        args.flags.json === true
          ? json({ imports: out })
          : out
              .map(
                (o) =>
                  `${o.file}: ${o.records} records, ${o.newReports} new reports, ${o.joined} joined, ${o.unread} not read\n`,
              )
              .join(''),
      );
      return exit.done;
    }),
};
