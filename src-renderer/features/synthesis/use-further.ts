import { useEffect, useMemo, useState } from 'react';
import { furtherResults, runnableAnalysis, type Specification } from '#core/synthesis/analyse-results';
import type { FurtherBlock, FurtherReport } from '#core/synthesis/further/further-report';
import type { OverviewRows } from '#core/synthesis/overview';
import { runAnalysis } from '#core/synthesis/run-analysis';

/** A block that fits in a frame, computed as it is shown; null when the analysis cannot be run. */
export const useFurther = (
  rows: OverviewRows,
  specification: Specification,
  block: FurtherBlock,
): FurtherReport | null =>
  useMemo(() => furtherResults(rows, specification, [block]), [rows, specification, block]);

export type Later =
  | { readonly at: 'computing' }
  | { readonly at: 'failed' }
  | { readonly at: 'done'; readonly report: FurtherReport | null };

const computing: Later = { at: 'computing' };

/** A block that takes longer, computed beside the window; what is no longer wanted is stopped. */
export function useFurtherLater(
  rows: OverviewRows,
  specification: Specification,
  block: FurtherBlock,
  /** Up to so many results it is computed as it is shown after all. */
  atOnce = 0,
): Later {
  const asked = useMemo(() => runnableAnalysis(rows, specification, [block]), [rows, specification, block]);
  const small = asked.inputs.length <= atOnce;
  const own = useMemo(
    (): Later | null =>
      small ? { at: 'done', report: runAnalysis(asked.settings, asked.inputs, asked.leftOut).further } : null,
    [asked, small],
  );
  const [answer, setAnswer] = useState<{ readonly to: unknown; readonly later: Later } | null>(null);
  useEffect(() => {
    if (small) return;
    const worker = new Worker(new URL('./further-worker.ts', import.meta.url), { type: 'module' });
    const settle = (later: Later) => setAnswer({ to: asked, later });
    worker.onmessage = ({ data }: MessageEvent<FurtherReport | null>) => settle({ at: 'done', report: data });
    worker.onerror = () => settle({ at: 'failed' });
    worker.postMessage(asked);
    return () => worker.terminate();
  }, [asked, small]);
  if (own !== null) return own;
  return answer?.to === asked ? answer.later : computing;
}

/** Up to so many results, whatever looks at each of them in turn still fits in a frame. */
const fitsInFrame = 60;

/** A block that takes the longer the more results there are: computed as it is shown while they are few, beside the window beyond that. */
export const useFurtherByCount = (
  rows: OverviewRows,
  specification: Specification,
  block: FurtherBlock,
): Later => useFurtherLater(rows, specification, block, fitsInFrame);
