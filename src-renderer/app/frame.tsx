import { type ReactNode, useEffect } from 'react';
import { useLocation } from 'wouter';
import { showSource } from '../ui/inspector';
import styles from './frame.module.css';
import { InspectorPane } from './inspector-pane';
import { Navigation } from './navigation';
import { type Page, pageAt } from './pages';
import { Routes } from './routes';
import { StatusBar, type StatusFacts } from './status-bar';
import { focusWork, TopBar } from './top-bar';

/**
 * The window of an open review: stages at the left, where I am on top, the work, the inspector, the status bar. `children`
 * stand in for the pages while there is something else to say. Its parts are memoised: each change that is saved comes by here, and only
 * the status bar has to say so.
 */
export function Frame({
  title,
  pages,
  status,
  onCommand,
  children,
}: {
  readonly title: string;
  readonly pages: readonly Page[];
  readonly status: StatusFacts;
  readonly onCommand: (id: string) => void;
  readonly children?: ReactNode;
}) {
  const [location] = useLocation();
  const page = pageAt(pages, location);
  const pageId = page?.id;
  // A source belongs to the page it was asked for on.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when another page is shown
  useEffect(() => {
    showSource(null);
  }, [pageId]);
  // The keys are for the page now, not for the link that led here, nor for what went away with the page before.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when another place is shown
  useEffect(() => {
    const at = document.activeElement;
    if (at === null || at === document.body || at.closest('nav')) focusWork();
  }, [location]);
  return (
    <div className={styles.frame}>
      {/* biome-ignore lint/a11y/useValidAnchor: a skip link; the address holds the page, so the jump is made here */}
      <a
        className={`unseen ${styles.skip}`}
        href="#work"
        onClick={(event) => {
          event.preventDefault();
          focusWork();
        }}
      >
        Skip to the work
      </a>
      <Navigation title={title} pages={pages} onCommand={onCommand} />
      <TopBar page={page} />
      <main id="work" tabIndex={-1} className={styles.work}>
        {children ?? <Routes pages={pages} />}
      </main>
      {page?.inspector === false ? null : <InspectorPane whenUsed={page?.inspector === 'when-used'} />}
      <StatusBar facts={status} onCommand={onCommand} />
    </div>
  );
}
