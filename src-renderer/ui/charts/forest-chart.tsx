import { type MouseEvent, useMemo, useState } from 'react';
import type { ForestFigure } from '#core/figures/forest';
import { chartFrame, rulerLabel } from '#core/figures/screen-forest';
import styles from './figure.module.css';
import { FigureCanvas } from './figure-canvas';
import { FigureRows, type RowHandlers } from './figure-rows';
import { usePalette } from './use-palette';

/** A line under the pointer with the value that the axis has there. */
function Ruler({
  at,
  figure,
  colour,
}: {
  readonly at: number | null;
  readonly figure: ForestFigure;
  readonly colour: string;
}) {
  const label = at === null ? null : rulerLabel(figure, at);
  if (at === null || label === null) return null;
  return (
    <>
      <line x1={at} x2={at} y1={label.top} y2={label.bottom} stroke={colour} strokeDasharray="2 3" />
      <text x={at} y={label.y} fontSize={11} textAnchor="middle" fill={colour}>
        {label.text}
      </text>
    </>
  );
}

/** A forest plot drawn by Recharts from the figure's marks; rows can be pointed at, or walked with the arrow keys. */
export function ForestChart({ figure, ...handlers }: { readonly figure: ForestFigure } & RowHandlers) {
  const palette = usePalette();
  const frame = useMemo(() => chartFrame(figure), [figure]);
  const [pointer, setPointer] = useState<number | null>(null);
  const onMove = (event: MouseEvent) => setPointer(event.nativeEvent.offsetX);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the ruler only follows the pointer; every row says its numbers itself
    <div
      className={styles.figure}
      style={{ width: figure.width, height: figure.height }}
      onMouseMove={onMove}
      onMouseLeave={() => setPointer(null)}
    >
      <FigureCanvas figure={figure} frame={frame} palette={palette}>
        <Ruler at={pointer} figure={figure} colour={palette.muted} />
      </FigureCanvas>
      <FigureRows figure={figure} {...handlers} />
    </div>
  );
}
