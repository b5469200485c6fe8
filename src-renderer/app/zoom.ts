import { api } from '../bridge';
import { readNumber, remember, remembered, useRemembered } from '../ui/remembered';

const key = 'zoom';
const steps = [50, 67, 75, 80, 90, 100, 110, 125, 150, 175, 200, 250];

const current = (): number => remembered(key, 100, readNumber);

const apply = (percent: number): void => {
  remember(key, percent);
  void api.app.setZoom({ percent });
};

/** The size of everything in the window, in percent. */
export const useZoom = (): number => useRemembered(key, 100, readNumber)[0];

export const zoomIn = (): void => apply(steps.find((step) => step > current()) ?? 250);
export const zoomOut = (): void => apply([...steps].reverse().find((step) => step < current()) ?? 50);
export const zoomReset = (): void => apply(100);

/** Brings the window to the size it had. */
export const restoreZoom = (): void => {
  if (current() !== 100) apply(current());
};
