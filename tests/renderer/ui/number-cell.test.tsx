import { act, useState } from 'react';
import { expect, test } from 'vitest';
import { NumberCell } from '../../../src-renderer/ui/cells';
import { render } from './render';

interface Kept {
  readonly value: number | null;
  readonly decimals: number | null;
}

let kept: Kept = { value: null, decimals: null };

function Form({ counts }: { readonly counts: boolean }) {
  const [row, setRow] = useState<Kept>({ value: null, decimals: null });
  kept = row;
  return (
    <NumberCell
      label="Mean"
      value={row.value}
      {...(counts ? { decimals: row.decimals } : {})}
      onChange={(value, decimals) => setRow({ value, decimals })}
    />
  );
}

/** Types as a person does: React listens to the setter of the element's prototype. */
const type = (input: HTMLInputElement, text: string) =>
  act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });

const leave = (input: HTMLInputElement) =>
  act(async () => {
    input.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
  });

const field = async (counts: boolean): Promise<HTMLInputElement> => {
  const input = (await render(<Form counts={counts} />)).querySelector('input');
  if (input === null) throw new Error('no field');
  return input;
};

test('trailing zeros are kept where they count, and stay in sight', async () => {
  const input = await field(true);
  await type(input, '3.5');
  expect(kept).toEqual({ value: 3.5, decimals: null });
  await type(input, '3.50');
  expect(kept).toEqual({ value: 3.5, decimals: 2 });
  await leave(input);
  expect(input.value).toBe('3.50');
  await type(input, '3,00');
  await leave(input);
  expect([kept, input.value]).toEqual([{ value: 3, decimals: 2 }, '3.00']);
  await type(input, '3');
  await leave(input);
  expect([kept, input.value]).toEqual([{ value: 3, decimals: null }, '3']);
  await type(input, '');
  expect(kept).toEqual({ value: null, decimals: null });
});

test('elsewhere a number is a number', async () => {
  const input = await field(false);
  await type(input, '12.0');
  await leave(input);
  expect([kept.value, input.value]).toEqual([12, '12']);
});
