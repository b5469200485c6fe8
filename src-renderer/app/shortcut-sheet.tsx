import { type Command, useAllCommands } from '../ui/commands';
import { Dialog } from '../ui/dialog';
import { KeyHint } from '../ui/key-hint';
import styles from './shortcut-sheet.module.css';

const byGroup = (commands: readonly Command[]): ReadonlyMap<string, readonly Command[]> => {
  const groups = new Map<string, Command[]>();
  for (const command of commands) {
    if (command.keys) groups.set(command.group, [...(groups.get(command.group) ?? []), command]);
  }
  return groups;
};

/** All keys that work here and now, made from the same commands that they run. */
export function ShortcutSheet({
  opened,
  onClose,
}: {
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  const groups = byGroup(useAllCommands(opened));
  return (
    <Dialog title="Keyboard shortcuts" opened={opened} onClose={onClose} width={680}>
      <div className={styles.sheet}>
        {[...groups].map(([group, commands]) => (
          <section key={group} aria-label={group} className={styles.group}>
            <h3>{group}</h3>
            <dl>
              {commands.map((command) => (
                <div key={command.id}>
                  <dt>{command.label}</dt>
                  <dd>
                    <span className="unseen">{command.keys}</span>
                    <KeyHint keys={command.keys ?? ''} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
