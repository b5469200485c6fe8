import { counted, grouped } from '#core/counted';
import { appError } from '#core/errors';
import { parseFile } from '../tasks/parse-file';
import { type Command, exit, json, Stop, unwrap } from './command';
import { withInputFiles } from './input-files';

export const importFiles: Command = {
  name: 'import',
  usage: 'import <file...> [--format ID] --json',
  says: 'Reads reference files and prints their records, without any project.',
  flags: { format: { value: true, says: 'the format, when the content must not decide' } },
  run: async (args, io) => {
    if (args.words.length === 0)
      throw new Stop(exit.usage, appError('bad-request', 'name at least one file'));
    const { format } = args.flags;
    const parsed = await withInputFiles(args.words, io, (files) =>
      files.map(({ named, path }) => ({
        path: named,
        ...unwrap(parseFile(path, typeof format === 'string' ? { format } : {})),
      })),
    );
    if (args.flags.json === true)
      io.print(
        json({
          files: parsed.map((p) => ({
            file: p.path,
            format: p.format,
            encoding: p.encoding,
            sha256: p.sha256,
            recordsFound: p.recordsFound,
            recordsRead: p.recordsRead,
            warnings: [...p.warnings, ...p.unread],
          })),
          records: parsed.flatMap((p) => p.records),
        }),
      );
    else
      io.print(
        parsed
          .map(
            (p) =>
              `${p.path}: ${p.formatLabel}, ${p.encoding}, ${grouped(p.recordsRead)} of ${counted(p.recordsFound, 'record', 'records')} read, ${counted(p.warnings.length, 'warning', 'warnings')}\n`,
          )
          .join(''),
      );
    return exit.done;
  },
};
