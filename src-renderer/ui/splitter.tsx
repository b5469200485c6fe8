import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import styles from './splitter.module.css';

/**
 * The edge between two panes. Drag it, or focus it and use the arrow keys (Home and End for the limits). `side` says on which
 * side of the edge the pane lies whose width is meant.
 */
export function Splitter({
  label,
  width,
  min,
  max,
  side,
  onChange,
}: {
  readonly label: string;
  readonly width: number;
  readonly min: number;
  readonly max: number;
  readonly side: 'left' | 'right';
  readonly onChange: (width: number) => void;
}) {
  const start = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const sign = side === 'left' ? 1 : -1;
  const set = (next: number) => onChange(Math.round(Math.min(max, Math.max(min, next))));

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, width };
  };
  const onPointerMove = (event: PointerEvent) => {
    if (start.current) set(start.current.width + sign * (event.clientX - start.current.x));
  };
  const stop = () => {
    start.current = null;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.shiftKey ? 64 : 16;
    if (event.key === 'ArrowLeft') set(width - sign * step);
    else if (event.key === 'ArrowRight') set(width + sign * step);
    else if (event.key === 'Home') set(min);
    else if (event.key === 'End') set(max);
    else return;
    event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: hr takes no focus; this is the window splitter pattern of WAI-ARIA
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      className={styles.splitter}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={stop}
      onPointerCancel={stop}
      onKeyDown={onKeyDown}
    />
  );
}
