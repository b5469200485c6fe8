import { useEffect, useState } from 'react';
import { api } from '../bridge';
import { useSessionPart } from '../mirror/use-live';
import { Button } from '../ui/button';
import { findDuplicates, useDuplicatesJob } from './find-duplicates';

/** Whether records came in (or came back by a redo) that duplicates were not looked for among; not while they are. */
export const useUnlooked = (): boolean => {
  const at = useSessionPart(({ project }) =>
    project === null ? null : `${project.instanceId} ${project.revision}`,
  );
  const looking = useDuplicatesJob() !== null;
  const [unlooked, setUnlooked] = useState(false);
  useEffect(() => {
    if (looking || at === null) return setUnlooked(false);
    let here = true;
    void api.duplicates.unlooked(null).then((answer) => {
      if (here) setUnlooked(answer.ok && answer.value);
    });
    return () => {
      here = false;
    };
  }, [at, looking]);
  return unlooked && !looking;
};

/** Says so, with what is to be done about it. */
export function Unlooked({
  className,
  disabled,
}: {
  readonly className?: string | undefined;
  readonly disabled: boolean;
}) {
  return (
    <p className={className}>
      Records came in after duplicates were last looked for.{' '}
      <Button disabled={disabled} onClick={() => void findDuplicates(false)}>
        Look for duplicates
      </Button>
    </p>
  );
}
