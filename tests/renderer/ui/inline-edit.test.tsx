import { act } from 'react';
import { expect, test } from 'vitest';
import { InlineEdit } from '../../../src-renderer/ui/inline-edit';
import { click, press, render } from './render';

async function open() {
  const saved: string[] = [];
  const box = await render(
    <InlineEdit label="Name" value="Response" onSave={(value) => saved.push(value)} />,
  );
  await click(box.querySelector('button') as HTMLElement);
  const input = box.querySelector('input') as HTMLInputElement;
  const type = async (text: string) => {
    await act(async () => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text);
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
  };
  return { box, input, type, saved };
}

test('Enter saves once, trimmed', async () => {
  const { input, type, saved } = await open();
  await type(' Remission ');
  await press(input, 'Enter');
  expect(saved).toEqual(['Remission']);
});

test('Escape and an unchanged text save nothing', async () => {
  const first = await open();
  await first.type('Remission');
  await press(first.input, 'Escape');
  expect(first.saved).toEqual([]);
  expect(first.box.querySelector('button')?.textContent).toBe('Response');
  const second = await open();
  await press(second.input, 'Enter');
  expect(second.saved).toEqual([]);
});
