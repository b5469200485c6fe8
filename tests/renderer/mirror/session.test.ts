import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import type { ReportListRow } from '#core/contract/mirror';
import type { ProjectState } from '#core/contract/projects';
import { pointerKey } from '../../../src-renderer/mirror/schema';
import { reportRow } from '../report-row';

const rowsOf = (name: string, count: number): ReportListRow[] =>
  Array.from({ length: count }, (_, n) => reportRow(`${name}${n}`, { order: n + 1 }));
const projects: Record<string, ReportListRow[]> = { a: rowsOf('a', 7000), b: rowsOf('b', 3000) };
const project = (name: string) =>
  ({ path: `/${name}.ldnr`, instanceId: name, reviewerId: 'me' }) as ProjectState;
const position = (name: string) => ({
  instanceId: name,
  reviewerId: 'me',
  schema: 1,
  revision: 1,
  hash: name,
});

/** Main, as far as the mirror asks it: it answers for the project that is open there. */
let open = 'a';
let onPage: (pages: number) => void = () => undefined;
let pages = 0;
/** As long as a busy machine may need. */
const until = (check: () => void) => vi.waitFor(check, { timeout: 50_000 });
const events = new Map<string, (payload: unknown) => void>();
const show = (name: string): void => {
  open = name;
  events.get('project')?.(project(name));
};
const pageOf = (table: string, after: number | null, limit: number) => {
  const rows = table === 'reports' ? (projects[open] ?? []).filter((r) => r.order > (after ?? 0)) : [];
  return {
    rows: JSON.stringify(rows.slice(0, limit)),
    next: rows.length > limit ? (rows[limit - 1]?.order ?? null) : null,
  };
};
const mirror = {
  sync: async () => ({
    ok: true,
    value: {
      mode: 'rebuild',
      position: position(open),
      reports: projects[open]?.length,
      first: {
        searches: { rows: JSON.stringify([{ id: `search of ${open}` }]), next: null },
        reports: pageOf('reports', null, 250),
      },
    },
  }),
  page: async ({ table, after, limit }: { table: string; after: number | null; limit: number }) => {
    const value = { ...pageOf(table, after, limit), instanceId: open, reviewerId: 'me' };
    if (table === 'reports') {
      pages += 1;
      onPage(pages);
    }
    return { ok: true, value };
  },
};
vi.stubGlobal('workbench', {
  api: { mirror, projects: { current: async () => ({ ok: true, value: null }) } },
  on: (event: string, listener: (payload: unknown) => void) => {
    events.set(event, listener);
    return () => undefined;
  },
});

test('another project that is opened while the rows of the first still come gets its own rows and leaves none in the first', async () => {
  const { mirrorCaughtUp, readSession, startSession } = await import('../../../src-renderer/mirror/session');
  await startSession();
  const now = () => readSession().session?.reports.read();
  onPage = (count) => {
    if (count === 3) show('b');
  };
  show('a');
  await until(() => expect(readSession()).toMatchObject({ status: 'ready', project: { instanceId: 'b' } }));
  await mirrorCaughtUp();
  expect(now()?.rows).toHaveLength(3000);
  expect(now()?.rows.every((row) => row.id.startsWith('b'))).toBe(true);
  // Nothing of the first was taken for all of it: it is read anew, whole.
  expect(localStorage.getItem(pointerKey('a', 'me'))).toBeNull();
  onPage = () => undefined;
  show('a');
  await until(() => expect(readSession()).toMatchObject({ status: 'ready', project: { instanceId: 'a' } }));
  expect(now()?.rows).toHaveLength(7000);
  expect(now()?.rows.every((row) => row.id.startsWith('a'))).toBe(true);
});

test('what is shown stays while a copy is begun anew, until the first rows of that are there', async () => {
  const { readSession, subscribeSession } = await import('../../../src-renderer/mirror/session');
  const before = readSession().session;
  const seen: (readonly [string, number | undefined])[] = [];
  const stop = subscribeSession(() => {
    const { session, status } = readSession();
    if (status !== 'opening') seen.push([session === before ? 'before' : 'anew', session?.reports.size()]);
  });
  projects.a = rowsOf('later', 6000);
  events.get('changes')?.({
    position: { ...position('a'), revision: 9 },
    from: -1,
    upserts: {},
    deletes: {},
  });
  await until(() => expect(readSession().session?.reports.read().rows).toHaveLength(6000));
  stop();
  expect(seen.slice(0, 2)).toEqual([
    ['before', 7000],
    ['anew', 250],
  ]);
  expect(readSession().session?.reports.read().searches).toEqual([{ id: 'search of a' }]);
});
