import type { ErrorCode } from '#core/errors';
import { api } from '../bridge';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { ErrorNote } from '../ui/error-note';
import { openFailure, openReview } from './review-actions';

const readable: readonly ErrorCode[] = ['project-locked', 'read-only'];

/** Why a review would not open, and what can be done about it from here. */
export function OpenFailedDialog() {
  const failure = openFailure.use();
  const close = () => openFailure.set(null);
  // A file chosen in a dialog, or given by the system, is named by the error alone.
  const path = failure?.path ?? failure?.error.where?.file;
  return (
    <Dialog
      title="The review was not opened"
      opened={failure !== null}
      onClose={close}
      width={520}
      actions={
        <>
          {path && failure?.error.code === 'project-missing' ? (
            <Button
              onClick={() => {
                close();
                void api.projects.forget({ path });
              }}
            >
              Take off the list
            </Button>
          ) : null}
          {path && failure && readable.includes(failure.error.code) ? (
            <Button
              onClick={() => {
                close();
                void openReview(path, true);
              }}
            >
              Open to read only
            </Button>
          ) : null}
          <Button kind="primary" onClick={close}>
            Close
          </Button>
        </>
      }
    >
      {failure ? <ErrorNote error={failure.error} /> : null}
    </Dialog>
  );
}
