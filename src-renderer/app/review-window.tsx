import { useEffect } from 'react';
import { useLocation } from 'wouter';
import type { ProjectState } from '#core/contract/projects';
import { useSession } from '../mirror/use-live';
import { ErrorNote } from '../ui/error-note';
import { KeepsPlaces } from '../ui/kept';
import { Progress } from '../ui/progress';
import { useConflicts } from './counts';
import { useFileCheck } from './file-check';
import { Frame } from './frame';
import styles from './frame.module.css';
import { type Page, pageAt } from './pages';
import { savedText } from './saved-text';
import type { StatusFacts } from './status-bar';
import { useZoom } from './zoom';

interface WindowProps {
  readonly project: ProjectState;
  readonly pages: readonly Page[];
  readonly onCommand: (id: string) => void;
}

/** The window of the open review; its pages are found as this reviewer left them. */
export function ReviewWindow(props: WindowProps) {
  return (
    <KeepsPlaces key={props.project.reviewerId}>
      <PagesOfReview {...props} />
    </KeepsPlaces>
  );
}

/** From the moment the review opens: what is still on its way shows as such. */
function PagesOfReview({ project, pages, onCommand }: WindowProps) {
  const { status, progress, error } = useSession();
  const conflicts = useConflicts();
  const zoom = useZoom();
  const isChecked = useFileCheck()?.isOpen === true;
  const [location] = useLocation();
  // The page itself is fetched while its rows are; what goes wrong with that is said where the page should stand.
  useEffect(
    () =>
      void pageAt(pages, location)
        ?.load()
        .catch(() => undefined),
    [pages, location],
  );
  const facts: StatusFacts = {
    saved: savedText(project, new Date()),
    zoom,
    conflicts,
    isChecked,
    ...(project.readOnly === null ? {} : { readOnly: project.readOnly }),
    ...(project.reviewerName === null ? {} : { reviewer: project.reviewerName }),
    ...(progress === null ? {} : { filling: progress }),
  };
  if (status === 'failed' && error) {
    return (
      <Frame title={project.title} pages={[]} status={facts} onCommand={onCommand}>
        <div className={styles.failed}>
          <ErrorNote error={error} />
        </div>
      </Frame>
    );
  }
  // Until the first rows are there no page could tell "nothing" from "not yet".
  if (status === 'opening' || status === 'none') {
    return (
      <Frame title={project.title} pages={[]} status={facts} onCommand={onCommand}>
        <div className={styles.opening}>
          <Progress label="Opening the review" done={0} />
        </div>
      </Frame>
    );
  }
  return <Frame title={project.title} pages={pages} status={facts} onCommand={onCommand} />;
}
