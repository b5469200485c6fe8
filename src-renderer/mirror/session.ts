import { Dexie } from 'dexie';
import type { ProjectState } from '#core/contract/projects';
import {
  type ChangeBatch,
  type MirrorPosition,
  type MirrorTable,
  mirrorTableNames,
  type ReportListRow,
} from '#core/contract/mirror';
import type { AppError } from '#core/errors';
import { api, bridge } from '../bridge';
import { touchedBy } from './apply-changes';
import { rowSharer } from './packed-rows';
import { pause } from './pause';
import { readReports } from './read-reports';
import { ReportsCache } from './reports';
import { freshName, isMirrorName, type MirrorDb, openMirrorDb, pointerKey } from './schema';
import { WriteBehind } from './write-behind';

/** One open project as the renderer sees it. A new project, or another reviewer, is a new session. */
export interface Session {
  readonly key: string;
  readonly db: MirrorDb;
  readonly reports: ReportsCache;
}

export interface SessionState {
  readonly project: ProjectState | null;
  readonly session: Session | null;
  readonly status: 'none' | 'opening' | 'filling' | 'ready' | 'failed';
  /** Reading a mirror or filling one: reports so far and in all. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly error: AppError | null;
}

const pageSize = 1000;
/** Of very many reports more come at a time: with each page the list of those before it is copied. */
const largePages = { from: 200_000, size: 4000 } as const;
/** So many reports are read before anybody has looked; of more, the first are shown while the others come. */
const soonRead = 5000;
let state: SessionState = { project: null, session: null, status: 'none', progress: null, error: null };
const listeners = new Set<() => void>();
let queue: Promise<void> = Promise.resolve();
let position: MirrorPosition | null = null;
let waiting: ChangeBatch[] = [];
let disk: WriteBehind | null = null;

export const readSession = (): SessionState => state;
export const subscribeSession = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

const set = (next: Partial<SessionState>): void => {
  state = { ...state, ...next };
  for (const listener of listeners) listener();
};

const sessionKey = (p: ProjectState): string => `${p.path}|${p.instanceId}|${p.reviewerId ?? ''}`;

const failed = (cause: unknown): void =>
  set({
    status: 'failed',
    error: {
      code: 'internal',
      text: `The screen's copy of the project could not be kept up: ${String(cause)}`,
    },
  });

/** Steps run one after another: batches are applied in the order in which they were committed. */
const enqueue = (step: () => Promise<void>): Promise<void> => {
  queue = queue.then(step).catch(failed);
  return queue;
};

/** When every change that main has told of so far is in the mirror. */
export const mirrorCaughtUp = (): Promise<void> => queue;

/** The database that is written from now on; an earlier one gets nothing more. */
const writeTo = (session: Session | null): WriteBehind | null => {
  disk?.stop();
  disk = session === null ? null : new WriteBehind(session.db, session.reports, failed);
  return disk;
};

const deleteOthers = async (keep: string): Promise<void> => {
  const names = await Dexie.getDatabaseNames();
  await Promise.all(names.filter((n) => isMirrorName(n) && n !== keep).map((n) => Dexie.delete(n)));
};

const pageAfter = (table: MirrorTable, after: number, limit: number) =>
  api.mirror.page({ table, after, limit });

const rebuild = async (project: ProjectState): Promise<void> => {
  const before = state.session;
  const name = freshName(project.instanceId);
  const db = openMirrorDb(name);
  const session: Session = { key: sessionKey(project), db, reports: new ReportsCache() };
  const behind = writeTo(session);
  const answer = await api.mirror.sync({ have: null });
  if (!answer.ok) return set({ status: 'failed', error: answer.error });
  if (answer.value.mode !== 'rebuild') return;
  const { position: target, reports: total, first } = answer.value;
  // Another project was opened, or somebody else sits here: what it takes to show that waits behind this.
  const isOther = (one: Pick<MirrorPosition, 'instanceId' | 'reviewerId'>): boolean =>
    one.instanceId !== project.instanceId || one.reviewerId !== project.reviewerId;
  if (isOther(target)) return behind?.stop();
  let done = 0;
  set({ status: 'filling', progress: { done, total }, error: null });
  const limit = total > largePages.from ? largePages.size : pageSize;
  const shared = rowSharer();
  const take = async (table: MirrorTable, came: unknown[]): Promise<void> => {
    // Screens are fed from the stream; the database fills behind.
    await behind?.fill(table, table === 'reports' ? shared(came as ReportListRow[]) : came);
    if (table !== 'reports') return;
    done += came.length;
    if (state.session !== session) before?.db.close();
    // Screens get the session when the small tables are whole and the first reports are here: a list that is still coming must not look empty.
    set({ session, progress: { done, total } });
    // Else the first rows would wait to be drawn until nearly all are here.
    await pause(200);
  };
  for (const table of mirrorTableNames) {
    let page = first[table] ?? { rows: '[]', next: null };
    for (;;) {
      // Main makes the next page while this one is taken in.
      const coming = page.next === null ? null : pageAfter(table, page.next, limit);
      await take(table, JSON.parse(page.rows) as unknown[]);
      if (coming === null) break;
      const answer = await coming;
      if (!answer.ok) return set({ status: 'failed', error: answer.error });
      if (isOther(answer.value)) return behind?.stop();
      page = answer.value;
    }
  }
  session.reports.ready();
  position = target;
  set({ status: 'ready', progress: null });
  behind?.finish(target, async () => {
    localStorage.setItem(pointerKey(project.instanceId, project.reviewerId), name);
    await deleteOthers(name);
  });
};

const tryResume = async (project: ProjectState): Promise<boolean> => {
  const name = localStorage.getItem(pointerKey(project.instanceId, project.reviewerId));
  if (name === null) return false;
  // Where there is none of that name any more, this makes an empty one: without a position, and gone with the next rebuild.
  const db = openMirrorDb(name);
  const row = await db.position.get('position');
  if (row?.complete !== true) {
    db.close();
    return false;
  }
  const { key: _, complete: __, reports: total, ...have } = row;
  const answer = await api.mirror.sync({ have });
  if (!answer.ok || answer.value.mode !== 'changes') {
    db.close();
    return false;
  }
  const { batch } = answer.value;
  const session: Session = { key: sessionKey(project), db, reports: new ReportsCache() };
  const behind = writeTo(session);
  session.reports.fillSearches(await db.searches.toArray());
  session.reports.early(batch);
  // Screens that can show a part of many reports get them as they come. What watches the small tables must not see older rows.
  if (total > soonRead && touchedBy(batch).length === 0)
    set({ session, status: 'filling', progress: { done: 0, total }, error: null });
  const read = await readReports(session, (done) => {
    if (state.session === session) set({ progress: { done, total } });
  });
  if (read !== total) throw new Error(`the copy holds ${read} reports instead of ${total}`);
  if (batch.position.revision !== have.revision) await behind?.batch(batch);
  session.reports.ready();
  position = batch.position;
  set({ session, status: 'ready', progress: null, error: null });
  return true;
};

/** False where there is no copy to go on from, or none that can be read: it is made anew then. */
const resume = (project: ProjectState): Promise<boolean> =>
  tryResume(project).catch((cause: unknown) => {
    console.error(cause);
    return false;
  });

const applyBatch = async (batch: ChangeBatch): Promise<void> => {
  const { session, project } = state;
  if (session === null || project === null || position === null) return;
  if (batch.position.instanceId !== position.instanceId || batch.position.reviewerId !== position.reviewerId)
    return;
  if (batch.position.revision <= position.revision) return;
  // A gap means that something was missed: throw the mirror away rather than show a wrong row.
  if (batch.from !== position.revision) {
    await rebuild(project);
    return drain();
  }
  position = batch.position;
  await disk?.batch(batch);
};

/** What changes while reports are on their way in shows at once where it can; all of it is taken in when they are here. */
const wait = (batch: ChangeBatch): void => {
  waiting.push(batch);
  const { session, project } = state;
  const { instanceId, reviewerId } = batch.position;
  // All of those are here: what is being filled takes their place.
  if (session === null || batch.from < 0 || session.reports.readComing().status === 'ready') return;
  if (instanceId === project?.instanceId && reviewerId === project.reviewerId) session.reports.early(batch);
};

/** Batches that came while a mirror was being filled. */
const drain = async (): Promise<void> => {
  const late = waiting;
  waiting = [];
  for (const batch of late) await applyBatch(batch);
};

const openProject = async (project: ProjectState | null): Promise<void> => {
  if (project === null) {
    writeTo(null);
    state.session?.db.close();
    position = null;
    return set({ project: null, session: null, status: 'none', progress: null, error: null });
  }
  const same = state.session !== null && state.session.key === sessionKey(project);
  set({ project });
  if (same && state.status !== 'failed') return;
  position = null;
  writeTo(null);
  set({ session: null, status: 'opening', progress: null, error: null });
  if (!(await resume(project))) await rebuild(project);
  await drain();
};

/** Starts listening, and says so once it is known whether a review is open: called once, before the first render. */
export const startSession = async (): Promise<void> => {
  bridge.on('project', (project) => {
    if (project !== null && state.session?.key === sessionKey(project)) set({ project });
    else void enqueue(() => openProject(project));
  });
  bridge.on('changes', (batch) => {
    if (state.status === 'opening' || state.status === 'filling') wait(batch);
    else void enqueue(() => applyBatch(batch));
  });
  const current = await api.projects.current(null);
  // Its rows are read while the window is being drawn.
  if (current.ok && current.value !== null && state.project === null)
    void enqueue(() => openProject(current.value));
};
