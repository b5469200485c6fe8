import { useMantineColorScheme } from '@mantine/core';
import { useLocation } from 'wouter';
import type { ProjectState } from '#core/contract/projects';
import { type Command, useCommands } from '../ui/commands';
import { toggleInspector } from '../ui/inspector';
import { toggleNavigation } from './navigation';
import type { Page } from './pages';
import { openPalette } from './palette';
import { closeReview, openReview, openStarter, redoChange, undoChange } from './review-actions';
import { focusSearch } from './top-bar';
import { zoomIn, zoomOut, zoomReset } from './zoom';

export type DialogName = 'shortcuts' | 'about' | 'name' | 'new-review' | 'verify';

const always = (open: (dialog: DialogName) => void): readonly Command[] => [
  { id: 'palette', label: 'Commands', group: 'View', keys: 'Mod+K', inFields: true, run: openPalette },
  { id: 'zoom-in', label: 'Zoom in', group: 'View', keys: 'Mod++', inFields: true, run: zoomIn },
  { id: 'zoom-out', label: 'Zoom out', group: 'View', keys: 'Mod+-', inFields: true, run: zoomOut },
  { id: 'zoom-reset', label: 'Actual size', group: 'View', keys: 'Mod+0', inFields: true, run: zoomReset },
  {
    id: 'new-review',
    label: 'New review ...',
    group: 'Review',
    keys: 'Mod+N',
    inFields: true,
    run: () => open('new-review'),
  },
  {
    id: 'open-review',
    label: 'Open review ...',
    group: 'Review',
    keys: 'Mod+O',
    inFields: true,
    run: () => void openReview(),
  },
  {
    id: 'open-ldn',
    label: 'Open the LDN evidence review',
    group: 'Review',
    words: 'example naltrexone',
    run: () => void openStarter('ldn'),
  },
  {
    id: 'open-bcg',
    label: 'Open the BCG example',
    group: 'Review',
    words: 'tuberculosis vaccine',
    run: () => void openStarter('bcg'),
  },
  {
    id: 'reviewer-name',
    label: 'Change my name ...',
    group: 'Review',
    words: 'reviewer who',
    run: () => open('name'),
  },
  { id: 'shortcuts', label: 'Keyboard shortcuts', group: 'Help', keys: '?', run: () => open('shortcuts') },
  {
    id: 'about',
    label: 'About LDN Workbench',
    group: 'Help',
    words: 'version licence',
    run: () => open('about'),
  },
];

const withReview = (project: ProjectState, open: (dialog: DialogName) => void): readonly Command[] => [
  { id: 'search', label: 'Search on this page', group: 'View', keys: '/', run: focusSearch },
  { id: 'inspector', label: 'Inspector', group: 'View', keys: 'Mod+I', inFields: true, run: toggleInspector },
  {
    id: 'navigation',
    label: 'Fold navigation',
    group: 'View',
    keys: 'Mod+B',
    inFields: true,
    run: toggleNavigation,
  },
  {
    id: 'undo',
    label: project.undo ? `Undo: ${project.undo}` : 'Undo',
    group: 'Edit',
    keys: 'Mod+Z',
    run: undoChange,
  },
  {
    id: 'redo',
    label: project.redo ? `Redo: ${project.redo}` : 'Redo',
    group: 'Edit',
    keys: 'Mod+Shift+Z',
    run: redoChange,
  },
  {
    id: 'verify',
    label: 'Verify review',
    group: 'Review',
    words: 'check integrity',
    run: () => open('verify'),
  },
  {
    id: 'close-review',
    label: 'Close review',
    group: 'Review',
    keys: 'Mod+W',
    inFields: true,
    run: () => void closeReview(),
  },
];

/** The commands that work on every page. Pages add their own with `useCommands`. Main's menu sends these ids. */
export function useFrameCommands(
  pages: readonly Page[],
  project: ProjectState | null,
  open: (dialog: DialogName) => void,
): void {
  const [, go] = useLocation();
  const { setColorScheme } = useMantineColorScheme();
  const colours = (['light', 'dark', 'auto'] as const).map(
    (scheme): Command => ({
      id: `colours-${scheme}`,
      label:
        scheme === 'auto'
          ? 'Colours as the system has them'
          : `${scheme === 'light' ? 'Light' : 'Dark'} colours`,
      group: 'View',
      words: 'theme mode scheme',
      run: () => setColorScheme(scheme),
    }),
  );
  const places = pages.map(
    (page): Command => ({
      id: `go-${page.id}`,
      label: page.label,
      group: 'Go to',
      inFields: true,
      ...(page.keys ? { keys: page.keys } : {}),
      run: () => go(`/${page.path}`),
    }),
  );
  useCommands([
    ...(project ? places : []),
    ...(project ? withReview(project, open) : []),
    ...colours,
    ...always(open),
  ]);
}
