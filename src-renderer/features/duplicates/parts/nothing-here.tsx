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

/** An empty list: what belongs there, and the next step. */
export function NothingHere({ view, looking }: { readonly view: PairView; readonly looking: boolean }) {
  const [, go] = useLocation();
  const [title, text] = texts[view];
  return (
    <div style={{ flex: 1 }}>
      <EmptyState
        title={looking ? 'Looking ...' : title}
        text={text}
        {...(view === 'open' && !looking
          ? { action: { label: 'Go to screening', run: () => go('/screening') } }
          : {})}
      />
    </div>
  );
}
