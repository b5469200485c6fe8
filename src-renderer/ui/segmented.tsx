import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { flushSync } from 'react-dom';
import styles from './segmented.module.css';

export interface Segment<T extends string> {
  readonly value: T;
  readonly label: ReactNode;
  /** The accessible name, where the label is no plain text. */
  readonly name?: string;
}

export interface SegmentedProps<T extends string> {
  readonly label: string;
  readonly segments: readonly Segment<T>[];
  readonly value: T | null;
  readonly onChange: (value: T) => void;
  readonly disabled?: boolean;
  /** After a digit key was taken: the place to move on to the next question. */
  readonly onAnswered?: () => void;
}

/** One of a few, all in sight. Arrow keys move, digits 1 to 9 choose while the control has focus. */
export function Segmented<T extends string>(props: SegmentedProps<T>) {
  const { label, segments, value, onChange, disabled = false, onAnswered } = props;
  const group = useRef<HTMLDivElement>(null);
  const at = segments.findIndex((segment) => segment.value === value);

  const choose = (index: number) => {
    const segment = segments[index];
    if (!segment) return;
    onChange(segment.value);
    group.current?.querySelectorAll<HTMLElement>('[role="radio"]')[index]?.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (disabled || event.ctrlKey || event.metaKey || event.altKey) return;
    const digit = /^[1-9]$/.test(event.key) ? Number(event.key) - 1 : -1;
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key] ?? 0;
    if (digit >= 0 && digit < segments.length) {
      // At once: what follows may have the focus before the next key comes.
      flushSync(() => {
        choose(digit);
        onAnswered?.();
      });
    } else if (step !== 0) {
      choose((Math.max(at, step > 0 ? at : 0) + step + segments.length) % segments.length);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={group}
      role="radiogroup"
      aria-label={label}
      aria-disabled={disabled || undefined}
      className={styles.group}
      onKeyDown={onKeyDown}
    >
      {segments.map((segment, index) => (
        // biome-ignore lint/a11y/useSemanticElements: native radios cannot be drawn as one joined bar with digits as keys
        <button
          key={segment.value}
          type="button"
          role="radio"
          aria-checked={segment.value === value}
          aria-label={segment.name}
          disabled={disabled}
          tabIndex={index === Math.max(at, 0) ? 0 : -1}
          className={styles.segment}
          onClick={() => onChange(segment.value)}
        >
          {segment.label}
        </button>
      ))}
    </div>
  );
}
