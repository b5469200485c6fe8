import type { ProjectState } from '#core/contract/projects';

const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const date = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

/** "saved 14:02"; with the day where it was not today. */
export function savedText(project: Pick<ProjectState, 'readOnly' | 'savedAt' | 'lent'>, now: Date): string {
  if (project.lent) return 'writing, changes wait';
  if (project.readOnly !== null) return 'read-only';
  if (project.savedAt === null) return 'no changes yet';
  const at = new Date(project.savedAt);
  const today = at.toDateString() === now.toDateString();
  return `saved ${today ? '' : `${date.format(at)} `}${time.format(at)}`;
}
