import { useEffect, useState } from 'react';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Progress } from '../ui/progress';
import { useProgram } from './program';
import { answerFileCheck, type ShownCheck, sizeText, useFileCheck } from './file-check';

/** A file that is read through sooner shows no dialog: one that flickers by is not read. */
const patience = 700;

/** The seconds since then, counted while this is drawn. */
function useSeconds(since: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, (now - since) / 1000);
}

function Checking({ check }: { readonly check: ShownCheck }) {
  const seconds = useSeconds(check.since);
  return (
    <Dialog
      title="Checking the file"
      opened={seconds * 1000 >= patience}
      // No key that was meant for something else ends it: it comes by itself.
      onClose={() => undefined}
      closable={false}
      width={520}
      actions={
        <>
          <Button onClick={() => answerFileCheck('cancel')}>Cancel</Button>
          <Button onClick={() => answerFileCheck('open')}>Open now</Button>
        </>
      }
    >
      <p tabIndex={-1} data-autofocus>
        {check.fileName} is large, and it is not as this program left it here, so it is read through for
        damage before it opens.
      </p>
      <Progress
        label={`Reading ${sizeText(check.bytes)}, ${Math.floor(seconds)} s so far`}
        done={check.percent}
        total={100}
        unit="%"
      />
      <p className="muted">
        Open now lets you work while it is read. Should damage be found, you are told, and nothing more is
        saved into the file.
      </p>
    </Dialog>
  );
}

/** A large file is being read through before it opens: how long by now, and two ways on. */
export function CheckingDialog() {
  const check = useFileCheck();
  const program = useProgram();
  // Whoever is being asked for a name is asked for that first.
  if (program === null || program.reviewer === null) return null;
  return check === null || check.isOpen ? null : <Checking key={check.path} check={check} />;
}
