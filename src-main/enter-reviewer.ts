import type { Store } from './store/store';
import { write } from './store/write';

/** Enters a person among the reviewers of a project, unless they are there by this name: the first one owns it. */
export const enterReviewer = (
  store: Store,
  reviewer: { readonly id: string; readonly name: string },
): void => {
  const known = store.get('reviewers', reviewer.id);
  if (known?.name === reviewer.name) return;
  const people = store.all('reviewers').rows.filter((r) => r.role !== 'dataset');
  write(
    store,
    {
      kind: 'reviewers.join',
      text: `${reviewer.name} joins as reviewer`,
      reviewer: reviewer.id,
      undoable: false,
    },
    (tx) =>
      tx.put('reviewers', {
        id: reviewer.id,
        name: reviewer.name,
        role: known?.role ?? (people.length === 0 ? 'owner' : 'reviewer'),
        active: true,
      }),
  );
};
