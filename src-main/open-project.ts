import { basename } from 'node:path';
import type { Events } from '#core/contract/index';
import type { ProjectState } from '#core/contract/projects';
import { type AppError, appError } from '#core/errors';
import { err, ok, type Result } from '#core/result';
import { backupDue, noRoomForBackup, pruneBackups } from './files/backups';
import { dropLeftParts } from './files/keep-original';
import type { SettingsFile } from './files/settings';
import { storeEnv } from './files/store-env';
import { foldLogAt } from './store/database';
import { changesSince, positionOf } from './store/mirror-source';
import { changeMade } from './change-made';
import { enterReviewer } from './enter-reviewer';
import { createStore, openStore } from './store/open';
import type { Loan } from './store/loan';
import type { OpeningCheck } from './opening-check';
import { backupFailure, damagedInUse } from './project-failures';
import { SearchAhead } from './search-ahead';
import { reviewOf } from './store/report-rows';
import type { Store } from './store/store';
import { countUnindexed } from './store/word-index';
import type { Indexing } from './tasks/index-words';
import { type LongJob, LongJobs } from './long-jobs';
import { Turns } from './turns';

export type Emit = <E extends keyof Events>(event: E, payload: Events[E]) => void;

const backupDelay = 8000;
const indexWait = { first: 2000, most: 60_000 };
/** A window that has asked for no rows for so long has them. */
const rowsWait = 1000;

/** The review stays open because somebody would not have a long job stopped: nothing to be told. */
const stayed = appError('cancelled', 'The review stays open.');

const closedMeanwhile = appError(
  'cancelled',
  'The review was closed before this could be saved; it was not saved.',
);

/** The one project that the program has open, and who sits in front of it. */
export class OpenProject {
  private store: Store | null = null;
  private stopBackup: (() => void) | null = null;
  private readonly turns = new Turns();
  private indexing: Indexing | null = null;
  private indexLater: NodeJS.Timeout | undefined;
  private rowsAskedAt = 0;
  private readonly searchAhead = new SearchAhead(() => this.isAsked());
  readonly jobs = new LongJobs();
  private asking = false;
  /** What was found wrong with the open file after it was opened: nothing more is saved into it. */
  private damage: AppError | null = null;

  constructor(
    readonly settings: SettingsFile,
    private readonly emit: Emit,
    /** Copies a project file to a place, away from this process; gives what stops it. */
    private readonly copy: (
      path: string,
      to: string,
      done: (result: Result<string, AppError>) => void,
    ) => () => void,
    /** Fills a project's word index, away from this process; it waits while the window is being given its rows. */
    private readonly index: (path: string, isUrgentElsewhere: () => boolean) => Indexing,
    /** Asks whether a long job may be stopped because the review is left. */
    private readonly mayStop: (job: LongJob) => Promise<boolean>,
    readonly check: OpeningCheck,
  ) {}

  /** The open store, or the sentence that there is none. */
  current(): Result<Store, AppError> {
    return this.store === null ? err(appError('no-project', 'No project is open.')) : ok(this.store);
  }

  viewer(): string | null {
    return this.settings.get().reviewer?.id ?? null;
  }

  /**
   * Store and reviewer for a change, once nobody else writes; asks for a name first where nobody gave one. What had to wait is done for
   * the project and the reviewer it was asked for, or not at all.
   */
  async writer(): Promise<Result<{ readonly store: Store; readonly reviewer: string }, AppError>> {
    const store = this.current();
    const reviewer = this.viewer();
    await this.turns.free();
    await this.indexing?.free();
    if (!store.ok) return store;
    if (reviewer === null)
      return err(appError('forbidden', 'Enter your name first: every change belongs to a reviewer.'));
    if (this.damage !== null) return err(this.damage);
    return this.store === store.value ? ok({ store: store.value, reviewer }) : err(closedMeanwhile);
  }

  /**
   * Lets another process write what takes long, in one transaction; changes made here wait for it, reading goes on. When it fails or is
   * stopped on the way, nothing of its work is there.
   */
  async lend<V>(
    work: (loan: Loan, reviewer: string, store: Store) => Promise<Result<V, AppError>>,
    stop: () => void,
  ): Promise<Result<V, AppError>> {
    const current = this.current();
    if (!current.ok) return current;
    const store = current.value;
    const reviewer = this.viewer();
    if (reviewer === null)
      return err(appError('forbidden', 'Enter your name first: every change belongs to a reviewer.'));
    if (store.readOnly !== null)
      return err(appError('read-only', store.readOnly, { where: { file: store.path } }));
    if (this.damage !== null) return err(this.damage);
    const lent = async (): Promise<Result<V, AppError>> => {
      if (this.store !== store) return err(closedMeanwhile);
      const { path, env, replica } = store;
      await this.stopIndexing();
      try {
        const done = await work({ path, device: env.device, replica }, reviewer, store);
        if (this.store !== store) return done;
        this.rowsAsked();
        store.catchUp();
        if (!done.ok) store.shrink();
        return done;
      } finally {
        if (this.store === store) this.fillIndex(store);
      }
    };
    const done = this.turns.take(lent, stop, err(closedMeanwhile));
    this.announce();
    await done;
    this.announce();
    return done;
  }

  /** Whether this review may be let go: asks where that would stop a long job. */
  async mayLeave(): Promise<boolean> {
    const job = this.jobs.toAskAbout();
    if (job === null) return true;
    if (this.asking) return false;
    this.asking = true;
    try {
      return await this.mayStop(job);
    } finally {
      this.asking = false;
    }
  }

  /** Stops what other processes write here, and lets what waited for that be done: before the project is let go. */
  async settle(): Promise<void> {
    await Promise.all([this.turns.end(), this.jobs.end()]);
    await this.stopIndexing();
  }

  /** Whether `settle` has something to wait for. */
  isBusy(): boolean {
    return this.isLent() || this.indexing !== null || !this.jobs.isEmpty();
  }

  /** Told that the window asks for its rows, or is about to. */
  rowsAsked(): void {
    this.rowsAskedAt = performance.now();
  }

  private isAsked(): boolean {
    return performance.now() - this.rowsAskedAt < rowsWait;
  }

  /** The words of a large import enter the search index after it, while the project is used. */
  private fillIndex(store: Store, tries = 0): void {
    clearTimeout(this.indexLater);
    if (store.readOnly !== null || this.indexing !== null || countUnindexed(store.statements) === 0) return;
    const indexing = this.index(store.path, () => this.isAsked());
    this.indexing = indexing;
    // The log is folded in by the one who fills it, not by the next verdict.
    foldLogAt(store.db, 'never');
    void indexing.ended.then(() => {
      if (this.store === store) foldLogAt(store.db, 'usual size');
      if (this.indexing !== indexing) return;
      this.indexing = null;
      // Whatever ended it before its time, somebody who writes for long or a full disk, may be over by then.
      const again = (): void => {
        if (this.store === store && !this.isLent()) this.fillIndex(store, tries + 1);
      };
      this.indexLater = setTimeout(again, Math.min(indexWait.first * 2 ** tries, indexWait.most));
    });
  }

  private async stopIndexing(): Promise<void> {
    clearTimeout(this.indexLater);
    const { indexing } = this;
    this.indexing = null;
    await indexing?.stop();
  }

  /** Whether another process writes. */
  isLent(): boolean {
    return this.turns.isTaken();
  }

  state(): ProjectState | null {
    const store = this.store;
    if (store === null) return null;
    const { reviewer } = this.settings.get();
    const stack = reviewer === null ? null : store.undoStack(reviewer.id);
    return {
      path: store.path,
      fileName: basename(store.path),
      title: reviewOf(store).title,
      instanceId: store.instanceId,
      revision: store.head.revision,
      hash: store.head.hash,
      readOnly: store.readOnly ?? this.damage?.text ?? null,
      reviewerId: reviewer?.id ?? null,
      reviewerName: reviewer?.name ?? null,
      savedAt: store.head.at,
      lent: this.isLent(),
      undo: stack?.nextUndo()?.text ?? null,
      redo: stack?.nextRedo()?.text ?? null,
    };
  }

  announce(): void {
    this.emit('project', this.state());
  }

  async open(path: string, readOnly = false): Promise<Result<ProjectState, AppError>> {
    if (this.store?.path === path && !readOnly) return this.stateOr();
    const env = storeEnv(this.settings);
    const checked = await this.check.before(path, readOnly, () => !readOnly && env.isAsLeft(path));
    if (!checked.ok) return checked;
    if (!(await this.mayLeave())) return err(stayed);
    if (this.isBusy()) await this.settle();
    const opened = openStore(path, env, { readOnly, sound: checked.value !== 'now' });
    if (!opened.ok) {
      this.goOn();
      return opened;
    }
    const adopted = this.adopt(opened.value);
    if (checked.value === 'later')
      void this.check.meanwhile(path, (cause) => this.foundDamage(opened.value, cause));
    return adopted;
  }

  /** Damage is said, and nothing more is saved; anything else that went wrong with the reading only means that it was not read. */
  private foundDamage(store: Store, cause: AppError): void {
    if (this.store !== store) return;
    if (cause.code === 'project-damaged') this.damage = damagedInUse(cause);
    this.emit('failure', this.damage ?? cause);
    this.announce();
  }

  /** `ready` makes room for the file, once the review that is open may be left. */
  async create(
    path: string,
    fill: (store: Store) => Result<unknown, AppError>,
    ready = (): void => undefined,
  ): Promise<Result<ProjectState, AppError>> {
    if (!(await this.mayLeave())) return err(stayed);
    ready();
    if (this.isBusy()) await this.settle();
    const made = createStore(path, storeEnv(this.settings), fill);
    if (!made.ok) this.goOn();
    return made.ok ? this.adopt(made.value) : made;
  }

  /** The project that was open stays open, where another could not be opened. */
  private goOn(): void {
    if (this.store !== null) this.fillIndex(this.store);
  }

  private adopt(store: Store): Result<ProjectState, AppError> {
    this.closeStore();
    this.store = store;
    if (store.readOnly === null) dropLeftParts(store.path);
    this.rowsAsked();
    store.onCommit((from) => this.afterCommit(store, from));
    void this.joinReviewer();
    this.backUp(store);
    this.fillIndex(store);
    this.searchAhead.start(store);
    this.settings.addRecent(store.path, reviewOf(store).title, new Date().toISOString());
    this.announce();
    return this.stateOr();
  }

  private stateOr(): Result<ProjectState, AppError> {
    const state = this.state();
    return state === null ? err(appError('no-project', 'No project is open.')) : ok(state);
  }

  private afterCommit(store: Store, from: number): void {
    changeMade(store.head);
    // Where there is nothing to go on from, a batch that starts nowhere makes the mirror rebuild.
    const nowhere = { position: positionOf(store, this.viewer()), from: -1, upserts: {}, deletes: {} };
    this.emit('changes', changesSince(store, from, this.viewer()) ?? nowhere);
    this.announce();
    this.searchAhead.start(store);
  }

  /** Enters this person among the project's reviewers, once. */
  async joinReviewer(): Promise<void> {
    await this.turns.free();
    const { reviewer } = this.settings.get();
    const store = this.store;
    if (store === null || reviewer === null || store.readOnly !== null) return;
    enterReviewer(store, reviewer);
  }

  /** One copy a day beside the settings, made a moment after opening so that it does not stand in the way. */
  private backUp(store: Store): void {
    if (store.readOnly !== null || store.head.revision === 0) return;
    const { folder } = this.settings;
    const to = backupDue(folder, store, store.env.now());
    if (to === null) return;
    const start = setTimeout(() => {
      pruneBackups(folder, store.instanceId);
      const noRoom = noRoomForBackup(folder, store);
      if (noRoom !== null) return this.emit('failure', noRoom);
      this.stopBackup = this.copy(store.path, to, (copied) => {
        this.stopBackup = null;
        if (copied.ok) pruneBackups(folder, store.instanceId);
        else if (copied.error.code === 'project-damaged') this.foundDamage(store, copied.error);
        else this.emit('failure', backupFailure(copied.error, to));
      });
    }, backupDelay);
    this.stopBackup = () => clearTimeout(start);
  }

  async close(): Promise<Result<null, AppError>> {
    if (!(await this.mayLeave())) return err(stayed);
    if (this.isBusy()) await this.settle();
    this.closeStore();
    this.settings.update({ lastProject: null });
    this.announce();
    return ok(null);
  }

  /** Lets go of the file without forgetting it: at quitting. */
  closeStore(): void {
    this.stopBackup?.();
    this.stopBackup = null;
    clearTimeout(this.indexLater);
    this.searchAhead.stop();
    void this.check.stop();
    this.damage = null;
    this.store?.close();
    this.store = null;
  }
}
