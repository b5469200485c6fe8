import { memo, useCallback, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { bridge } from '../bridge';
import { useSession } from '../mirror/use-live';
import { allCommands, available } from '../ui/commands';
import { Dropzone, handOver } from '../ui/dropzone';
import { toastError } from '../ui/toast';
import { About } from './about';
import { CheckingDialog } from './checking-dialog';
import { type DialogName, useFrameCommands } from './commands';
import { Home } from './home';
import { dialogOpen, useCommandKeys } from './hotkeys';
import { NameDialog } from './name-dialog';
import { NewReviewDialog } from './new-review-dialog';
import { OpenFailedDialog } from './open-failed-dialog';
import { pages } from './pages';
import { Palette } from './palette';
import { useProgram } from './program';
import { openReview } from './review-actions';
import { usePlace } from './place';
import { ReviewWindow } from './review-window';
import { ShortcutSheet } from './shortcut-sheet';
import { VerifyDialog } from './verify-dialog';

/** What main's menu sends is the id of a command: the same record that palette and keyboard run. */
const runById = (id: string): void => {
  const command = allCommands()
    .filter((one) => one.id === id && available(one))
    .at(-1);
  if (command && !dialogOpen()) command.run();
};

/** Files dropped where no page takes them: a review is opened, anything else is brought to the import page. */
function useFilesDropped(projectOpen: boolean) {
  const [, go] = useLocation();
  return (files: readonly File[]) => {
    const review = files.find((file) => file.name.toLowerCase().endsWith('.ldnr'));
    if (review) {
      void openReview(bridge.pathForFile(review));
      return;
    }
    const importPage = pages.find((page) => page.id === 'import');
    if (!projectOpen || !importPage) {
      toastError({ code: 'no-project', text: 'Search results are imported into a review.' });
      return;
    }
    handOver(files);
    go(`/${importPage.path}`);
  };
}

/** What can stand over the window. Drawn apart from it: each saved change comes by there. */
const Dialogs = memo(function Dialogs({
  dialog,
  close,
}: {
  readonly dialog: DialogName | null;
  readonly close: () => void;
}) {
  const program = useProgram();
  const nameless = program !== null && program.reviewer === null;
  return (
    <>
      <Palette />
      <ShortcutSheet opened={dialog === 'shortcuts'} onClose={close} />
      <About opened={dialog === 'about'} onClose={close} info={program} />
      <VerifyDialog opened={dialog === 'verify'} onClose={close} />
      <NewReviewDialog opened={dialog === 'new-review'} onClose={close} />
      <NameDialog key={program?.reviewer?.name} opened={nameless || dialog === 'name'} onClose={close} />
      {dialog === 'other-reviewer' ? <NameDialog opened other onClose={close} /> : null}
      <OpenFailedDialog />
      <CheckingDialog />
    </>
  );
});

/** The whole window: home or the open review, with palette and dialogs over it. */
export function App() {
  const { project } = useSession();
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const close = useCallback(() => setDialog(null), []);
  const onFiles = useFilesDropped(project !== null);
  useFrameCommands(pages, project, setDialog);
  useCommandKeys();
  useEffect(() => bridge.on('command', ({ id }) => runById(id)), []);
  useEffect(() => {
    document.title = project ? `${project.title} - LDN Workbench` : 'LDN Workbench';
  }, [project]);

  usePlace(project?.path ?? null);

  return (
    <>
      {project ? (
        <ReviewWindow key={project.path} project={project} pages={pages} onCommand={runById} />
      ) : (
        <Home onNew={() => setDialog('new-review')} />
      )}
      <Dropzone
        label={project ? 'Drop to import, or to open a .ldnr' : 'Drop a .ldnr to open it'}
        onFiles={onFiles}
      />
      <Dialogs dialog={dialog} close={close} />
    </>
  );
}
