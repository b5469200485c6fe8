import { FilePlus2, FlaskConical, FolderOpen, Syringe, X } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type * as z from 'zod';
import type { recentSchema } from '#core/contract/projects';
import { api } from '../bridge';
import { IconButton } from '../ui/button';
import { KeyHint } from '../ui/key-hint';
import { toastError } from '../ui/toast';
import styles from './home.module.css';
import { useProgram } from './program';
import { openFailure, openReview, openStarter } from './review-actions';

type Recent = z.infer<typeof recentSchema>;

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

function Start({
  icon,
  label,
  text,
  keys,
  run,
}: {
  readonly icon: ReactNode;
  readonly label: string;
  readonly text: string;
  readonly keys?: string;
  readonly run: () => void;
}) {
  return (
    <button type="button" className={styles.start} onClick={run}>
      {icon}
      <span>
        <span className={styles.startLabel}>
          {label} {keys ? <KeyHint keys={keys} /> : null}
        </span>
        <span className="muted">{text}</span>
      </span>
    </button>
  );
}

function RecentReview({ review, onForget }: { readonly review: Recent; readonly onForget: () => void }) {
  return (
    <li className={styles.recent} data-missing={review.missing || undefined}>
      <button type="button" className={styles.open} onClick={() => void openReview(review.path)}>
        <span className={styles.title}>{review.title || review.fileName}</span>
        <span className={`muted ${styles.path}`} title={review.path}>
          {review.missing ? 'Not found: ' : ''}
          {review.shownPath}
        </span>
        <time className={`numbers muted ${styles.when}`} dateTime={review.openedAt}>
          {day.format(new Date(review.openedAt))}
        </time>
      </button>
      <IconButton
        label={`Take ${review.title || review.fileName} off the list`}
        icon={<X aria-hidden="true" />}
        onClick={onForget}
      />
    </li>
  );
}

/** Where one begins: a new review, a file, the two examples, and the reviews opened last. */
export function Home({ onNew }: { readonly onNew: () => void }) {
  const [recent, setRecent] = useState<readonly Recent[] | null>(null);
  const program = useProgram();
  const failure = openFailure.use();

  const load = useCallback(async () => {
    const answer = await api.projects.recent(null);
    if (answer.ok) setRecent(answer.value);
    else toastError(answer.error);
  }, []);
  // Again after a failure: what was there may be missing now.
  // biome-ignore lint/correctness/useExhaustiveDependencies: loads anew when a failure comes or goes
  useEffect(() => void load(), [load, failure]);

  const forget = async (path: string) => {
    await api.projects.forget({ path });
    await load();
  };
  return (
    <main className={styles.home}>
      <div className={styles.columns}>
        <header className={styles.head}>
          <h1>LDN Workbench</h1>
          <p className="muted">Systematic reviews from search result to forest plot, all on this computer.</p>
        </header>
        <section aria-labelledby="home-start">
          <h2 id="home-start">Start</h2>
          <Start
            icon={<FilePlus2 aria-hidden="true" />}
            label="New review ..."
            text="A question, criteria, and a file of its own"
            keys="Mod+N"
            run={onNew}
          />
          <Start
            icon={<FolderOpen aria-hidden="true" />}
            label="Open review ..."
            text="A .ldnr file, or drop one here"
            keys="Mod+O"
            run={() => void openReview()}
          />
          <h2>Examples, each opened as a copy in your documents</h2>
          <Start
            icon={<FlaskConical aria-hidden="true" />}
            label="Open the LDN evidence review"
            text="Low-dose naltrexone, condition by condition"
            run={() => void openStarter('ldn')}
          />
          <Start
            icon={<Syringe aria-hidden="true" />}
            label="Open the BCG example"
            text="13 trials of a vaccine: the classic data set"
            run={() => void openStarter('bcg')}
          />
        </section>
        <section aria-labelledby="home-recent" className={styles.list}>
          <h2 id="home-recent">Recent reviews</h2>
          {recent && recent.length === 0 ? (
            <p>Reviews that you open stand here. Begin with the LDN evidence review, or make your own.</p>
          ) : null}
          <ul>
            {recent?.map((review) => (
              <RecentReview key={review.path} review={review} onForget={() => void forget(review.path)} />
            ))}
          </ul>
        </section>
      </div>
      <footer className={`numbers ${styles.foot}`}>
        <span>{program?.reviewer?.name ?? ''}</span>
        <span>{program ? `Version ${program.version}` : ''}</span>
      </footer>
    </main>
  );
}
