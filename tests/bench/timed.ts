import type { Page } from '@playwright/test';

/** What the window shows once an act has had its effect; what is left out does not matter. */
export interface Wanted {
  /** The first rows of the records list in their order: id and title as shown. */
  readonly rows?: readonly (readonly [id: string, title: string])[];
  /** "12 of 100,000 reports". */
  readonly count?: string;
  /** The head whose sign says how the rows are sorted now, and how. */
  readonly sorted?: readonly [column: string, way: string];
  /** The only selected row. */
  readonly selected?: string;
  /** The title of the report that is being screened. */
  readonly article?: string;
  /** Main has told of a commit as well. */
  readonly committed?: boolean;
}

export interface Taken {
  /** Milliseconds from the click or the key, as the system told of it, until the window was painted with all that is wanted. */
  readonly painted: number;
  /** And until main had told that it is committed; 0 where that was not waited for. */
  readonly committed: number;
}

/**
 * Does something with the mouse or the keyboard and says how long the window took to show what is wanted. Looks at each change of the page
 * and takes the end of the next frame, so it says up to one frame too much, never too little. Where it comes to nothing it fails: a wait that ran out is no time.
 */
export const timed = async (
  page: Page,
  event: 'click' | 'keydown',
  wanted: Wanted,
  act: () => Promise<unknown>,
): Promise<Taken> => {
  // The listener stands before the act begins.
  const watch = await page.evaluateHandle(
    ({ event, wanted }) => {
      const grid = () => document.querySelector('[role=grid][aria-label=Records]');
      const rowIsRight = ([id, title]: readonly [string, string], at: number): boolean => {
        const parts = [...(grid()?.querySelectorAll(`[row-index="${at}"]`) ?? [])];
        const shown = parts.some((part) =>
          part.querySelector('[col-id=title]')?.textContent?.endsWith(title),
        );
        return shown && parts.every((part) => part.getAttribute('row-id') === id);
      };
      const isRight = (): boolean => {
        const { rows, count, sorted, selected, article } = wanted;
        if (sorted !== undefined) {
          const head = grid()?.querySelector(`[role=columnheader][col-id="${sorted[0]}"]`);
          if (head?.getAttribute('aria-sort') !== sorted[1]) return false;
        }
        if (
          count !== undefined &&
          ![...document.querySelectorAll('output')].some((o) => o.textContent === count)
        )
          return false;
        if (article !== undefined) {
          const shown = document.querySelector('article[aria-label]');
          if (shown?.getAttribute('aria-label') !== article) return false;
        }
        if (selected !== undefined) {
          const ids = [...(grid()?.querySelectorAll('[role=row][aria-selected=true]') ?? [])];
          if (ids.length === 0 || ids.some((row) => row.getAttribute('row-id') !== selected)) return false;
        }
        return rows === undefined || rows.every(rowIsRight);
      };
      if (isRight()) throw new Error(`It is so already: ${JSON.stringify(wanted)}`);
      const taken = new Promise<Taken>((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`It never came: ${JSON.stringify(wanted)}`)), 30_000);
        const done = { painted: 0, committed: 0 };
        let start = 0;
        const end = () => {
          if (done.painted === 0 || (wanted.committed === true && done.committed === 0)) return;
          stop();
          clearTimeout(late);
          resolve(done);
        };
        const looker = new MutationObserver(() => {
          if (!isRight()) return;
          looker.disconnect();
          requestAnimationFrame(() =>
            setTimeout(() => {
              done.painted = performance.now() - start;
              end();
            }),
          );
        });
        const stop = window.workbench.on('changes', () => {
          if (start === 0 || done.committed > 0) return;
          done.committed = performance.now() - start;
          end();
        });
        window.addEventListener(
          event,
          (happened) => {
            start = happened.timeStamp;
            looker.observe(document.body, {
              subtree: true,
              childList: true,
              attributes: true,
              characterData: true,
            });
          },
          { capture: true, once: true },
        );
      });
      return { taken };
    },
    { event, wanted },
  );
  await act();
  return page.evaluate(({ taken }) => taken, watch);
};
