import { act } from 'react';
import * as z from 'zod';
import { beforeEach, expect, test, vi } from 'vitest';
import { render } from '../../ui/render';

// The bridge is made by the preload script, which is not there under test.
vi.mock('../../../../src-renderer/bridge', () => ({ api: {}, bridge: { on: () => () => undefined } }));
const { useDraft } = await import('../../../../src-renderer/features/studies/draft');
type Draft<T> = ReturnType<typeof useDraft<T & object>>;

const schema = z.object({ a: z.string(), b: z.string() });
type Row = z.infer<typeof schema>;
const blank: Row = { a: '', b: '' };

let draft: Draft<Row>;
function Form({ stored }: { readonly stored: Row | null }) {
  draft = useDraft('x', 'X', schema, stored, blank);
  return <p>{draft.value.a}</p>;
}
let show: (stored: Row | null) => void;
/** The store's row as the screen's copy has it, changed from outside. */
function Outside({ start }: { readonly start: Row | null }) {
  const [stored, set] = useStateOf(start);
  show = set;
  return <Form stored={stored} />;
}
const { useState: useStateOf } = await import('react');
const started = async (start: Row | null) => {
  await render(<Outside start={start} />);
};
const put = (stored: Row | null) => act(async () => show(stored));
const edit = (next: Partial<Row>) => act(async () => draft.change(next));

beforeEach(() => localStorage.clear());

test('edits end when the store has what was typed, and tell when somebody else was faster', async () => {
  const stored = { a: '1', b: '1' };
  await started(stored);
  await edit({ a: '2' });
  expect(draft).toMatchObject({ dirty: true, base: stored, overtaken: [] });
  await put({ a: '1', b: 'theirs' });
  expect(draft.overtaken).toHaveLength(1);
  await put({ a: '2', b: '1' });
  expect(draft.dirty).toBe(false);
});

test('what is typed right after a save starts from what was saved, before the screen’s copy has it', async () => {
  const stored = { a: '1', b: '1' };
  await started(stored);
  await edit({ a: '2' });
  const sent = draft.value;
  await edit({ b: '2' });
  await act(async () => draft.saved(sent));
  expect(draft).toMatchObject({ base: sent, value: { a: '2', b: '2' }, overtaken: [] });
  await edit({ b: '3' });
  expect(draft).toMatchObject({ base: sent, overtaken: [] });
  await put(sent);
  expect(draft).toMatchObject({ base: sent, value: { a: '2', b: '3' }, overtaken: [] });
  // Now a change by somebody else is one again.
  await put({ a: 'theirs', b: '1' });
  expect(draft.overtaken).toHaveLength(1);
});

test('a copy just made can be typed into at once', async () => {
  await started(null);
  const copy = { a: 'copied', b: '1' };
  await act(async () => draft.saved(copy));
  await edit({ b: '2' });
  expect(draft).toMatchObject({ base: copy, value: { a: 'copied', b: '2' }, overtaken: [] });
  await put(copy);
  expect(draft).toMatchObject({ base: copy, dirty: true, overtaken: [] });
  await put({ a: 'copied', b: '2' });
  expect(draft.dirty).toBe(false);
});
