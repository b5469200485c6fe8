import { expect, test } from 'vitest';
import { makeHandlers } from '#main/handlers/index';
import { testContext } from '../ipc/test-context';

/** The bundled LDN review, open, with the calls on its studies. */
const openLdn = async () => {
  const c = testContext();
  c.settings.update({ reviewer: { id: 'ada', name: 'Ada' } });
  const handlers = makeHandlers(c);
  const opened = await handlers.projects.openStarter({ starter: 'ldn' });
  if (!opened.ok) throw new Error(opened.error.text);
  const store = c.project.current();
  if (!store.ok) throw new Error(store.error.text);
  const links = (studyId: string) =>
    store.value
      .by('links', 'study_id', studyId)
      .map(({ reportId, primary }) => [reportId, primary] as const)
      .sort();
  return { c, studies: handlers.studies, projects: handlers.projects, store: store.value, links };
};

const kept = 'st-smith2011';
const other = 'st-smith2013';

test('two studies become one in one step, and one undo brings both back', async () => {
  const { c, studies, projects, store, links } = await openLdn();
  const before = { kept: links(kept), other: links(other), results: store.count('results') };
  const moved = store.by('results', 'study_id', other).map(({ id }) => id);
  expect(moved.length).toBeGreaterThan(0);
  const own = store.by('results', 'study_id', kept).length;

  expect(await studies.merge({ studyId: kept, otherId: other })).toMatchObject({ ok: true });
  expect(store.get('studies', other)).toBeUndefined();
  expect(store.by('results', 'study_id', kept)).toHaveLength(own + moved.length);
  expect(store.count('results')).toBe(before.results);
  expect(links(other)).toEqual([]);
  expect(links(kept).map(([id]) => id)).toEqual([...before.kept, ...before.other].map(([id]) => id).sort());
  expect(links(kept).filter(([, primary]) => primary)).toEqual(before.kept.filter(([, primary]) => primary));

  expect(await projects.undo(null)).toMatchObject({ ok: true });
  expect(store.get('studies', other)).toBeDefined();
  expect(store.by('results', 'study_id', other).map(({ id }) => id)).toEqual(moved);
  expect([links(kept), links(other)]).toEqual([before.kept, before.other]);
  c.project.closeStore();
});

test('a study is not merged into itself, nor with one that is not there', async () => {
  const { c, studies, store } = await openLdn();
  const revision = store.head.revision;
  for (const otherId of [kept, 'st-nobody'])
    expect(await studies.merge({ studyId: kept, otherId })).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
  expect(store.head.revision).toBe(revision);
  c.project.closeStore();
});

test('one report is the main one, and another is chosen in one step', async () => {
  const { c, studies, links } = await openLdn();
  await studies.merge({ studyId: kept, otherId: other });
  const main = () => links(kept).flatMap(([id, primary]) => (primary ? [id] : []));
  const [next] = links(kept).flatMap(([id, primary]) => (primary ? [] : [id]));
  if (next === undefined) throw new Error('only one report');
  expect(await studies.setMainReport({ studyId: kept, reportId: next })).toMatchObject({ ok: true });
  expect(main()).toEqual([next]);
  expect(await studies.setMainReport({ studyId: kept, reportId: 'rep-nobody' })).toMatchObject({ ok: false });
  expect(main()).toEqual([next]);
  // When it leaves, another of those that stay takes its place.
  await studies.split({ studyId: kept, reportIds: [next], label: null });
  expect(main()).toHaveLength(1);
  c.project.closeStore();
});
