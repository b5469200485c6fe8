import { act, useState } from 'react';
import { expect, test } from 'vitest';
import { KeepsPlaces, useKept } from '../../../src-renderer/ui/kept';
import { render } from './render';

function Page({ name }: { readonly name: string | null }) {
  const [words, setWords] = useKept(name, 'nothing');
  return (
    <button type="button" onClick={() => setWords('light')}>
      {words}
    </button>
  );
}

/** A page within a review, either of which can be left and entered anew. */
async function visits() {
  let say = (_: { readonly review: string; readonly name: string | null | undefined }): void => {};
  function Window() {
    const [at, setAt] = useState<Parameters<typeof say>[0]>({ review: 'a', name: undefined });
    say = setAt;
    return (
      <KeepsPlaces key={at.review}>{at.name === undefined ? null : <Page name={at.name} />}</KeepsPlaces>
    );
  }
  const box = await render(<Window />);
  return {
    go: (review: string, name: string | null | undefined) => act(async () => say({ review, name })),
    type: () => act(async () => box.querySelector('button')?.click()),
    words: () => box.querySelector('button')?.textContent,
  };
}

test('who comes back finds what was there, in another review nothing of it', async () => {
  const { go, type, words } = await visits();
  await go('a', 'records');
  expect(words()).toBe('nothing');
  await type();
  await go('a', undefined);
  await go('a', 'records');
  expect(words()).toBe('light');
  await go('a', undefined);
  await go('b', 'records');
  expect(words()).toBe('nothing');
  await go('b', undefined);
  await go('a', 'records');
  expect(words()).toBe('nothing');
});

test('without a name nothing is found or kept; with one, what is there by then is', async () => {
  const { go, type, words } = await visits();
  await go('a', null);
  await type();
  await go('a', undefined);
  await go('a', 'records');
  expect(words()).toBe('nothing');
  await go('a', undefined);
  await go('a', null);
  await type();
  await go('a', 'records');
  expect(words()).toBe('light');
  await go('a', undefined);
  await go('a', 'records');
  expect(words()).toBe('light');
});
