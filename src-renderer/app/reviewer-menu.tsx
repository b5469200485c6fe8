import { memo } from 'react';
import { ChevronUp } from 'lucide-react';
import { useRows } from '../mirror/use-live';
import { Button } from '../ui/button';
import { Menu } from '../ui/menu';
import { switchReviewer } from './program';
import styles from './status-bar.module.css';

/** Who sits in front of the screen; the reviewers of a review may take turns at one computer. */
export const ReviewerMenu = memo(function ReviewerMenu({
  name,
  onCommand,
}: {
  readonly name: string;
  readonly onCommand: (id: string) => void;
}) {
  const people = (useRows('reviewers') ?? []).filter(({ role, active }) => role !== 'dataset' && active);
  return (
    <Menu
      target={
        <Button kind="quiet" className={styles.who} title="Who is reviewing">
          {name}
          <ChevronUp aria-hidden="true" />
        </Button>
      }
      groups={[
        {
          label: 'Who is reviewing',
          entries: people.map((person) => ({
            label: person.name,
            checked: person.name === name,
            run: () => {
              if (person.name !== name) void switchReviewer(person.id, person.name);
            },
          })),
        },
        {
          entries: [
            { label: 'Somebody else ...', run: () => onCommand('project.other-reviewer') },
            { label: 'Change my name ...', run: () => onCommand('project.name') },
          ],
        },
      ]}
    />
  );
});
