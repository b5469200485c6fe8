import { type RefObject, useEffect } from 'react';

const isUsable = (element: Element): boolean => element.isConnected && !element.matches(':disabled');

/**
 * What has the keyboard may go from the page by its own press: a file that is imported or left out, a form that is read again. The keyboard
 * then goes to its file (`[data-file]`), where that is gone to the one that stands in its place, and without files to what chooses them
 * (`[data-choose]`).
 */
export function useFocusKept(box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const page = box.current;
    if (page === null) return;
    const files = () => [...page.querySelectorAll<HTMLElement>('[data-file]')];
    let last: { readonly element: Element; readonly file: Element | null; readonly at: number } | null = null;
    let timer: number | undefined;
    const look = (): void => {
      timer = undefined;
      if (last === null || isUsable(last.element)) return;
      const { file, at } = last;
      const now = document.activeElement;
      if (now !== null && now !== document.body) return;
      const left = files();
      const here = left.find((one) => one === file);
      const other = file === null ? undefined : (left[at] ?? left.at(-1));
      (here ?? other ?? page.querySelector<HTMLElement>('[data-choose]'))?.focus();
    };
    // A moment later: only when it has painted the browser takes the keyboard from what is disabled.
    const lookSoon = (): void => {
      timer ??= window.setTimeout(look, 50);
    };
    const onFocusIn = ({ target }: FocusEvent): void => {
      if (!(target instanceof Element) || target.closest('[role="grid"]')) {
        last = null;
        return;
      }
      const file = target.closest<HTMLElement>('[data-file]');
      last = { element: target, file, at: file === null ? -1 : files().indexOf(file) };
    };
    // Left by hand, for nothing in particular: it stays there.
    const onFocusOut = ({ target }: FocusEvent): void => {
      window.setTimeout(() => {
        if (last?.element === target && isUsable(last.element)) last = null;
      }, 0);
    };
    const changes = new MutationObserver(lookSoon);
    changes.observe(page, { childList: true, subtree: true, attributeFilter: ['disabled'] });
    page.addEventListener('focusin', onFocusIn);
    page.addEventListener('focusout', onFocusOut);
    return () => {
      window.clearTimeout(timer);
      changes.disconnect();
      page.removeEventListener('focusin', onFocusIn);
      page.removeEventListener('focusout', onFocusOut);
    };
  }, [box]);
}
