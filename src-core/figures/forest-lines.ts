import { fractionWidth } from './forest-columns';
import { type ForestLayout, fontSize, lineHeight, margin, smallSize } from './forest-layout';
import { type Mark, type Pen, plainPen } from './marks';
import { wrapText } from './text-metrics';

/** The text of one line of the plot. */
export interface LineText {
  readonly label: string;
  /** One for each column of numbers; empty text draws nothing. */
  readonly cells: readonly string[];
  /** Estimate, lower and upper limit. */
  readonly effect: readonly [string, string, string] | null;
  readonly weight: 400 | 600;
}

/** The label, wrapped. */
export const labelLines = (layout: ForestLayout, { label, weight }: LineText): readonly string[] =>
  wrapText(label, layout.label.width, fontSize, weight);

/** Label (as wrapped), numbers aligned on the point, effect. `y` is the first baseline. */
export function lineMarks(
  pen: Pen,
  layout: ForestLayout,
  text: LineText,
  labels: readonly string[],
  y: number,
): Mark[] {
  const { weight } = text;
  const marks: Mark[] = labels.map((part, i) =>
    pen.text({ x: layout.label.x, y: y + i * lineHeight, text: part, weight }),
  );
  const place = (x: number, part: string | undefined): void => {
    if (part) marks.push(pen.text({ x, y, text: part, weight, anchor: 'end' }));
  };
  layout.columns.forEach((column, i) => {
    const cell = text.cells[i] ?? '';
    place(column.right - column.fraction + fractionWidth(cell, fontSize, weight), cell);
  });
  place(layout.effect.estimate, text.effect?.[0]);
  place(layout.effect.low, text.effect?.[1]);
  place(layout.effect.high, text.effect?.[2]);
  return marks;
}

/** A small line of text left of the plot ("Heterogeneity: ..."); never broken before or after an equals sign. `y` is its top. */
export function remarkMarks(
  layout: ForestLayout,
  text: string,
  y: number,
): { marks: Mark[]; bottom: number } {
  const unbroken = text.replace(/ ([=<]) /g, '\u00a0$1\u00a0');
  const lines = wrapText(unbroken, layout.effect.high - margin, smallSize);
  const marks = lines.map((part, i) =>
    plainPen.text({ x: margin, y: y + 11 + i * lineHeight, text: part, size: smallSize, role: 'muted' }),
  );
  return { marks, bottom: y + lines.length * lineHeight + 3 };
}
