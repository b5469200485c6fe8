import { useComputedColorScheme } from '@mantine/core';
import { colourBlindSafe, darkPalette, lightPalette, type Palette } from '#core/figures/palette';
import { useRobColours } from '../rob-colours';

/** The colours of figures in the window's scheme, with the lights that the reviewer chose. */
export function usePalette(): Palette {
  const scheme = useComputedColorScheme('light');
  const palette = scheme === 'dark' ? darkPalette : lightPalette;
  return useRobColours() === 'safe' ? colourBlindSafe(palette) : palette;
}
