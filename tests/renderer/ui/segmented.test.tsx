import { act, useState } from 'react';
import { expect, test } from 'vitest';
import { Segmented } from '../../../src-renderer/ui/segmented';
import { click, press, render } from './render';

const segments = [
  { value: 'y', label: 'Yes' },
  { value: 'n', label: 'No' },
  { value: 'ni', label: 'No information' },
] as const;

type Answer = (typeof segments)[number]['value'];

async function draw(first: Answer | null, answered: () => void = () => undefined) {
  function Held() {
    const [value, setValue] = useState<Answer | null>(first);
    return (
      <Segmented
        label="Random?"
        segments={segments}
        value={value}
        onChange={setValue}
        onAnswered={answered}
      />
    );
  }
  const box = await render(<Held />);
  const radios = [...box.querySelectorAll<HTMLElement>('[role=radio]')];
  const chosen = () => radios.findIndex((radio) => radio.getAttribute('aria-checked') === 'true');
  return { radios, chosen };
}

test('digits choose and say that the question is answered; a digit beyond the last does nothing', async () => {
  let answered = 0;
  const { radios, chosen } = await draw(null, () => {
    answered += 1;
  });
  await act(async () => radios[0]?.focus());
  await press(radios[0] as HTMLElement, '3');
  expect(chosen()).toBe(2);
  expect(document.activeElement).toBe(radios[2]);
  await press(radios[2] as HTMLElement, '4');
  expect(chosen()).toBe(2);
  expect(answered).toBe(1);
});

test('arrows move and wrap around', async () => {
  const { radios, chosen } = await draw('y');
  await press(radios[0] as HTMLElement, 'ArrowLeft');
  expect(chosen()).toBe(2);
  await press(radios[2] as HTMLElement, 'ArrowRight');
  expect(chosen()).toBe(0);
});

test('one tab stop: the chosen one, or the first', async () => {
  const none = await draw(null);
  expect(none.radios.map((radio) => radio.tabIndex)).toEqual([0, -1, -1]);
  const some = await draw('n');
  expect(some.radios.map((radio) => radio.tabIndex)).toEqual([-1, 0, -1]);
  await click(some.radios[2] as HTMLElement);
  expect(some.chosen()).toBe(2);
});
