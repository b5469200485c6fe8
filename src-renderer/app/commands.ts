import { useMantineColorScheme } from '@mantine/core';
import { useLocation } from 'wouter';
import type { ProjectState } from '#core/contract/projects';
import { type Command, useCommands } from '../ui/commands';
import { toggleInspector } from '../ui/inspector';
import { toggleRobColours } from '../ui/rob-colours';
import { toggleNavigation } from './navigation';
import type { Page } from './pages';
import { openPalette } from './palette';
import { closeReview, openReview, openStarter, redoChange, undoChange } from './review-actions';
import { focusSearch } from './top-bar';
import { zoomIn, zoomOut, zoomReset } from './zoom';

export type DialogName = 'shortcuts' | 'about' | 'name' | 'other-reviewer' | 'new-review' | 'verify';

/** Fetched with the page that shows them. */
const chooseToImport = async (review: string): Promise<void> => {
  const { chooseFiles } = await import('../features/import/commands');
  await chooseFiles(review);
};

const always = (open: (dialog: DialogName) => void): readonly Command[] => [
  { id: 'view.palette', label: 'Commands', group: 'View', keys: 'Mod+K', inFields: true, run: openPalette },
  { id: 'view.zoom-in', label: 'Zoom in', group: 'View', keys: 'Mod++', inFields: true, run: zoomIn },
  { id: 'view.zoom-out', label: 'Zoom out', group: 'View', keys: 'Mod+-', inFields: true, run: zoomOut },
  {
    id: 'view.zoom-reset',
    label: 'Actual size',
    group: 'View',
    keys: 'Mod+0',
    inFields: true,
    run: zoomReset,
  },
  {
    id: 'project.new',
    label: 'New review ...',
    group: 'Review',
    keys: 'Mod+N',
    inFields: true,
    run: () => open('new-review'),
  },
  {
    id: 'project.open',
    label: 'Open review ...',
    group: 'Review',
    keys: 'Mod+O',
    inFields: true,
    run: () => void openReview(),
  },
  {
    id: 'project.open-ldn',
    label: 'Open the LDN evidence review',
    group: 'Review',
    words: 'example naltrexone',
    run: () => void openStarter('ldn'),
  },
  {
    id: 'project.open-bcg',
    label: 'Open the BCG example',
    group: 'Review',
    words: 'tuberculosis vaccine',
    run: () => void openStarter('bcg'),
  },
  {
    id: 'project.name',
    label: 'Change my name ...',
    group: 'Review',
    words: 'reviewer who',
    run: () => open('name'),
  },
  {
    id: 'project.other-reviewer',
    label: 'Somebody else is reviewing ...',
    group: 'Review',
    words: 'reviewer who switch second',
    run: () => open('other-reviewer'),
  },
  {
    id: 'help.shortcuts',
    label: 'Keyboard shortcuts',
    group: 'Help',
    keys: '?',
    run: () => open('shortcuts'),
  },
  {
    id: 'help.about',
    label: 'About LDN Workbench',
    group: 'Help',
    words: 'version licence',
    run: () => open('about'),
  },
];

const withReview = (project: ProjectState, open: (dialog: DialogName) => void): readonly Command[] => [
  { id: 'view.search', label: 'Search on this page', group: 'View', keys: '/', run: focusSearch },
  {
    id: 'view.inspector',
    label: 'Inspector',
    group: 'View',
    keys: 'Mod+I',
    inFields: true,
    run: toggleInspector,
  },
  {
    id: 'view.navigation',
    label: 'Fold navigation',
    group: 'View',
    keys: 'Mod+B',
    inFields: true,
    run: toggleNavigation,
  },
  {
    id: 'edit.undo',
    label: project.undo ? `Undo: ${project.undo}` : 'Undo',
    group: 'Edit',
    keys: 'Mod+Z',
    run: undoChange,
  },
  {
    id: 'edit.redo',
    label: project.redo ? `Redo: ${project.redo}` : 'Redo',
    group: 'Edit',
    keys: 'Mod+Shift+Z',
    run: redoChange,
  },
  {
    id: 'project.verify',
    label: 'Verify review',
    group: 'Review',
    words: 'check integrity',
    run: () => open('verify'),
  },
  {
    id: 'project.close',
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
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const colours = (['light', 'dark', 'auto'] as const).map(
    (scheme): Command => ({
      id: `view.colours-${scheme}`,
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
      id: `go.${page.id}`,
      label: page.label,
      group: 'Go to',
      inFields: true,
      ...(page.keys ? { keys: page.keys } : {}),
      run: () => go(`/${page.path}`),
    }),
  );
  // The import page has this command too; from elsewhere one goes there, and the same dialog opens.
  const importPage = pages.find((page) => page.id === 'import');
  if (importPage) {
    places.push({
      id: 'import.choose',
      label: 'Import records ...',
      group: 'Review',
      keys: 'Mod+Shift+I',
      run: () => {
        go(`/${importPage.path}`);
        if (project !== null && project.readOnly === null) void chooseToImport(project.instanceId);
      },
    });
  }
  const next = { light: 'dark', dark: 'auto', auto: 'light' } as const;
  const cycle: Command = {
    id: 'view.theme',
    label: 'Light, dark or system colours in turn',
    group: 'View',
    run: () => setColorScheme(next[colorScheme]),
  };
  const lights: Command = {
    id: 'view.rob-colours',
    label: 'Risk of bias lights: standard or colour-blind-safe',
    group: 'View',
    words: 'color blind traffic',
    run: toggleRobColours,
  };
  const reviewCommands = project ? [...places, ...withReview(project, open)] : [];
  useCommands([...reviewCommands, ...colours, cycle, lights, ...always(open)], true);
}
