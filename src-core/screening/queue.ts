import type { Verdict } from '../model/report';
import type { Stage } from '../model/review';
import type { StageState } from './stage-state';

/** What screening needs to know of a report, as this reviewer may see it. */
export interface ScreenedReport {
  readonly id: string;
  readonly order: number;
  readonly ta: { readonly state: StageState; readonly mine: Verdict | null };
  readonly ft: { readonly state: StageState; readonly mine: Verdict | null };
}

export const queueFilters = ['to-do', 'maybe', 'conflict', 'all'] as const;
export type QueueFilter = (typeof queueFilters)[number];

export const stageCell = <C>(report: { readonly ta: C; readonly ft: C }, stage: Stage): C =>
  stage === 'title-abstract' ? report.ta : report.ft;

/** Full texts are read of what titles and abstracts let through; a verdict once given keeps a report in sight. */
export const isInStage = (report: ScreenedReport, stage: Stage): boolean =>
  stage === 'title-abstract' || report.ta.state === 'in' || report.ft.state !== 'open';

/** True when this reviewer's vote is still wanted: not given, and the stage not settled without it. */
export const needsVote = (report: ScreenedReport, stage: Stage): boolean => {
  const { mine, state } = stageCell(report, stage);
  return mine === null && (state === 'open' || state === 'partial');
};

export const matchesFilter = (report: ScreenedReport, stage: Stage, filter: QueueFilter): boolean => {
  if (!isInStage(report, stage)) return false;
  const cell = stageCell(report, stage);
  switch (filter) {
    case 'to-do':
      return needsVote(report, stage);
    case 'maybe':
      return cell.mine === 'maybe';
    case 'conflict':
      return cell.state === 'conflict';
    case 'all':
      return true;
  }
};

/**
 * The reports to go through, in import order. `hits` narrows them to a search. The page keeps the list it began with, so that
 * a judged report stays where it was for whoever steps back.
 */
export const makeQueue = (
  reports: readonly ScreenedReport[],
  stage: Stage,
  filter: QueueFilter,
  hits: ReadonlySet<string> | null,
): readonly string[] =>
  reports
    .filter((r) => (hits === null || hits.has(r.id)) && matchesFilter(r, stage, filter))
    .sort((a, b) => a.order - b.order)
    .map((r) => r.id);

/**
 * Where to go after a verdict at place `at`: the next one that is not done, then (from the top) any that was passed over, then
 * null when all are done.
 */
export const nextPlace = (
  queue: readonly string[],
  at: number,
  isDone: (id: string) => boolean,
): number | null => {
  for (let step = 1; step < queue.length; step += 1) {
    const place = (at + step) % queue.length;
    if (!isDone(queue[place]!)) return place;
  }
  return null;
};

/** How far a stage is, in this reviewer's eyes. */
export interface StageProgress {
  readonly total: number;
  /** Total less what still waits for this reviewer. */
  readonly done: number;
  readonly include: number;
  readonly exclude: number;
  readonly maybe: number;
  readonly conflicts: number;
  /** Settled: sent on, taken out. */
  readonly in: number;
  readonly out: number;
}

type Counts = { -readonly [K in keyof StageProgress]: number };

const nothing: StageProgress = {
  total: 0,
  done: 0,
  include: 0,
  exclude: 0,
  maybe: 0,
  conflicts: 0,
  in: 0,
  out: 0,
};

/** Counts a report in (`by` 1) or out again (`by` -1). */
const count = (counts: Counts, report: ScreenedReport, stage: Stage, by: 1 | -1): void => {
  if (!isInStage(report, stage)) return;
  const { mine, state } = stageCell(report, stage);
  counts.total += by;
  if (!needsVote(report, stage)) counts.done += by;
  if (mine !== null) counts[mine] += by;
  if (state === 'conflict') counts.conflicts += by;
  if (state === 'in' || state === 'out') counts[state] += by;
};

export const stageProgress = (reports: Iterable<ScreenedReport>, stage: Stage): StageProgress =>
  changedProgress(nothing, [], reports, stage);

/** The progress when some reports, as they were before, have become what they are after: one of 100,000 costs one. */
export const changedProgress = (
  progress: StageProgress,
  before: Iterable<ScreenedReport>,
  after: Iterable<ScreenedReport>,
  stage: Stage,
): StageProgress => {
  const counts: Counts = { ...progress };
  for (const report of before) count(counts, report, stage, -1);
  for (const report of after) count(counts, report, stage, 1);
  return counts;
};
