import {
  type CSSVariablesResolver,
  createTheme,
  localStorageColorSchemeManager,
  Modal,
  type MantineColorsTuple,
  Menu,
  Popover,
  Portal,
  Tooltip,
} from '@mantine/core';

// Mantine wants ten shades of a colour; what it draws comes from `variables` below, so one tone is enough.
const accent: MantineColorsTuple = [
  '#e3edf9',
  '#c9dcf3',
  '#a6c9ff',
  '#82b3ff',
  '#82b3ff',
  '#3f7fd6',
  '#1d5fb8',
  '#164c96',
  '#113c77',
  '#0c2c58',
];

export const overlaysId = 'overlays';

/** Mantine's components on the tokens of tokens.css: dense, quiet, one radius. */
export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 4 },
  colors: { accent },
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font-code)',
  fontSizes: { xs: '13px', sm: '13px', md: '13px', lg: '15px', xl: '19px' },
  lineHeights: { xs: '1.4', sm: '1.4', md: '1.4', lg: '1.4', xl: '1.3' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '4px', sm: '6px', md: '6px', lg: '6px', xl: '6px' },
  shadows: {
    xs: 'none',
    sm: 'none',
    md: 'var(--shadow)',
    lg: 'var(--shadow)',
    xl: 'var(--shadow)',
  },
  headings: { fontFamily: 'var(--font)', fontWeight: '650' },
  defaultRadius: 'sm',
  cursorType: 'default',
  respectReducedMotion: true,
  components: {
    Modal: Modal.extend({
      defaultProps: { transitionProps: { duration: 80, exitDuration: 0 }, radius: 'sm' },
    }),
    Menu: Menu.extend({
      defaultProps: {
        transitionProps: { duration: 60 },
        shadow: 'md',
        returnFocus: true,
        alignItemsLabels: 'with-indicators',
        // Mantine's placeholder takes focus inside the menu, where only items may stand.
        withInitialFocusPlaceholder: false,
      },
    }),
    // Whatever floats stands in one landmark of its own.
    Portal: Portal.extend({ defaultProps: { target: `#${overlaysId}` } }),
    Popover: Popover.extend({ defaultProps: { transitionProps: { duration: 60 }, shadow: 'md' } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, transitionProps: { duration: 60 } } }),
  },
});

const shared = {
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-bright': 'var(--text)',
  '--mantine-color-body': 'var(--bg)',
  '--mantine-color-error': 'var(--exclude)',
  '--mantine-color-success': 'var(--include)',
  '--mantine-color-placeholder': 'var(--muted)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-default': 'var(--bg)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--control)',
  '--mantine-color-dimmed': 'var(--muted)',
  '--mantine-color-disabled': 'var(--sunken)',
  '--mantine-color-disabled-color': 'var(--muted)',
  '--mantine-color-disabled-border': 'var(--border)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'var(--accent-strong)',
  '--mantine-primary-color-contrast': 'var(--on-accent)',
  '--mantine-primary-color-light': 'var(--selected)',
  '--mantine-primary-color-light-color': 'var(--accent)',
  '--mantine-color-accent-filled': 'var(--accent)',
  '--mantine-color-accent-filled-hover': 'var(--accent-strong)',
  '--mantine-color-accent-text': 'var(--accent)',
};

export const variables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared });

/** Light, dark or as the system has it; kept on this machine only. */
export const colourSchemes = localStorageColorSchemeManager({ key: 'colour-scheme' });
