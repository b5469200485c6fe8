import { Dexie } from 'dexie';
import type { ProjectState } from '#core/contract/projects';
import {
  type ChangeBatch,
  type MirrorPosition,
  mirrorTableNames,
  type ReportListRow,
} from '#core/contract/mirror';
import type { AppError } from '#core/errors';
import { api, bridge } from '../bridge';
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
  /** Filling a mirror: rows so far and in all. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly error: AppError | null;
}

const pageSize = 5000;
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

const loadReports = async ({ db, reports }: Session): Promise<void> => {
  const pieces = await db.reports.orderBy('piece').toArray();
  reports.fill(pieces.flatMap(({ rows }) => JSON.parse(rows) as ReportListRow[]));
};

const rebuild = async (project: ProjectState): Promise<void> => {
  state.session?.db.close();
  const name = freshName(project.instanceId);
  const db = openMirrorDb(name);
  const session: Session = { key: sessionKey(project), db, reports: new ReportsCache() };
  const behind = writeTo(session);
  const answer = await api.mirror.sync({ have: null });
  if (!answer.ok) return set({ status: 'failed', error: answer.error });
  if (answer.value.mode !== 'rebuild') return;
  const target = answer.value.position;
  const total = Object.values(answer.value.counts).reduce((a, b) => a + b, 0);
  let done = 0;
  set({ session: null, status: 'filling', progress: { done, total }, error: null });
  for (const table of mirrorTableNames) {
    // Screens get the session when the small tables are whole: a list that is still coming must not look empty.
    if (table === 'reports') set({ session });
    let after: number | null = null;
    do {
      const page = await api.mirror.page({ table, after, limit: pageSize });
      if (!page.ok) return set({ status: 'failed', error: page.error });
      const rows = JSON.parse(page.value.rows) as unknown[];
      // Screens are fed from the stream; the database fills behind.
      await behind?.fill(table, rows);
      done += rows.length;
      set({ progress: { done, total } });
      after = page.value.next;
    } while (after !== null);
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
  if (name === null || !(await Dexie.exists(name))) return false;
  const db = openMirrorDb(name);
  const row = await db.position.get('position');
  if (row?.complete !== true) {
    db.close();
    return false;
  }
  const { key: _, complete: __, ...have } = row;
  const answer = await api.mirror.sync({ have });
  if (!answer.ok || answer.value.mode !== 'changes') {
    db.close();
    return false;
  }
  const { batch } = answer.value;
  const session: Session = { key: sessionKey(project), db, reports: new ReportsCache() };
  await loadReports(session);
  await writeTo(session)?.batch(batch);
  session.reports.ready();
  position = batch.position;
  set({ session, status: 'ready', progress: null, error: null });
  return true;
};

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
  set({ session: null, status: 'opening', progress: null, error: null });
  if (!(await tryResume(project))) await rebuild(project);
  await drain();
};

/** Starts listening; called once, before the first render. */
export const startSession = async (): Promise<void> => {
  bridge.on('project', (project) => {
    if (project !== null && state.session?.key === sessionKey(project)) set({ project });
    else void enqueue(() => openProject(project));
  });
  bridge.on('changes', (batch) => {
    if (state.status === 'opening' || state.status === 'filling') waiting.push(batch);
    else void enqueue(() => applyBatch(batch));
  });
  const current = await api.projects.current(null);
  if (current.ok && current.value !== null && state.project === null)
    await enqueue(() => openProject(current.value));
};
