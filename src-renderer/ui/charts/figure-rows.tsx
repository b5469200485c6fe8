import { type KeyboardEvent, useRef } from 'react';
import type { Figure, Region } from '#core/figures/marks';
import styles from './figure.module.css';

export interface RowHandlers {
  /** What the list of rows is called. */
  readonly label: string;
  /** Id of the region that is selected; null for none. */
  readonly active: string | null;
  readonly onActive: (region: Region) => void;
  /** Click, or the space bar: more about this row is wanted. */
  readonly onSelect?: (region: Region) => void;
  /** Enter, or double click. */
  readonly onOpen?: (region: Region) => void;
}

const steps: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

/** The rows of a figure as a list laid over it: one stop of the Tab key, arrows move, each reads out its sentence. */
export function FigureRows({
  figure,
  label,
  active,
  onActive,
  onSelect,
  onOpen,
}: RowHandlers & { readonly figure: Pick<Figure, 'regions'> }) {
  const list = useRef<HTMLDivElement>(null);
  const { regions } = figure;
  const at = Math.max(
    0,
    regions.findIndex(({ id }) => id === active),
  );
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const region = regions[at];
    const next = steps[event.key]?.(at, regions.length - 1);
    if (next !== undefined) {
      const to = regions[next];
      if (to) onActive(to);
      list.current?.querySelectorAll<HTMLElement>('[role="option"]')[next]?.focus();
    } else if (event.key === 'Enter' && region) onOpen?.(region);
    else if (event.key === ' ' && region) onSelect?.(region);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  if (regions.length === 0) return null;
  return (
    <div ref={list} role="listbox" aria-label={label} tabIndex={-1} onKeyDown={onKeyDown}>
      {regions.map((region, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys of all its rows, the space bar among them
        <div
          key={region.id}
          role="option"
          tabIndex={index === at ? 0 : -1}
          aria-selected={region.id === active}
          aria-label={region.ariaText}
          data-result={region.resultId ?? undefined}
          className={styles.row}
          style={{ left: region.x, top: region.y, width: region.width, height: region.height }}
          onMouseEnter={() => onActive(region)}
          onFocus={() => onActive(region)}
          onClick={() => onSelect?.(region)}
          onDoubleClick={() => onOpen?.(region)}
        />
      ))}
    </div>
  );
}
