import { memo, useState } from 'react';
import { Spotlight, type SpotlightActionGroupData, spotlight } from '@mantine/spotlight';
import { Search } from 'lucide-react';
import { available, type Command, useAllCommands } from '../ui/commands';
import { KeyHint } from '../ui/key-hint';

const groupsOf = (commands: readonly Command[]): SpotlightActionGroupData[] => {
  const groups = new Map<string, SpotlightActionGroupData>();
  for (const command of commands) {
    const group = groups.get(command.group) ?? { group: command.group, actions: [] };
    groups.set(command.group, group);
    group.actions.push({
      id: command.id,
      label: command.label,
      ...(command.words ? { keywords: command.words } : {}),
      rightSection: command.keys ? <KeyHint keys={command.keys} /> : undefined,
      onClick: command.run,
    });
  }
  return [...groups.values()];
};

export const openPalette = (): void => spotlight.open();

/** Every command by name: type a few letters, Enter. */
export const Palette = memo(function Palette() {
  const [opened, setOpened] = useState(false);
  const commands = useAllCommands(opened).filter(
    (command) => command.id !== 'view.palette' && available(command),
  );
  return (
    <Spotlight
      actions={groupsOf(commands)}
      shortcut={null}
      onSpotlightOpen={() => setOpened(true)}
      onSpotlightClose={() => setOpened(false)}
      nothingFound="No command of that name"
      scrollable
      maxHeight={420}
      size={560}
      overlayProps={{ blur: 0 }}
      attributes={{ content: { 'aria-label': 'Commands' } }}
      transitionProps={{ duration: 60, exitDuration: 0 }}
      searchProps={{
        leftSection: <Search size={15} aria-hidden="true" />,
        placeholder: 'Go to, or do ...',
        'aria-label': 'Go to, or do',
      }}
    />
  );
});
