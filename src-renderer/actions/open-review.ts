import type { ProjectState } from '#core/contract/projects';
import { bridge } from '../bridge';
import { readSession } from '../mirror/session';
import { clearToasts } from '../ui/toast';

const reviewOf = (project: ProjectState | null): string | null =>
  project === null ? null : `${project.path}|${project.instanceId}`;

/** Unknown until main tells of it: what was open when the window was made is in the session. */
let open: string | null | undefined;
let changes = 0;

/** Messages speak of the review in which they were said: they go with it. Called once. */
export const watchOpenReview = (): void => {
  bridge.on('project', (project) => {
    const before = open === undefined ? reviewOf(readSession().project) : open;
    open = reviewOf(project);
    if (open === before) return;
    changes += 1;
    clearToasts();
  });
};

/** For what is told late: whether the review that is open now is still open then. */
export const inThisReview = (): (() => boolean) => {
  const at = changes;
  return () => changes === at;
};
