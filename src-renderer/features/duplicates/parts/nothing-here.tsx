import { useLocation } from 'wouter';
import { EmptyState } from '../../../ui/empty-state';
import type { PairView } from '../queries';

const texts: Record<PairView, readonly [string, string]> = {
  open: [
    'No pair waits for you',
    'What is certain was merged; whatever an import brings in doubt stands here.',
  ],
  merged: [
    'Nothing was merged',
    'Reports that the program merged by itself stand here, the least certain first.',
  ],
  decided: ['Nothing decided yet', 'What people said of pairs stands here, and can be changed.'],
  near: ['No near misses', 'No other two records come close to being one report.'],
};

const notLooked = [
  'No pair waits of those looked for so far',
  'What came in since then is not compared yet.',
] as const;

/** An empty list: what belongs there, and the next step. */
export function NothingHere({
  view,
  looking,
  unlooked,
}: {
  readonly view: PairView;
  readonly looking: boolean;
  /** Records came in since duplicates were last looked for: what waits is not known. */
  readonly unlooked: boolean;
}) {
  const [, go] = useLocation();
  const [title, text] = view === 'open' && unlooked ? notLooked : texts[view];
  return (
    <div style={{ flex: 1 }}>
      <EmptyState
        title={looking ? 'Looking ...' : title}
        text={text}
        {...(view === 'open' && !looking && !unlooked
          ? { action: { label: 'Go to screening', run: () => go('/screening') } }
          : {})}
      />
    </div>
  );
}
