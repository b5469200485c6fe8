import type { ReactNode } from 'react';
import { ComposedChart, XAxis, YAxis } from 'recharts';
import type { Figure } from '#core/figures/marks';
import type { Palette } from '#core/figures/palette';
import type { ChartFrame } from '#core/figures/screen-forest';
import styles from './figure.module.css';
import { FigureMarks } from './figure-marks';

const noData: never[] = [];

/** A figure's marks, drawn by Recharts on an axis that lies where the figure has it; for the eye alone, rows and tables say the numbers. */
export function FigureCanvas({
  figure,
  frame,
  palette,
  children,
}: {
  readonly figure: Pick<Figure, 'width' | 'height' | 'marks'>;
  readonly frame: ChartFrame;
  readonly palette: Palette;
  readonly children?: ReactNode;
}) {
  return (
    <div aria-hidden="true">
      <ComposedChart
        width={figure.width}
        height={figure.height}
        data={noData}
        margin={frame.margin}
        accessibilityLayer={false}
        className={styles.chart}
      >
        <XAxis type="number" scale={frame.scale} domain={[...frame.domain]} allowDataOverflow hide />
        <YAxis type="number" domain={[0, figure.height]} reversed hide width={0} />
        <FigureMarks marks={figure.marks} palette={palette} />
        {children}
      </ComposedChart>
    </div>
  );
}
