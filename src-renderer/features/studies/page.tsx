import { useAddress } from '../../ui/address';
import { ResultPage } from './parts/result-page';
import { StudiesList } from './parts/studies-list';
import { StudyPage } from './parts/study-page';

/** `/studies` lists them, `/studies/:id` is one, `/studies/:id/results/:key` one of its results (`new` makes one). */
export function StudiesPage() {
  const [, id, part, key] = useAddress();
  if (id === undefined || id === '') return <StudiesList />;
  if (part === 'results' && key !== undefined)
    return <ResultPage key={`${id} ${key}`} studyId={id} resultKey={key} />;
  return <StudyPage key={id} id={id} />;
}
