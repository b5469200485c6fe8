import { expect, test } from 'vitest';
import { Estimate, estimateRoom } from '../../../src-renderer/ui/estimate';
import { RobLight, VerdictMark, VerifiedMark } from '../../../src-renderer/ui/marks';
import { timeLeft } from '../../../src-renderer/ui/progress';
import { render } from './render';

test('an estimate reads as journals print it, with a true minus sign', async () => {
  const pooled = { estimate: -0.34, low: -0.95, high: 0.27 };
  const room = estimateRoom([{ pooled, scale: 'natural' }]);
  const box = await render(<Estimate effect={pooled} scale="natural" room={room} />);
  expect(box.textContent).toBe('−0.34 [−0.95, 0.27]');
});

test('a column of estimates has the room its own longest numbers need', () => {
  const ratio = { estimate: 0.49, low: 0.001, high: 0.7 };
  const wide = { estimate: 12.25, low: 1.139, high: 104.32 };
  expect(estimateRoom([{ pooled: ratio, scale: 'log' }])).toEqual([4, 7, 5]);
  expect(
    estimateRoom([
      { pooled: ratio, scale: 'log' },
      { pooled: wide, scale: 'log' },
    ]),
  ).toEqual([5, 7, 7]);
  expect(estimateRoom([])).toEqual([0, 0, 0]);
});

test('every mark says its meaning in words, not by colour alone', async () => {
  const verdict = await render(<VerdictMark verdict="exclude" word="Wrong population" />);
  expect(verdict.textContent).toContain('Wrong population');
  const light = await render(<RobLight level="some" of="Randomisation" />);
  expect(light.querySelector('[role=img]')?.getAttribute('aria-label')).toBe('Randomisation: Some concerns');
  const unverified = await render(<VerifiedMark verified={false} />);
  expect(unverified.textContent).toContain('unverified');
  const verified = await render(<VerifiedMark verified />);
  expect(verified.textContent).toBe('');
});

test('time left is said as coarsely as it is known', () => {
  expect(timeLeft(2)).toBe('a few seconds left');
  expect(timeLeft(14)).toBe('about 15 s left');
  expect(timeLeft(61)).toBe('about 2 min left');
});
