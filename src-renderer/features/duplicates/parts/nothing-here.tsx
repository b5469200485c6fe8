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

const moreToCome = [
  'No pair waits of those that were queued',
  'There were more uncertain pairs than the queue holds.',
] as const;

const noSearch = [
  'Near misses were not looked for',
  'The search was cancelled or failed, so nobody knows yet whether there are any.',
] as const;

/** An empty list: what belongs there, and the next step. */
export function NothingHere({
  view,
  looking,
  unlooked,
  more,
  onLook,
}: {
  readonly view: PairView;
  readonly looking: boolean;
  /** Records came in since duplicates were last looked for: what waits is not known. */
  readonly unlooked: boolean;
  /** Not all uncertain pairs were queued. */
  readonly more: boolean;
  /** Given where nothing was looked for yet, so that nobody knows whether something belongs here. */
  readonly onLook: (() => void) | null;
}) {
  const [, go] = useLocation();
  const unknown = onLook !== null;
  const queue = unlooked ? notLooked : more ? moreToCome : texts.open;
  const [title, text] = unknown ? noSearch : view === 'open' ? queue : texts[view];
  const action = unknown
    ? { label: 'Look for near misses', run: onLook }
    : view === 'open' && !unlooked && !more
      ? { label: 'Go to screening', run: () => go('/screening') }
      : null;
  return (
    <div style={{ flex: 1 }}>
      {looking ? (
        <EmptyState
          title="Looking ..."
          text={unknown ? 'Pairs that came close to being one report.' : text}
        />
      ) : (
        <EmptyState title={title} text={text} {...(action === null ? {} : { action })} />
      )}
    </div>
  );
}
