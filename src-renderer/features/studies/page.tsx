import { useMemo } from 'react';
import { useAddress } from '../../ui/address';
import { ResultPage } from './parts/result-page';
import { type OnlyStudies, StudiesList } from './parts/studies-list';
import { StudyPage } from './parts/study-page';

/** `/studies` lists them, `/studies/only/:ids/:title` some of them, `/studies/:id` is one, `/studies/:id/results/:key` one of its results (`new` makes one). */
export function StudiesPage() {
  const [, id, part, key] = useAddress();
  const only = useMemo<OnlyStudies | null>(
    () =>
      id === 'only'
        ? { ids: (part ?? '').split(','), title: key === undefined || key === '' ? 'Chosen studies' : key }
        : null,
    [id, part, key],
  );
  if (id === undefined || id === '' || only !== null)
    return <StudiesList key={only === null ? '' : `${part} ${only.title}`} only={only} />;
  if (part === 'results' && key !== undefined)
    return <ResultPage key={`${id} ${key}`} studyId={id} resultKey={key} />;
  return <StudyPage key={id} id={id} />;
}
