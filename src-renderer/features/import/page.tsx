import { FileUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { bridge } from '../../bridge';
import { Button } from '../../ui/button';
import { useCommands } from '../../ui/commands';
import { Dropzone } from '../../ui/dropzone';
import { EmptyState } from '../../ui/empty-state';
import { Grid } from '../../ui/grid/grid';
import { PageBody, Section } from '../../ui/section';
import { isImportable, useBatch } from './batch';
import { searchColumns } from './columns';
import { useCompared } from './compare';
import { chooseFiles, importAll, takeFiles } from './commands';
import styles from './import.module.css';
import { FileRow } from './parts/file-row';
import { NextStep } from './parts/next-step';
import { SearchDetail } from './parts/search-detail';
import { useCannotWrite, useProjectId, useSearches } from './queries';
import { useFocusKept } from './use-focus-kept';

/** Search results come in here: choose or drop files, see what is in them, say where they are from. */
export function ImportPage() {
  const project = useProjectId();
  const files = useBatch(project);
  const searches = useSearches();
  const cannot = useCannotWrite();
  const [selected, setSelected] = useState<string | null>(null);
  const row = searches.find((s) => s.id === selected);
  const ready = files.filter(isImportable);
  useCompared(project, files, searches);
  const box = useRef<HTMLDivElement>(null);
  useFocusKept(box);

  useCommands([
    {
      id: 'import.choose',
      label: 'Import files ...',
      group: 'Import',
      keys: 'Mod+Shift+I',
      run: () => void chooseFiles(project),
    },
  ]);
  return (
    <Dropzone
      label="Drop to read these files"
      onFiles={(dropped) =>
        takeFiles(
          project,
          dropped.map((file) => bridge.pathForFile(file)).filter((p) => p !== ''),
        )
      }
    >
      <div ref={box} className={styles.page}>
        <PageBody wide>
          <Section
            title="Import search results"
            note="RIS, PubMed, EndNote, Web of Science, BibTeX, CSV, Excel and others, as databases export them. Drop files anywhere on this page. Nothing is written before you say so."
            actions={
              <>
                {ready.length > 1 ? (
                  <Button onClick={() => void importAll(ready)}>
                    {ready.length === files.length
                      ? `Import all ${ready.length} files`
                      : `Import the ${ready.length} files that are ready`}
                  </Button>
                ) : null}
                <Button
                  kind={files.length === 0 ? 'primary' : 'plain'}
                  icon={<FileUp aria-hidden="true" />}
                  disabled={cannot !== null}
                  title={cannot ?? undefined}
                  data-choose
                  onClick={() => void chooseFiles(project)}
                >
                  Choose files
                </Button>
              </>
            }
          >
            {cannot === null ? null : <p className={styles.before}>{cannot}</p>}
            <NextStep project={project} />
            {files.map((file) => (
              <FileRow key={file.job} file={file} cannot={cannot} />
            ))}
          </Section>
          <Section title="Searches">
            <div
              style={{ height: searches.length === 0 ? 160 : Math.min(420, 40 + 28 * searches.length + 16) }}
            >
              <Grid
                id="searches"
                label="Searches"
                columns={searchColumns}
                rows={searches}
                rowId={(s) => s.id}
                onSelect={(rows) => setSelected(rows[0]?.id ?? null)}
                empty={
                  <EmptyState
                    title="No searches yet"
                    text="Each imported file stands here as a search, with its source, date and counts."
                  />
                }
              />
            </div>
          </Section>
          {row ? <SearchDetail row={row} cannot={cannot} /> : null}
        </PageBody>
      </div>
    </Dropzone>
  );
}
