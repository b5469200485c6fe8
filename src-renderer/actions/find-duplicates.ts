import { counted } from '#core/counted';
import type { DedupeMode } from '#core/dedupe/find-duplicates';
import type { AppError } from '#core/errors';
import { api, bridge } from '../bridge';
import { mirrorCaughtUp, readSession, type Session, subscribeSession } from '../mirror/session';
import { createStore } from '../ui/store';
import { toast, toastError } from '../ui/toast';
import { inThisReview } from './open-review';
import { undoOf } from './undo';

/** The search for duplicates that is running, if one is. */
export interface DuplicatesJob {
  readonly job: string;
  readonly done: number;
  readonly total: number;
  readonly since: number;
  readonly text: string;
}

const running = createStore<DuplicatesJob | null>(null);
export const useDuplicatesJob = (): DuplicatesJob | null => running.use();

/** For the bar: how far, and the seconds that are left as things go. */
export const progressOf = ({
  text,
  done,
  total,
  since,
}: DuplicatesJob): { label: string; done: number; total: number; unit: string; secondsLeft?: number } => ({
  label: text,
  done,
  total,
  unit: '%',
  ...(done === 0 ? {} : { secondsLeft: ((Date.now() - since) / 1000 / done) * (total - done) }),
});

let listening = false;
const listen = (): void => {
  if (listening) return;
  listening = true;
  bridge.on('progress', ({ job, done, total }) => {
    const now = running.get();
    if (now?.job === job) running.set({ ...now, done, total });
  });
};

/** What a person has cancelled; any other search that is cancelled was stopped by leaving its review. */
let cancelledByHand: string | null = null;
export const cancelDuplicates = (): void => {
  const now = running.get();
  cancelledByHand = now?.job ?? null;
  if (now !== null) void api.imports.cancel({ job: now.job });
};

/** Runs one piece of work on duplicates; another one waits for nobody and is refused. */
export const withDuplicatesJob = async <V>(
  text: string,
  work: (job: string) => Promise<V>,
): Promise<V | null> => {
  if (running.get() !== null) return null;
  listen();
  const job = crypto.randomUUID();
  running.set({ job, done: 0, total: 100, since: Date.now(), text });
  try {
    return await work(job);
  } finally {
    running.set(null);
  }
};

export interface FoundDuplicates {
  readonly merged: number;
  /** Of these, reports that were here before the searches of an import. */
  readonly earlier: number;
  readonly takenBack: number;
  readonly undecided: number;
  readonly queueFull: boolean;
}

/** "1 merge was taken back; 14 pairs are for you to decide". */
export const foundText = ({ merged, takenBack, undecided, queueFull }: FoundDuplicates): string => {
  const done = [
    ...(merged === 0 ? [] : [`Merged ${counted(merged, 'duplicate report', 'duplicate reports')}`]),
    ...(takenBack === 0 ? [] : [`${counted(takenBack, 'merge was', 'merges were')} taken back`]),
    ...(undecided === 0
      ? []
      : [
          `${counted(undecided, 'pair is', 'pairs are')} for you to decide${queueFull ? ', the likeliest of more: look again when they are decided' : ''}`,
        ]),
  ];
  return [...(merged + takenBack === 0 ? ['Nothing to merge'] : []), ...done].join('; ');
};

/** Looks for duplicates among all records; quietly after the import of these searches. Null when it was cancelled, failed, or one is running already. */
export const findDuplicates = (
  afresh: boolean,
  quiet = false,
  searches: readonly string[] = [],
): Promise<FoundDuplicates | null> => look({ afresh, searches: [...searches] }, quiet);

/** Looks for them afresh in another mode, which the review only has once what was found is kept. */
export const findDuplicatesIn = (mode: DedupeMode): Promise<FoundDuplicates | null> =>
  look({ afresh: true, mode }, false);

/** Reviews (their files) that were left while duplicates were looked for in them. */
const stoppedByLeaving = new Set<string>();

/** A search that was stopped by leaving its review begins by itself again when that is opened again: once its rows are here. Called once. */
export const resumeSearches = (): void => {
  let opened: Session | null = null;
  subscribeSession(() => {
    const { session, project, status } = readSession();
    if (session === opened || (session !== null && status !== 'ready')) return;
    opened = session;
    if (session === null || project === null || !stoppedByLeaving.delete(project.path)) return;
    if (project.readOnly === null && project.reviewerId !== null) void findDuplicates(false, true);
  });
};

const look = async (
  how: { readonly afresh: boolean; readonly mode?: DedupeMode; readonly searches?: string[] },
  quiet: boolean,
): Promise<FoundDuplicates | null> => {
  const isHere = inThisReview();
  const path = readSession().project?.path;
  let isLeft = false;
  const answer = await withDuplicatesJob('Looking for duplicates', async (job) => {
    // After a large import the window's rows come first: both at once would take the machine from each other.
    if (quiet) await mirrorCaughtUp();
    const done = isHere() ? await api.duplicates.find({ job, ...how }) : null;
    isLeft = done === null || (!done.ok && done.error.code === 'cancelled' && cancelledByHand !== job);
    return done;
  });
  if (path !== undefined && isLeft) stoppedByLeaving.add(path);
  if (answer === null) return null;
  if (!answer.ok) {
    if (!isLeft && isHere()) tell(answer.error);
    return null;
  }
  if (path !== undefined) stoppedByLeaving.delete(path);
  if (!isHere()) return null;
  const { merged, takenBack } = answer.value;
  if (!quiet) toast(foundText(answer.value), merged + takenBack === 0 ? {} : undoOf(answer.change));
  return answer.value;
};

const tell = (error: AppError): void => {
  if (error.code === 'cancelled')
    toast('Looking for duplicates was cancelled. The Duplicates page starts it again.');
  else if (error.code === 'busy') toast(error.text, { id: 'duplicates' });
  else toastError(error);
};
