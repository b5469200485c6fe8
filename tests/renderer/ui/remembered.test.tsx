import { act } from 'react';
import { expect, test } from 'vitest';
import {
  readBoolean,
  readNumber,
  remember,
  remembered,
  useRemembered,
} from '../../../src-renderer/ui/remembered';
import { render } from './render';

test('what is of another shape is as if nothing were remembered', () => {
  localStorage.setItem('width', '"wide"');
  expect(remembered('width', 320, readNumber)).toBe(320);
  localStorage.setItem('width', '{not json');
  expect(remembered('width', 320, readNumber)).toBe(320);
  remember('width', 400);
  expect(remembered('width', 320, readNumber)).toBe(400);
});

test('all who follow a key see the change', async () => {
  function Follower() {
    const [open] = useRemembered('open', true, readBoolean);
    return <span>{open ? 'open' : 'closed'}</span>;
  }
  const box = await render(
    <>
      <Follower />
      <Follower />
    </>,
  );
  expect(box.textContent).toBe('openopen');
  await act(async () => remember('open', false));
  expect(box.textContent).toBe('closedclosed');
});
