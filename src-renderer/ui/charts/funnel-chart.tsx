import { useMemo } from 'react';
import type { FunnelFigure } from '#core/figures/funnel';
import { chartFrame } from '#core/figures/screen-forest';
import styles from './figure.module.css';
import { FigureCanvas } from './figure-canvas';
import { FigureRows, type RowHandlers } from './figure-rows';
import { usePalette } from './use-palette';

/** A funnel plot; its studies can be pointed at, or walked with the arrow keys. */
export function FunnelChart({ figure, ...handlers }: { readonly figure: FunnelFigure } & RowHandlers) {
  const palette = usePalette();
  const frame = useMemo(() => chartFrame(figure), [figure]);
  return (
    <div className={styles.figure} style={{ width: figure.width, height: figure.height }}>
      <FigureCanvas figure={figure} frame={frame} palette={palette} />
      <FigureRows figure={figure} {...handlers} />
    </div>
  );
}
