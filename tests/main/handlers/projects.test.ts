import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeHandlers } from '#main/handlers/index';
import { started } from './started-review';

test('recent reviews below the own folder are shown from there, others by their whole path', async () => {
  const { c, store } = await started();
  const shown = async (home: string) => {
    const answer = await makeHandlers({ ...c, home }).projects.recent(null);
    return answer.ok && answer.value.map(({ path, shownPath }) => [path, shownPath]);
  };
  expect(await shown(c.home)).toEqual([[store.path, join('~', 'documents', 'review.ldnr')]]);
  expect(await shown(join(c.home, 'doc'))).toEqual([[store.path, store.path]]);
});
