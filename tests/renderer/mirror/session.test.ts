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
const events = new Map<string, (payload: unknown) => void>();
const show = (name: string): void => {
  open = name;
  events.get('project')?.(project(name));
};
const mirror = {
  sync: async () => ({
    ok: true,
    value: { mode: 'rebuild', position: position(open), counts: { reports: projects[open]?.length } },
  }),
  page: async ({ table, after, limit }: { table: string; after: number | null; limit: number }) => {
    const rows = table === 'reports' ? (projects[open] ?? []).filter((r) => r.order > (after ?? 0)) : [];
    const value = {
      rows: JSON.stringify(rows.slice(0, limit)),
      next: rows.length > limit ? (rows[limit - 1]?.order ?? null) : null,
      instanceId: open,
      reviewerId: 'me',
    };
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
  await vi.waitFor(() =>
    expect(readSession()).toMatchObject({ status: 'ready', project: { instanceId: 'b' } }),
  );
  await mirrorCaughtUp();
  expect(now()?.rows).toHaveLength(3000);
  expect(now()?.rows.every((row) => row.id.startsWith('b'))).toBe(true);
  // Nothing of the first was taken for all of it: it is read anew, whole.
  expect(localStorage.getItem(pointerKey('a', 'me'))).toBeNull();
  onPage = () => undefined;
  show('a');
  await vi.waitFor(() =>
    expect(readSession()).toMatchObject({ status: 'ready', project: { instanceId: 'a' } }),
  );
  expect(now()?.rows).toHaveLength(7000);
  expect(now()?.rows.every((row) => row.id.startsWith('a'))).toBe(true);
});
