import type { Stage } from '#core/model/review';
import type { QueueFilter, StageProgress } from '#core/screening/queue';
import { EmptyState } from '../../../ui/empty-state';
import { judgedText } from '../judged-text';

const number = new Intl.NumberFormat('en');

export interface EndSteps {
  readonly filter: (filter: QueueFilter) => void;
  readonly go: (path: string) => void;
  readonly clearSearch: () => void;
}

const finished = (stage: Stage, progress: StageProgress, steps: EndSteps) => {
  const { maybe, conflicts } = progress;
  const title = judgedText(progress);
  const on = number.format(progress.in);
  if (conflicts > 0)
    return {
      title,
      text: `Reviewers disagree on ${number.format(conflicts)}. Each conflict needs somebody to settle it.`,
      action: { label: 'Settle the conflicts', run: () => steps.filter('conflict') },
    };
  if (stage === 'title-abstract')
    return {
      title,
      text:
        maybe > 0
          ? `${on} go on to their full texts. A maybe goes on too; look at the maybes once more if there are too many.`
          : `${on} go on to their full texts.`,
      action: { label: 'Go on to full texts', run: () => steps.go('/full-text') },
    };
  return {
    title,
    text: `${on} are in. The next step is to say which of them report the same study.`,
    action: { label: 'Go on to studies', run: () => steps.go('/studies') },
  };
};

/** What stands where no report is left to show, and the one next step. */
export function EndState({
  stage,
  filter,
  progress,
  searching,
  steps,
}: {
  readonly stage: Stage;
  readonly filter: QueueFilter;
  readonly progress: StageProgress;
  readonly searching: boolean;
  readonly steps: EndSteps;
}) {
  if (progress.total === 0) {
    return stage === 'title-abstract' ? (
      <EmptyState
        title="Nothing to screen yet"
        text="Records come here when search results are imported."
        action={{ label: 'Import search results', run: () => steps.go('/import') }}
      />
    ) : (
      <EmptyState
        title="No full texts to read yet"
        text="Reports come here when they are included, or left as maybe, by title and abstract."
        action={{ label: 'Screen titles and abstracts', run: () => steps.go('/screening') }}
      />
    );
  }
  if (searching)
    return (
      <EmptyState
        title="No report left with these words"
        text="The search looks in titles, abstracts and authors, among the reports chosen above."
        action={{ label: 'Clear the search', run: steps.clearSearch }}
      />
    );
  if (filter === 'maybe' && progress.maybe === 0)
    return (
      <EmptyState title="No maybes" text="Reports that you judge as maybe can be looked at again here." />
    );
  if (filter === 'conflict' && progress.conflicts === 0)
    return (
      <EmptyState
        title="No conflicts"
        text="When reviewers disagree on a report, it stands here with both verdicts until somebody settles it."
      />
    );
  if (progress.done < progress.total)
    return (
      <EmptyState
        title="That was the last of these"
        text={`${number.format(progress.total - progress.done)} are still to screen.`}
        action={{ label: 'Go on screening', run: () => steps.filter('to-do') }}
      />
    );
  return <EmptyState {...finished(stage, progress, steps)} />;
}
