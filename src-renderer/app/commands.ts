import { useMantineColorScheme } from '@mantine/core';
import { useLocation } from 'wouter';
import { type Command, useCommands } from '../ui/commands';
import { toggleInspector } from '../ui/inspector';
import { toggleNavigation } from './navigation';
import type { Page } from './pages';
import { openPalette } from './palette';
import { focusSearch } from './top-bar';

/** The commands that work on every page. Pages add their own with `useCommands`; main adds undo, open, save as. */
export function useFrameCommands(
  pages: readonly Page[],
  open: { readonly shortcuts: () => void; readonly about: () => void },
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
  useCommands([
    ...pages.map(
      (page): Command => ({
        id: `go-${page.id}`,
        label: page.label,
        group: 'Go to',
        inFields: true,
        ...(page.keys ? { keys: page.keys } : {}),
        run: () => go(`/${page.path}`),
      }),
    ),
    { id: 'palette', label: 'Commands', group: 'View', keys: 'Mod+K', inFields: true, run: openPalette },
    { id: 'search', label: 'Search on this page', group: 'View', keys: '/', run: focusSearch },
    {
      id: 'inspector',
      label: 'Inspector',
      group: 'View',
      keys: 'Mod+I',
      inFields: true,
      run: toggleInspector,
    },
    {
      id: 'navigation',
      label: 'Fold navigation',
      group: 'View',
      keys: 'Mod+B',
      inFields: true,
      run: toggleNavigation,
    },
    ...colours,
    { id: 'shortcuts', label: 'Keyboard shortcuts', group: 'Help', keys: '?', run: open.shortcuts },
    { id: 'about', label: 'About LDN Workbench', group: 'Help', words: 'version licence', run: open.about },
  ]);
}
