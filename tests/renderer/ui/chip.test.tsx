import { useState } from 'react';
import { expect, test } from 'vitest';
import { Chip } from '../../../src-renderer/ui/chip';
import { click, render } from './render';

function Filters() {
  const [names, setNames] = useState(['a', 'b', 'c']);
  return (
    <div id="work" tabIndex={-1}>
      {names.map((name) => (
        <Chip key={name} removeLabel={name} onRemove={() => setNames(names.filter((one) => one !== name))}>
          {name}
        </Chip>
      ))}
    </div>
  );
}

test('the keyboard goes from a removed chip to the next, from the last to the one before, and then to the page', async () => {
  const box = await render(<Filters />);
  const remove = async (name: string) => {
    const cross = box.querySelector<HTMLElement>(`[aria-label="${name}"]`);
    if (cross === null) throw new Error(`no chip ${name}`);
    cross.focus();
    await click(cross);
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const at = document.activeElement;
    return at?.getAttribute('aria-label') ?? at?.id;
  };
  expect(await remove('b')).toBe('c');
  expect(await remove('c')).toBe('a');
  expect(await remove('a')).toBe('work');
});
