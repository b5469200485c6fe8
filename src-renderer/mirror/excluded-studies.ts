import { useReportsPart } from './use-live';

/**
 * The studies that screening has taken out; undefined while reports are on their way in. The same set as before while a verdict changes
 * nothing about them.
 */
export const useExcludedStudies = (): ReadonlySet<string> | undefined =>
  useReportsPart(({ excludedStudies, status }) => (status === 'ready' ? excludedStudies : undefined));
