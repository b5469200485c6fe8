import { remember, remembered, useRemembered } from './remembered';

/** Cochrane's green, yellow and red, or a set that does not rest on telling red from green. */
export type RobColours = 'standard' | 'safe';

const key = 'rob-colours';
const read = (value: unknown): RobColours | undefined =>
  value === 'standard' || value === 'safe' ? value : undefined;

const show = (colours: RobColours): void => {
  document.documentElement.dataset.robColours = colours;
};

/** The set in force, for figures that draw their own lights; RobLight follows by itself. */
export const useRobColours = (): RobColours => useRemembered<RobColours>(key, 'standard', read)[0];

export const restoreRobColours = (): void => show(remembered<RobColours>(key, 'standard', read));

export const toggleRobColours = (): void => {
  const next = remembered<RobColours>(key, 'standard', read) === 'safe' ? 'standard' : 'safe';
  remember(key, next);
  show(next);
};
