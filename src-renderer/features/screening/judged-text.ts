import type { StageProgress } from '#core/screening/queue';

const number = new Intl.NumberFormat('en');

/**
 * Who judged what of a stage that waits for nothing more of this reviewer. Verdicts are this reviewer's own; of what others judged alone
 * only what became of it is said, and that shows to this reviewer already, since a blind stage keeps waiting for a vote.
 */
export const judgedText = (progress: StageProgress): string => {
  const [total, include, exclude, maybe, sentOn, takenOut] = [
    progress.total,
    progress.include,
    progress.exclude,
    progress.maybe,
    progress.in,
    progress.out,
  ].map((n) => number.format(n));
  const mine = progress.include + progress.exclude + progress.maybe;
  const own = `${include} in, ${exclude} out, ${maybe} maybe`;
  if (mine === progress.total) return `All ${total} judged: ${own}`;
  if (mine === 0) return `All ${total} judged by others, none by you: ${sentOn} in, ${takenOut} out`;
  return `All ${total} judged, ${number.format(mine)} of them by you: ${own}`;
};
