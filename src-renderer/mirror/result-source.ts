import { useCallback } from 'react';
import type { StudyResult } from '#core/model/study';
import { api } from '../bridge';
import type { Source } from '../ui/source';
import { toastError } from '../ui/toast';
import { useReports } from './use-live';

const hostOf = (url: string): string => {
  try {
    return new URL(url).hostname;
  } catch {
    return url;
  }
};

const open = async (url: string): Promise<void> => {
  const opened = await api.app.openLink({ url });
  if (!opened.ok) toastError(opened.error);
};

/** Where the numbers of a result were read, as source marks and the inspector show it. */
export function useSourceOf(): (result: Pick<StudyResult, 'source' | 'verified'>) => Source {
  const { byId } = useReports();
  return useCallback(
    ({ source, verified }) => {
      const report = source.reportId === null ? undefined : byId.get(source.reportId);
      const author = report?.authors.split(',')[0] ?? '';
      const cited = [author, report?.year].filter((part) => part !== '' && part != null).join(', ');
      const title = report
        ? [cited, report.title].filter((part) => part !== '').join('. ')
        : hostOf(source.url) || source.where;
      return {
        title: title || 'No source',
        ...(source.where === '' || title === source.where ? {} : { place: source.where }),
        ...(source.quote === '' ? {} : { quote: source.quote }),
        verified,
        ...(source.url === ''
          ? {}
          : { open: { label: `Open at ${hostOf(source.url)}`, run: () => void open(source.url) } }),
      };
    },
    [byId],
  );
}
