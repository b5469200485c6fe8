import { useReportsPart } from '../mirror/use-live';

/** Disagreements that nobody has settled, over both stages. */
export const useConflicts = (): number =>
  useReportsPart(({ progress }) => progress['title-abstract'].conflicts + progress['full-text'].conflicts);
