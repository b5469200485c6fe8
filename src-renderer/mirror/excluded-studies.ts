import { useReportsPart } from './use-live';

/** The studies that screening has taken out. The same set as before while a verdict changes nothing about them. */
export const useExcludedStudies = (): ReadonlySet<string> =>
  useReportsPart(({ excludedStudies }) => excludedStudies);
