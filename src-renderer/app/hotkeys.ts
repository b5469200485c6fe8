import { useEffect } from 'react';
import { allCommands, available } from '../ui/commands';
import { pressed } from '../ui/keys';

const fields =
  'input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [contenteditable=""], [contenteditable=true]';

const isField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(fields) !== null;

/** True while a dialog or the palette has the keyboard. */
export const dialogOpen = (): boolean =>
  document.querySelector('[role="dialog"][aria-modal="true"]') !== null;

/** Runs the command whose keys were pressed. Keys without Mod never fire in fields, and none fires under a dialog. */
export function useCommandKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || dialogOpen()) return;
      const inField = isField(event.target);
      // The page's commands come last and win over those of the frame.
      const command = allCommands()
        .filter(
          (one) =>
            one.keys !== undefined &&
            pressed(event, one.keys) &&
            (!inField || one.inFields) &&
            available(one),
        )
        .at(-1);
      if (!command) return;
      event.preventDefault();
      if (!(event.repeat && command.once)) command.run();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
