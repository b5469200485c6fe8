import { expect, test } from 'vitest';
import { Estimate } from '../../../src-renderer/ui/estimate';
import { RobLight, VerdictMark, VerifiedMark } from '../../../src-renderer/ui/marks';
import { timeLeft } from '../../../src-renderer/ui/progress';
import { render } from './render';

test('an estimate reads as journals print it, with a true minus sign', async () => {
  const box = await render(<Estimate effect={-0.34} low={-0.95} high={0.27} />);
  expect(box.textContent).toBe('−0.34 [−0.95, 0.27]');
  const plain = await render(<Estimate plain effect={2.224} low={1.139} high={4.321} />);
  expect(plain.textContent).toBe('2.22 [1.14, 4.32]');
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
