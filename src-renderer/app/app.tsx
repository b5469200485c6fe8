import { useState } from 'react';
import { About } from './about';
import { useFrameCommands } from './commands';
import { Frame } from './frame';
import { useCommandKeys } from './hotkeys';
import { pages } from './pages';
import { Palette } from './palette';
import { ShortcutSheet } from './shortcut-sheet';

/** The whole window: the frame with its pages, palette and dialogs. */
export function App() {
  const [dialog, setDialog] = useState<'shortcuts' | 'about' | null>(null);
  const close = () => setDialog(null);
  useFrameCommands(pages, { shortcuts: () => setDialog('shortcuts'), about: () => setDialog('about') });
  useCommandKeys();
  return (
    <>
      <Frame title="Review" pages={pages} status={{ zoom: 1 }} />
      <Palette />
      <ShortcutSheet opened={dialog === 'shortcuts'} onClose={close} />
      <About opened={dialog === 'about'} onClose={close} versions={[]} />
    </>
  );
}
