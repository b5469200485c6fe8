import { MantineProvider } from '@mantine/core';
import { act, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach } from 'vitest';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

let roots: { readonly root: Root; readonly box: HTMLElement }[] = [];

/** Draws `node` into the document and gives its element; taken away after each test. */
export async function render(node: ReactNode): Promise<HTMLElement> {
  const box = document.body.appendChild(document.createElement('div'));
  const root = createRoot(box);
  roots.push({ root, box });
  await act(async () =>
    root.render(
      <MantineProvider env="test">
        <main>{node}</main>
      </MantineProvider>,
    ),
  );
  return box.querySelector('main') as HTMLElement;
}

/** A key press on `target`, bubbling, as React and the window see it. */
export async function press(target: EventTarget, key: string, more: KeyboardEventInit = {}): Promise<void> {
  await act(async () => {
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
  });
}

export async function click(target: HTMLElement): Promise<void> {
  await act(async () => target.click());
}

afterEach(async () => {
  for (const { root, box } of roots) {
    await act(async () => root.unmount());
    box.remove();
  }
  roots = [];
  localStorage.clear();
});
