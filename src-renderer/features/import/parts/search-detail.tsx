import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { SearchListRow } from '#core/contract/mirror';
import type { AppError } from '#core/errors';
import { formatAndEncoding } from '#core/importers/encoding-label';
import { tallyImport } from '#core/importers/import-tally';
import type { Search } from '#core/model/report';
import { redoOf, tellRefusal, undoOf } from '../../../actions/undo';
import { api } from '../../../bridge';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { Inspect } from '../../../ui/inspector';
import { HistoryList } from '../../../ui/report/history-list';
import { Part } from '../../../ui/report/part';
import { toast } from '../../../ui/toast';
import { type ImportForm, isComplete } from '../batch';
import { mendImported } from '../commands';
import styles from '../import.module.css';
import { placesText } from '../places';
import { useSearchDetail } from '../queries';
import { ReportLines } from './report-lines';
import { SearchForm } from './search-form';

const formOf = (search: Search): ImportForm => ({
  kind: search.kind,
  database: search.database,
  platform: search.platform ?? '',
  date: search.date ?? '',
  strategy: search.strategy,
  note: search.note,
});

/** "100 found: 80 new, 18 already in this review, 2 not read; 1 repaired." */
const outcomeText = ({ recordsFound, recordsRead, places, warnings, unread }: Search): string => {
  const [found, read, lost, repaired] = [
    recordsFound,
    recordsRead,
    recordsFound - recordsRead,
    tallyImport(warnings, unread).repaired,
  ].map((n) => n.toLocaleString('en'));
  return `${found} found: ${places === undefined ? `${read} read` : placesText(places, 1)}, ${lost} not read; ${repaired} repaired.`;
};

function Edit({ search, cannot }: { readonly search: Search; readonly cannot: string | null }) {
  const [form, setForm] = useState(formOf(search));
  const [error, setError] = useState<AppError | null>(null);
  const saved = formOf(search);
  const changed = (Object.keys(saved) as (keyof ImportForm)[]).some((k) => saved[k] !== form[k]);
  const save = async () => {
    const answer = await api.records.saveSearch({
      searchId: search.id,
      ...form,
      database: form.database.trim(),
      platform: form.platform.trim(),
      date: form.date.trim() === '' ? null : form.date.trim(),
    });
    setError(answer.ok ? null : answer.error);
    if (answer.ok) toast(`Saved: ${form.database}`, undoOf(answer.change));
  };
  return (
    <>
      <SearchForm form={form} disabled={cannot !== null} onChange={(c) => setForm({ ...form, ...c })} />
      {error ? <ErrorNote error={error} /> : null}
      <Button
        kind="primary"
        disabled={!changed || cannot !== null || !isComplete(form)}
        onClick={() => void save()}
      >
        Save
      </Button>
    </>
  );
}

/** The whole import taken back, whatever was done since; where that cannot be, a sentence says why. */
function UndoImport({ row, cannot }: { readonly row: SearchListRow; readonly cannot: string | null }) {
  const undo = async () => {
    const answer = await api.imports.undo({ searchId: row.id });
    if (answer.ok) toast(`Undone: ${answer.value.did}`, redoOf(answer.change));
    else tellRefusal(answer.error);
  };
  return (
    <Part title="Undo">
      <p className="muted">
        Takes back its records and what the import brought along, and nothing else. Redo brings them again.
      </p>
      <Button
        icon={<Undo2 aria-hidden="true" />}
        disabled={cannot !== null}
        title={cannot ?? undefined}
        onClick={() => void undo()}
      >
        Undo this import
      </Button>
    </Part>
  );
}

/** The selected search in the inspector: its details to correct, its file, what was not read. */
export function SearchDetail({
  row,
  cannot,
}: {
  readonly row: SearchListRow;
  readonly cannot: string | null;
}) {
  const { search, error } = useSearchDetail(row);
  return (
    <Inspect of={`Search: ${row.database}`}>
      {error ? <ErrorNote error={error} /> : null}
      {search === null ? null : (
        <>
          <Part title="Search">
            <Edit key={JSON.stringify(formOf(search)) + search.id} search={search} cannot={cannot} />
          </Part>
          <Part title="File">
            {search.file === null ? (
              <p className="muted">Entered without a file.</p>
            ) : (
              <dl className={styles.inspected}>
                <dt>Name</dt>
                <dd>{search.file.name}</dd>
                {search.file.sheet === undefined ? null : (
                  <>
                    <dt>Sheet</dt>
                    <dd>{search.file.sheet}</dd>
                  </>
                )}
                <dt>Format</dt>
                <dd>{formatAndEncoding(search.file.format, search.file.encoding)}</dd>
                <dt>Kept beside the project as</dt>
                <dd className={styles.hash}>{search.file.sha256}</dd>
              </dl>
            )}
          </Part>
          <Part title="Import report">
            <p className="numbers">{outcomeText(search)}</p>
            <ReportLines
              unread={search.unread}
              warnings={search.warnings}
              disabled={cannot !== null}
              onRead={(at, part, raw) => mendImported(search.id, at, part, raw)}
            />
          </Part>
          {search.file === null ? null : <UndoImport row={row} cannot={cannot} />}
          <Part title="History">
            <HistoryList id={row.id} version={row} />
          </Part>
        </>
      )}
    </Inspect>
  );
}
