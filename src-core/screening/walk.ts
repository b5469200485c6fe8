import { nextPlace } from './queue';

/** One change made on the way: a verdict, or only a note or label. */
export interface WalkStep {
  readonly id: string;
  readonly judged: boolean;
}

/** One pass through a queue of reports: where the reviewer stands and which way they came. */
export interface Walk {
  readonly queue: readonly string[];
  /** Index in the queue; null when nothing is left. */
  readonly place: number | null;
  /** Changes of this pass, latest last: undo goes back along it, one by one. */
  readonly trail: readonly WalkStep[];
  /** Undone, latest last: the way that redo goes. */
  readonly ahead: readonly WalkStep[];
}

type IsDone = (id: string) => boolean;

export const startWalk = (queue: readonly string[]): Walk => ({
  queue,
  place: queue.length === 0 ? null : 0,
  trail: [],
  ahead: [],
});

export const currentOf = (walk: Walk): string | null =>
  walk.place === null ? null : (walk.queue[walk.place] ?? null);

/** Moves without judging, as far as the queue goes. From the end, a step back returns to the last report. */
export const step = (walk: Walk, by: 1 | -1): Walk => {
  if (walk.queue.length === 0) return walk;
  if (walk.place === null) return by < 0 ? { ...walk, place: walk.queue.length - 1 } : walk;
  return { ...walk, place: Math.min(walk.queue.length - 1, Math.max(0, walk.place + by)) };
};

const onwards = (walk: Walk, from: number, isDone: IsDone): number | null => {
  const judged = new Set(walk.trail.filter((t) => t.judged).map((t) => t.id));
  return nextPlace(walk.queue, from, (id) => judged.has(id) || isDone(id));
};

/** The current report was judged: on to the next that is neither judged in this pass nor done otherwise. */
export const afterVerdict = (walk: Walk, isDone: IsDone): Walk => {
  const id = currentOf(walk);
  if (id === null || walk.place === null) return walk;
  const next = { ...walk, trail: [...walk.trail, { id, judged: true }], ahead: [] };
  return { ...next, place: onwards(next, walk.place, isDone) };
};

/** A note or label was kept: nothing moves, but undo knows of it. */
export const afterNote = (walk: Walk, id: string): Walk => ({
  ...walk,
  trail: [...walk.trail, { id, judged: false }],
  ahead: [],
});

/** Stands at `id`; where the queue does not hold it, nothing moves. */
export const goTo = (walk: Walk, id: string): Walk => {
  const place = walk.queue.indexOf(id);
  return place < 0 ? walk : { ...walk, place };
};

/** A verdict could not be kept: back to its report, as if it had not been given. */
export const notKept = (walk: Walk, id: string): Walk => {
  const last = walk.trail.map((t) => (t.judged ? t.id : null)).lastIndexOf(id);
  return { ...goTo(walk, id), trail: walk.trail.filter((_, k) => k !== last) };
};

/** The latest change was undone: back to its report. */
export const undone = (walk: Walk): Walk => {
  const latest = walk.trail.at(-1);
  if (latest === undefined) return walk;
  return { ...goTo(walk, latest.id), trail: walk.trail.slice(0, -1), ahead: [...walk.ahead, latest] };
};

/** What was undone last was done again: on to where it had led. */
export const redone = (walk: Walk, isDone: IsDone): Walk => {
  const latest = walk.ahead.at(-1);
  if (latest === undefined) return walk;
  const next = { ...walk, trail: [...walk.trail, latest], ahead: walk.ahead.slice(0, -1) };
  if (!latest.judged) return goTo(next, latest.id);
  return { ...next, place: onwards(next, Math.max(0, walk.queue.indexOf(latest.id)), isDone) };
};

/** The same walk over a newer queue: stays at its report where that is still there. */
export const withQueue = (walk: Walk, queue: readonly string[]): Walk => {
  const id = currentOf(walk);
  const at = id === null ? -1 : queue.indexOf(id);
  if (at >= 0) return { ...walk, queue, place: at };
  return { ...walk, queue, place: queue.length === 0 ? null : Math.min(walk.place ?? 0, queue.length - 1) };
};

/**
 * The same walk after reports have come or gone: new ones come last. What does not fit any more goes, but neither the report in sight nor what
 * was judged on the way, as long as it is there at all.
 */
export const renewed = (
  walk: Walk,
  fresh: readonly string[],
  isHere: (id: string) => boolean,
  fits: (id: string) => boolean,
): Walk => {
  const passed = new Set([currentOf(walk), ...walk.trail.map(({ id }) => id)]);
  const staying = walk.queue.filter((id) => isHere(id) && (fits(id) || passed.has(id)));
  const known = new Set(staying);
  return withQueue(walk, [...staying, ...fresh.filter((id) => !known.has(id))]);
};

/** The ids of the next few reports, for reading them ahead; then the one before. */
export const around = (walk: Walk, ahead: number): readonly string[] => {
  const { place, queue } = walk;
  if (place === null) return [];
  const before = place > 0 ? [queue[place - 1]!] : [];
  return [...queue.slice(place, place + 1 + ahead), ...before];
};
