import { Menu as MantineMenu } from '@mantine/core';
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
        <Entry key={entry.label} entry={entry} />
      ))}
    </Fragment>
  ));
}

function Entry({ entry }: { readonly entry: MenuEntry }) {
  const right = entry.keys ? <KeyHint keys={entry.keys} /> : undefined;
  if (entry.checked !== undefined) {
    return (
      <MantineMenu.CheckboxItem
        checked={entry.checked}
        disabled={entry.disabled ?? false}
        closeMenuOnClick={!entry.stay}
        rightSection={right}
        onChange={entry.run}
      >
        {entry.label}
      </MantineMenu.CheckboxItem>
    );
  }
  return (
    <MantineMenu.Item
      className={entry.danger ? styles.danger : undefined}
      disabled={entry.disabled}
      closeMenuOnClick={!entry.stay}
      leftSection={entry.icon}
      rightSection={right}
      onClick={entry.run}
    >
      {entry.label}
    </MantineMenu.Item>
  );
}

/** A menu under a button (any element that takes a ref and onClick). */
export function Menu({
  target,
  groups,
}: {
  readonly target: ReactElement;
  readonly groups: readonly MenuGroup[];
}) {
  return (
    <MantineMenu position="bottom-start" offset={4}>
      <MantineMenu.Target>{target}</MantineMenu.Target>
      <MantineMenu.Dropdown className={styles.dropdown}>
        <MenuEntries groups={groups} />
      </MantineMenu.Dropdown>
    </MantineMenu>
  );
}
