import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Answer, MadeChange } from '#core/contract/change';
import { makeHandlers } from '#main/handlers/index';
import { channels } from '#main/ipc/dispatch';
import { saidOfSearch, started } from './started-review';

const ris = ['First', 'Second', 'Third'].map((title) => `TY  - JOUR\nTI  - ${title}\nER  - \n\n`).join('');

/** A program as the window calls it, with two reports in an open review. */
const asCalled = async () => {
  const { c, handlers, store, file, preview } = await started();
  const byName = new Map(channels(handlers).map(({ name, call }) => [name, call]));
  const call = async (name: string, input: unknown): Promise<Answer<unknown>> => {
    const answer = await byName.get(name)?.(input);
    if (answer === undefined) throw new Error(`no call ${name}`);
    return answer;
  };
  const change = async (name: string, input: unknown): Promise<MadeChange | undefined> => {
    const answer = await call(name, input);
    if (!answer.ok) throw new Error(answer.error.text);
    return answer.change;
  };
  const { token } = await preview(file('a.ris', ris));
  const imported = await change('imports.run', { token, job: 'j', ...saidOfSearch, screened: null });
  const [first = '', second = ''] = store.all('reports').rows.map(({ id }) => id);
  const judge = (reportId: string, verdict = 'exclude') =>
    change('screening.decide', { reportIds: [reportId], stage: 'title-abstract', verdict, reasonId: null });
  const undo = (of: MadeChange | undefined) => call('projects.undo', { of });
  return { c, handlers, store, call, change, imported, first, second, judge, undo };
};

test('a call tells which change it made, or that it made none', async () => {
  const { store, imported, first, judge, change } = await asCalled();
  expect(imported?.revision).toBe(store.head.revision);
  const made = await judge(first);
  expect(made).toEqual({ revision: store.head.revision, hash: store.head.hash });
  expect(await judge(first)).toBe(undefined);
  expect(await change('projects.current', null)).toBe(undefined);
});

test('a call is not told of a change that another one made while it waited', async () => {
  const { c, store, first, second, judge } = await asCalled();
  let go = (): void => undefined;
  const lent = c.project.lend<null>(
    () =>
      new Promise((resolve) => {
        go = () => resolve({ ok: true, value: null });
      }),
    () => undefined,
  );
  const waiting = Promise.all([judge(first), judge(second)]);
  await new Promise((resolve) => setImmediate(resolve));
  go();
  await lent;
  const [one, two] = await waiting;
  expect([one?.revision, two?.revision]).toEqual([store.head.revision - 1, store.head.revision]);
});

test('what a message tells of is taken back, and nothing else in its place', async () => {
  const { store, first, second, judge, undo, imported } = await asCalled();
  const late = {
    ok: false,
    error: {
      code: 'undo-empty',
      text: 'This is not the latest change any more, so nothing was undone.',
    },
  };
  const one = await judge(first);
  const two = await judge(second);
  const before = store.head.revision;
  for (const of of [one, imported]) expect(await undo(of)).toMatchObject(late);
  expect(store.head.revision).toBe(before);
  expect(await undo(two)).toMatchObject({ ok: true });
  expect(await undo(two)).toMatchObject(late);
  expect(store.count('decisions')).toBe(1);
  expect(await undo(one)).toMatchObject({ ok: true });
  expect(store.count('decisions')).toBe(0);
});

test('in another review nothing is taken back, whatever stands at the same place there', async () => {
  const { c, first, judge, undo, call, store } = await asCalled();
  const made = await judge(first);
  const other = makeHandlers({ ...c, askSave: async () => join(c.documents, 'other.ldnr') });
  expect(await other.projects.create({ title: 'Other' })).toMatchObject({ ok: true });
  const now = c.project.current();
  if (!now.ok || now.value === store) throw new Error('the other review is not open');
  while (now.value.head.revision < (made?.revision ?? 0))
    await call('review.putSetting', {
      table: 'exclusionReasons',
      row: { id: `r${now.value.head.revision}`, order: now.value.head.revision, text: 'Wrong population' },
    });
  expect(now.value.head.revision).toBe(made?.revision);
  expect(await undo(made)).toMatchObject({
    error: { text: 'This was done in another review, so nothing is changed in this one.' },
  });
  expect(now.value.head.revision).toBe(made?.revision);
});

test('what a message told of as undone is done again, and nothing else in its place', async () => {
  const { store, first, second, judge, call, change } = await asCalled();
  await judge(first);
  await judge(second);
  const undone = await change('projects.undo', null);
  const next = await change('projects.undo', null);
  expect(await call('projects.redo', { of: undone })).toMatchObject({
    error: { text: 'This is not what was undone last any more, so nothing was redone.' },
  });
  expect(await call('projects.redo', { of: next })).toMatchObject({ ok: true });
  expect(store.count('decisions')).toBe(1);
});
