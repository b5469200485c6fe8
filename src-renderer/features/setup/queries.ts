import { useReadOnlyReason, useRow, useRows, useSession } from '../../mirror/use-live';
import { saving } from './saving';

export const useReview = () => useRow('review', 'review');

export const useCounts = (): Readonly<Record<string, number | undefined>> => ({
  criteria: useRows('criteria')?.length,
  conditions: useRows('conditions')?.length,
  outcomes: useRows('outcomes')?.length,
  comparisons: useRows('comparisons')?.length,
  exclusionReasons: useRows('exclusionReasons')?.length,
  reviewers: useRows('reviewers')?.length,
});

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** What the store says about the changes made here. */
export function useSavedText(): string {
  const { pending, failed } = saving.use();
  const { project } = useSession();
  if (project?.readOnly) return project.readOnly;
  if (pending > 0) return 'Saving …';
  if (failed) return 'The last change was not saved';
  return project?.savedAt ? `Saved ${clock.format(new Date(project.savedAt))}` : 'Nothing changed yet';
}

export const useReadOnly = (): boolean => useReadOnlyReason() !== null;
