import { useEffect } from 'react';
import { api } from '../../bridge';
import { toastError } from '../../ui/toast';
import { failedLast, filesNow, type ImportFile, setPlaces } from './batch';

/** Counts again what an import would make of the records of these files. */
const compare = async (project: string, isWanted: () => boolean): Promise<void> => {
  // What failed may never come in: the others are not counted against it.
  const files = failedLast(filesNow()).flatMap(({ project: of, job, preview }) =>
    of === project && preview !== null ? [{ job, token: preview.token }] : [],
  );
  const answer = await api.imports.compare({
    tokens: files.map(({ token }) => token),
    job: crypto.randomUUID(),
  });
  if (!isWanted()) return;
  if (!answer.ok) return toastError(answer.error);
  setPlaces(new Map(files.flatMap(({ token }, at) => (answer.value[at] ? [[token, answer.value[at]]] : []))));
};

/** Keeps the numbers of the previewed files true while files come and go, and imports are made and undone. */
export const useCompared = (
  project: string,
  files: readonly ImportFile[],
  searches: readonly { readonly id: string; readonly recordsRead: number }[],
): void => {
  const busy = files.some(({ state }) => state !== 'ready' && state !== 'failed');
  const state = JSON.stringify([
    files.map(({ preview, error }) => [preview?.token, preview?.recordsRead, error !== null]),
    searches.map(({ id, recordsRead }) => [id, recordsRead]),
  ]);
  const none = files.every(({ preview }) => preview === null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `state` is all that the numbers depend on
  useEffect(() => {
    if (busy || none) return;
    let wanted = true;
    void compare(project, () => wanted);
    return () => {
      wanted = false;
    };
  }, [project, state, busy, none]);
};
