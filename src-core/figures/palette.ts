import type { MarkRole } from './marks';

/** A colour for each role of a mark. */
export type Palette = Readonly<Record<MarkRole, string>>;

/** Cochrane's lights; each is also told by its sign. */
const cochraneLights = {
  'light-low': '#02c100',
  'light-some': '#e2df07',
  'light-high': '#bf0000',
  'light-critical': '#7a0000',
  'light-none': '#b8bec9',
  'sign-dark': '#10131a',
  'sign-light': '#ffffff',
} as const;

/** Blue, sand and brown: told apart with any colour vision, and in grey. */
const colourBlindLights = {
  ...cochraneLights,
  'light-low': '#56b4e9',
  'light-some': '#ecdca4',
  'light-high': '#8a4b1f',
  'light-critical': '#4d2509',
} as const;

export const lightPalette: Palette = {
  ground: '#ffffff',
  ink: '#1b2230',
  muted: '#586172',
  rule: '#7f8796',
  grid: '#d3d8e0',
  reference: '#586172',
  whisker: '#1b2230',
  square: '#0072b2',
  diamond: '#1b2230',
  prediction: '#586172',
  accent: '#1d5fb8',
  'light-edge': '#7f8796',
  ...cochraneLights,
};

export const darkPalette: Palette = {
  ground: '#15181d',
  ink: '#e7eaf0',
  muted: '#a5aebd',
  rule: '#7b8494',
  grid: '#343b47',
  reference: '#a5aebd',
  whisker: '#e7eaf0',
  square: '#56b4e9',
  diamond: '#e7eaf0',
  prediction: '#a5aebd',
  accent: '#82b3ff',
  'light-edge': '#7b8494',
  ...cochraneLights,
};

/** The same palette with lights that do not rest on telling red from green. */
export const colourBlindSafe = (palette: Palette): Palette => ({ ...palette, ...colourBlindLights });
