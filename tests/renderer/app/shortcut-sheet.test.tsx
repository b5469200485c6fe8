import { expect, test } from 'vitest';
import { ShortcutSheet } from '../../../src-renderer/app/shortcut-sheet';
import { useCommands } from '../../../src-renderer/ui/commands';
import { render } from '../ui/render';

test('the sheet lists every command that has keys, by group', async () => {
  function Window() {
    useCommands([
      { id: 'a', label: 'Include', group: 'Screening', keys: 'I', run: () => undefined },
      { id: 'b', label: 'Undo', group: 'Edit', keys: 'Mod+Z', run: () => undefined },
      { id: 'c', label: 'Without keys', group: 'Edit', run: () => undefined },
    ]);
    return <ShortcutSheet opened onClose={() => undefined} />;
  }
  await render(
    <>
      <section id="overlays" />
      <Window />
    </>,
  );
  const text = document.body.textContent ?? '';
  expect(text).toContain('Screening');
  expect(text).toContain('Include');
  expect(text).toContain('Mod+Z');
  expect(text).not.toContain('Without keys');
});
