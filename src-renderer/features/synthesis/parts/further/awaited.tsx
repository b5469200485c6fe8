import type { ReactNode } from 'react';
import type { FurtherReport } from '#core/synthesis/further/further-report';
import type { Later } from '../../use-further';

/** A block that may be computed beside the window: itself, or that it is not there yet. Nothing when the analysis cannot be run. */
export function Awaited<T>({
  of,
  pick,
  children,
}: {
  readonly of: Later;
  readonly pick: (report: FurtherReport) => T | null;
  readonly children: (found: T) => ReactNode;
}) {
  if (of.at !== 'done')
    return <p className="muted">{of.at === 'computing' ? 'Computing' : 'Could not be computed.'}</p>;
  const found = of.report === null ? null : pick(of.report);
  return found === null ? null : children(found);
}
