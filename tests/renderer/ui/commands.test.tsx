import { act, useState } from 'react';
import { expect, test } from 'vitest';
import { useCommandKeys } from '../../../src-renderer/app/hotkeys';
import { allCommands, type Command, useCommands } from '../../../src-renderer/ui/commands';
import { press, render } from './render';

const command = (id: string, more: Partial<Command> = {}): Command => ({
  id,
  label: id,
  group: 'Test',
  run: () => undefined,
  ...more,
});

function Source({
  commands,
  base = false,
}: {
  readonly commands: readonly Command[];
  readonly base?: boolean;
}) {
  useCommands(commands, base);
  useCommandKeys();
  return <input aria-label="field" />;
}

test('a page stands over the frame although its effects run first, and goes with it', async () => {
  const runs: string[] = [];
  const frame = [command('edit.undo', { keys: 'Mod+Z', label: 'frame', run: () => runs.push('frame') })];
  const page = [command('edit.undo', { keys: 'Mod+Z', label: 'page', run: () => runs.push('page') })];
  let close = () => undefined as undefined;
  function Both() {
    const [open, setOpen] = useState(true);
    close = () => void setOpen(false) as undefined;
    useCommands(frame, true);
    useCommandKeys();
    return open ? <Page /> : null;
  }
  function Page() {
    useCommands(page);
    return null;
  }
  await render(<Both />);
  await press(window, 'z', { ctrlKey: true });
  expect(runs).toEqual(['page']);
  expect(allCommands().map((one) => one.label)).toEqual(['page']);
  await act(async () => close());
  await press(window, 'z', { ctrlKey: true });
  expect(runs).toEqual(['page', 'frame']);
});

test('what runs is what the latest render gave', async () => {
  const seen: number[] = [];
  let next = () => undefined as undefined;
  function Counter() {
    const [count, setCount] = useState(1);
    next = () => void setCount(2) as undefined;
    useCommands([command('count', { keys: 'C', run: () => seen.push(count) })]);
    useCommandKeys();
    return null;
  }
  await render(<Counter />);
  await act(async () => next());
  await press(window, 'c');
  expect(seen).toEqual([2]);
});

test('keys do not fire in fields unless they say so, nor where the command is not available', async () => {
  const runs: string[] = [];
  const box = await render(
    <Source
      commands={[
        command('include', { keys: 'I', run: () => runs.push('include') }),
        command('palette', { keys: 'Mod+K', inFields: true, run: () => runs.push('palette') }),
        command('never', { keys: 'N', when: () => false, run: () => runs.push('never') }),
      ]}
    />,
  );
  const field = box.querySelector('input') as HTMLInputElement;
  await press(field, 'i');
  expect(runs).toEqual([]);
  await press(field, 'k', { ctrlKey: true });
  expect(runs).toEqual(['palette']);
  await press(window, 'n');
  await press(window, 'i');
  expect(runs).toEqual(['palette', 'include']);
});

test('no key fires under a dialog', async () => {
  const runs: string[] = [];
  await render(
    <>
      <Source commands={[command('include', { keys: 'I', run: () => runs.push('include') })]} />
      <div role="dialog" aria-modal="true" />
    </>,
  );
  await press(window, 'i');
  expect(runs).toEqual([]);
});
