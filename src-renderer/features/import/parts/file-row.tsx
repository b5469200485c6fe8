import { memo } from 'react';
import type { ImportPreview } from '#core/contract/imports';
import { counted } from '#core/counted';
import { formatAndEncoding } from '#core/importers/encoding-label';
import { tallyImport } from '#core/importers/import-tally';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { Progress } from '../../../ui/progress';
import { changeFile, type ImportFile, isImportable, missing } from '../batch';
import { importAll, leaveOut, mapColumns, mendPart, readSheet } from '../commands';
import styles from '../import.module.css';
import { placeFacts } from '../places';
import { useSearches } from '../queries';
import { ColumnsForm } from './columns-form';
import { ReportLines } from './report-lines';
import { ReviewPart } from './review-part';
import { SheetChoice } from './sheet-choice';
import { ScreenedPart } from './screened-part';
import { SearchForm } from './search-form';

const number = new Intl.NumberFormat('en');

const bytes = (n: number): string =>
  n < 1e6 ? `${number.format(Math.max(1, Math.round(n / 1000)))} kB` : `${(n / 1e6).toFixed(1)} MB`;

type Fact = readonly [name: string, value: string, bad?: boolean];

/** What was found: all of it is either one of the places or not read. */
const found = (p: ImportPreview): readonly Fact[] => [
  ['Found', number.format(p.recordsFound)],
  ['Readable', number.format(p.recordsRead)],
  ...placeFacts(p.places),
  ['Not read', number.format(p.recordsFound - p.recordsRead), p.recordsRead < p.recordsFound],
];

const facts = (p: ImportPreview): readonly Fact[] => {
  const of = (n: number) => `${number.format(n)} of ${number.format(p.recordsRead)}`;
  const { repaired } = tallyImport(p.warnings, p.unread);
  return [
    ['Format', `${formatAndEncoding(p.formatLabel, p.encoding)}, ${bytes(p.bytes)}`],
    ...(repaired === 0 ? [] : [['Repaired', of(repaired)] as const]),
    ['With abstract', of(p.withAbstract)],
    ['With DOI', of(p.withDoi)],
    ['With PMID', of(p.withPmid)],
  ];
};

function Facts({ label, facts: all }: { readonly label: string; readonly facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts} aria-label={label}>
      {all.map(([name, value, bad]) => (
        <div key={name} data-bad={bad || undefined}>
          <dt>{name}</dt>
          <dd className="numbers">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Sample({ preview }: { readonly preview: ImportPreview }) {
  return (
    <ol className={styles.sample} aria-label="First records">
      {preview.sample.slice(0, 3).map((record, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two records may say the same, or nothing as long as no column is mapped
        <li key={at}>
          <span>{record.title || 'No title'}</span>{' '}
          <span className="muted">
            {[record.authors, record.journal, record.year ?? ''].filter((part) => part !== '').join(', ')}
          </span>
        </li>
      ))}
    </ol>
  );
}

const secondsLeft = (file: ImportFile): number | undefined => {
  if (!file.progress || file.progress.done === 0) return undefined;
  const spent = (Date.now() - file.since) / 1000;
  return (spent / file.progress.done) * (file.progress.total - file.progress.done);
};

/** Says that this very file is here already, as long as it is: its import may be undone meanwhile. */
function ImportedBefore({ sha256 }: { readonly sha256: string }) {
  const before = useSearches()
    .filter(({ file }) => file?.sha256 === sha256)
    .at(-1);
  return before === undefined ? null : (
    <p className={styles.before}>
      This very file was imported before, as {before.database}
      {before.date === null ? '' : `, searched ${before.date}`}. Importing it again adds a search with the
      same records.
    </p>
  );
}

interface FileRowProps {
  readonly file: ImportFile;
  readonly cannot: string | null;
}

/** One file before it is imported: what was found in it, what was not, and what has to be said about it. Drawn again only when its own file changes: there may be a hundred. */
export const FileRow = memo(function FileRow({ file, cannot }: FileRowProps) {
  const { preview, form, state } = file;
  const busy = state === 'waiting' || state === 'reading' || state === 'writing';
  const begun = state === 'queued' || state === 'writing';
  return (
    <section className={styles.file} aria-label={file.name} data-file tabIndex={-1}>
      <header className={styles.fileHead}>
        <h3 title={file.path}>{file.name}</h3>
        {busy || begun ? null : (
          <Button kind="quiet" onClick={() => void leaveOut(file)}>
            Leave out
          </Button>
        )}
      </header>
      {busy ? (
        <Progress
          label={state === 'writing' ? 'Writing' : state === 'reading' ? 'Reading' : 'Waiting'}
          done={file.progress?.done ?? 0}
          {...(file.progress ? { total: file.progress.total } : {})}
          {...(secondsLeft(file) === undefined ? {} : { secondsLeft: secondsLeft(file) ?? 0 })}
          unit={file.progress ? '%' : ''}
          onCancel={() => void leaveOut(file)}
        />
      ) : null}
      {state === 'queued' ? <p className="muted">Imported after the files before it.</p> : null}
      {file.error ? <ErrorNote error={file.error} /> : null}
      {preview && !begun ? (
        <>
          <ImportedBefore sha256={preview.sha256} />
          <Facts label="Records" facts={found(preview)} />
          <Facts label="File" facts={facts(preview)} />
          <Sample preview={preview} />
          {preview.review === null ? null : <ReviewPart review={preview.review} />}
          <ReportLines
            unread={preview.unread}
            unreadInAll={preview.recordsFound - preview.recordsRead}
            warnings={preview.warnings}
            disabled={cannot !== null}
            onRead={(at, _, raw) => mendPart(file, at, raw)}
          />
          {preview.table?.sheet === undefined ? null : (
            <SheetChoice
              sheets={preview.table.sheets ?? []}
              chosen={preview.table.sheet}
              disabled={cannot !== null}
              onChoose={(sheet) => readSheet(file, sheet)}
            />
          )}
          {preview.table === null ? null : (
            <ColumnsForm
              key={preview.token}
              table={preview.table}
              disabled={cannot !== null}
              onMap={(columns) => mapColumns(file, columns)}
            />
          )}
          <SearchForm
            form={form}
            disabled={cannot !== null}
            onChange={(change) => changeFile(file.job, { form: { ...form, ...change } })}
          />
          <ScreenedPart
            marks={preview.marks}
            form={file.screened}
            disabled={cannot !== null}
            onChange={(change) => changeFile(file.job, { screened: { ...file.screened, ...change } })}
          />
          <Button
            kind="primary"
            disabled={cannot !== null || !isImportable(file)}
            onClick={() => void importAll([file])}
          >
            Import {counted(preview.recordsRead, 'record', 'records')}
          </Button>
          {missing(file) === null ? null : <span className={styles.missing}>{missing(file)}</span>}
        </>
      ) : null}
    </section>
  );
});
