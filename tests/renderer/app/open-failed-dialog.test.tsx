import { act } from 'react';
import { expect, test, vi } from 'vitest';
import { appError } from '#core/errors';
import { ok } from '#core/result';
import { click, render } from '../ui/render';

const open = vi.fn(async (_: unknown) => ok(null));
vi.mock('../../../src-renderer/bridge', () => ({
  api: { projects: { open: (wish: unknown) => open(wish) } },
  bridge: { on: () => () => undefined },
}));
const { OpenFailedDialog } = await import('../../../src-renderer/app/open-failed-dialog');
const { openFailure } = await import('../../../src-renderer/app/review-actions');

test('a review that is open elsewhere can be opened to read also where only the error names its file', async () => {
  await render(<OpenFailedDialog />);
  const error = appError('project-locked', 'The project is open elsewhere.', { where: { file: '/a.ldnr' } });
  await act(async () => openFailure.set({ error }));
  const button = [...document.querySelectorAll('button')].find(
    (one) => one.textContent === 'Open to read only',
  );
  if (button === undefined) throw new Error('it is not offered');
  await click(button);
  expect(open).toHaveBeenCalledWith({ path: '/a.ldnr', readOnly: true });
});
