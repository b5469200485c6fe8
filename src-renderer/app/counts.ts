import { useReports } from '../mirror/use-live';

/** Disagreements that nobody has settled, over both stages. */
export const useConflicts = (): number => {
  const { progress } = useReports();
  return progress['title-abstract'].conflicts + progress['full-text'].conflicts;
};
