import { Notifications } from '@mantine/notifications';
import { act } from 'react';
import { expect, test, vi } from 'vitest';
import { appError } from '#core/errors';
import { hideToast, toast, toastError } from '../../../src-renderer/ui/toast';
import { click, render } from './render';

const alerts = (): string[] =>
  [...document.querySelectorAll('[role="alert"]:has(> strong)')].map(({ textContent }) => textContent ?? '');

test('the same error again is one message that says how often, another error is another; closed, it counts anew', async () => {
  await render(<Notifications limit={9} transitionDuration={0} />);
  const refused = appError('undo-refused', 'The import cannot be undone.');
  for (let n = 0; n < 3; n += 1) await act(async () => toastError(refused));
  expect(alerts()).toHaveLength(1);
  expect(alerts()[0]).toMatch(/cannot be undone\. .*\(3 times, last at \d\d:\d\d:\d\d\)$/);
  await act(async () => toastError(appError('disk', 'The disk cannot be read.')));
  expect(alerts()).toHaveLength(2);
  const [close] = document.querySelectorAll<HTMLElement>('[aria-label="Close"]');
  if (close) await click(close);
  await act(async () => hideToast('undo-refused The import cannot be undone.'));
  await act(async () => toastError(refused));
  expect(alerts().filter((text) => text.includes('undone') && !text.includes('times'))).toHaveLength(1);
});

test('a message that takes the place of another is shown for its whole time', async () => {
  await render(<Notifications transitionDuration={0} />);
  vi.useFakeTimers();
  const after = (ms: number) => act(async () => vi.advanceTimersByTimeAsync(ms));
  for (const title of ['First', 'Second', 'Third']) {
    await act(async () => toast(`Included: ${title}`, { undo: () => undefined }));
    await after(5000);
    expect(document.body.textContent).toContain(`Included: ${title}`);
  }
  await after(4000);
  expect(document.body.textContent).not.toContain('Included');
  vi.useRealTimers();
});
