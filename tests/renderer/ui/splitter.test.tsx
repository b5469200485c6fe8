import { useState } from 'react';
import { expect, test } from 'vitest';
import { Splitter } from '../../../src-renderer/ui/splitter';
import { press, render } from './render';

async function draw(side: 'left' | 'right') {
  function Held() {
    const [width, setWidth] = useState(300);
    return <Splitter label="Width" side={side} width={width} min={200} max={340} onChange={setWidth} />;
  }
  const box = await render(<Held />);
  const edge = box.querySelector('[role=separator]') as HTMLElement;
  return { edge, width: () => Number(edge.getAttribute('aria-valuenow')) };
}

test('the arrow keys move the edge, whichever side the pane is on', async () => {
  const left = await draw('left');
  await press(left.edge, 'ArrowLeft');
  expect(left.width()).toBe(284);
  const right = await draw('right');
  await press(right.edge, 'ArrowLeft');
  expect(right.width()).toBe(316);
});

test('limits hold, and Home and End reach them', async () => {
  const { edge, width } = await draw('left');
  await press(edge, 'ArrowRight', { shiftKey: true });
  expect(width()).toBe(340);
  await press(edge, 'Home');
  expect(width()).toBe(200);
  await press(edge, 'End');
  expect(width()).toBe(340);
});
