import { Menu as MantineMenu } from '@mantine/core';
import { Check } from 'lucide-react';
import { Fragment, type ReactElement, type ReactNode } from 'react';
import { KeyHint } from './key-hint';
import styles from './menu.module.css';

export interface MenuEntry {
  readonly label: string;
  readonly icon?: ReactNode;
  readonly keys?: string;
  /** Present on entries that are switched on and off. */
  readonly checked?: boolean;
  readonly disabled?: boolean;
  readonly danger?: boolean;
  /** True leaves the menu open after choosing (for several switches in a row). */
  readonly stay?: boolean;
  readonly run: () => void;
}

export interface MenuGroup {
  readonly label?: string;
  readonly entries: readonly MenuEntry[];
}

/** What drops down: groups of entries with a hairline between them. */
export function MenuEntries({ groups }: { readonly groups: readonly MenuGroup[] }) {
  return groups.map((group, index) => (
    <Fragment key={group.label ?? group.entries[0]?.label ?? index}>
      {index > 0 ? <MantineMenu.Divider /> : null}
      {group.label ? <MantineMenu.Label>{group.label}</MantineMenu.Label> : null}
      {group.entries.map((entry) => (
        <MantineMenu.Item
          key={entry.label}
          className={entry.danger ? styles.danger : undefined}
          disabled={entry.disabled}
          closeMenuOnClick={!entry.stay}
          leftSection={entry.checked === undefined ? entry.icon : <Tick on={entry.checked} />}
          rightSection={entry.keys ? <KeyHint keys={entry.keys} /> : undefined}
          {...(entry.checked === undefined
            ? {}
            : { role: 'menuitemcheckbox', 'aria-checked': entry.checked })}
          onClick={entry.run}
        >
          {entry.label}
        </MantineMenu.Item>
      ))}
    </Fragment>
  ));
}

const Tick = ({ on }: { readonly on: boolean }) => (
  <span className={styles.tick}>{on ? <Check size={14} /> : null}</span>
);

/** A menu under a button (any element that takes a ref and onClick). */
export function Menu({
  target,
  groups,
}: {
  readonly target: ReactElement;
  readonly groups: readonly MenuGroup[];
}) {
  return (
    <MantineMenu position="bottom-start" offset={4} returnFocus>
      <MantineMenu.Target>{target}</MantineMenu.Target>
      <MantineMenu.Dropdown className={styles.dropdown}>
        <MenuEntries groups={groups} />
      </MantineMenu.Dropdown>
    </MantineMenu>
  );
}
