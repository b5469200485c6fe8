import { Menu } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import type { ExclusionReason } from '#core/model/review';
import { Button, IconButton } from '../button';
import { MenuEntries, type MenuGroup } from '../menu';
import styles from './verdict-buttons.module.css';

/** What E alone does where a reason is not asked for. */
export type ExcludeWith = 'nothing' | 'last' | 'ask';

/** Exclude, and beside it the reasons with their digits. */
export function ExcludeButton({
  label,
  reasons,
  pressed,
  disabled,
  opened,
  onOpen,
  onExclude,
  onReason,
  onNewReason,
  alone,
}: {
  readonly label: string;
  readonly reasons: readonly ExclusionReason[];
  readonly pressed: boolean;
  readonly disabled: boolean;
  readonly opened: boolean;
  readonly onOpen: (opened: boolean) => void;
  readonly onExclude: () => void;
  readonly onReason: (reason: ExclusionReason) => void;
  readonly onNewReason?: () => void;
  /** What E alone does; absent where a reason is always asked for. */
  readonly alone?: { readonly value: ExcludeWith; readonly set: (value: ExcludeWith) => void } | null;
}) {
  const groups: MenuGroup[] = [
    {
      label: 'Exclude because',
      entries: [
        ...reasons.map((reason, at) => ({
          label: reason.text,
          ...(at < 9 ? { keys: String(at + 1) } : {}),
          run: () => onReason(reason),
        })),
        ...(onNewReason ? [{ label: 'Another reason ...', run: onNewReason }] : []),
      ],
    },
  ];
  if (alone) {
    const choice = (value: ExcludeWith, text: string) => ({
      label: text,
      checked: alone.value === value,
      stay: true,
      run: () => alone.set(value),
    });
    groups.push({
      label: 'E alone',
      entries: [
        choice('nothing', 'gives no reason'),
        choice('last', 'gives the reason given last'),
        choice('ask', 'asks for the reason'),
      ],
    });
  }
  return (
    <span className={styles.split}>
      <Button
        keys="E"
        className={styles.verdict}
        data-verdict="exclude"
        aria-pressed={pressed}
        disabled={disabled}
        onClick={onExclude}
      >
        {label}
      </Button>
      <Menu opened={opened} onChange={onOpen} position="top-start" offset={4} returnFocus>
        <Menu.Target>
          <IconButton
            kind="plain"
            className={styles.reasons}
            label="Reasons"
            icon={<ChevronDown aria-hidden="true" />}
            disabled={disabled}
          />
        </Menu.Target>
        <Menu.Dropdown className={styles.reasonMenu} aria-label="Reasons">
          <MenuEntries groups={groups} />
        </Menu.Dropdown>
      </Menu>
    </span>
  );
}
