import { useLocation } from 'wouter';
import { Navigation } from './navigation';
import styles from './frame.module.css';
import { InspectorPane } from './inspector-pane';
import type { Page } from './pages';
import { Routes } from './routes';
import { StatusBar, type StatusFacts } from './status-bar';
import { TopBar } from './top-bar';

/** The window of an open review: stages at the left, where I am on top, the work, the inspector, the status bar. */
export function Frame({
  title,
  pages,
  status,
}: {
  readonly title: string;
  readonly pages: readonly Page[];
  readonly status: StatusFacts;
}) {
  const [location] = useLocation();
  const page = pages.find((one) => one.path === location.split('/')[1]);
  return (
    <div className={styles.frame}>
      {/* biome-ignore lint/a11y/useValidAnchor: a skip link; the address holds the page, so the jump is made here */}
      <a
        className={`unseen ${styles.skip}`}
        href="#work"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById('work')?.focus();
        }}
      >
        Skip to the work
      </a>
      <Navigation title={title} pages={pages} />
      <TopBar page={page} />
      <main id="work" tabIndex={-1} className={styles.work}>
        <Routes pages={pages} />
      </main>
      <InspectorPane />
      <StatusBar facts={status} />
    </div>
  );
}
