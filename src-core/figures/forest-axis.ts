import type { AnalysisReport } from '../synthesis/report';
import { type Axis, axisX } from './axis';
import { lineHeight, smallSize } from './forest-layout';
import type { ForestOptions } from './forest-options';
import { favours } from './forest-text';
import { type Mark, plainPen } from './marks';
import { textWidth, wrapText } from './text-metrics';

const small = { size: smallSize, anchor: 'middle' } as const;

interface Sides {
  readonly left: string;
  readonly right: string;
}

/** Favours-labels on either side of no effect; one above the other, with arrows, where a side is too narrow for its words. */
function favoursMarks(
  sides: Sides,
  axis: Axis,
  middle: number,
  y: number,
): { marks: Mark[]; bottom: number } {
  const fits = (text: string, room: number): boolean =>
    text.split(' ').every((word) => textWidth(word, smallSize) <= room);
  const [leftRoom, rightRoom] = [middle - 5 - axis.x0, axis.x1 - middle - 5];
  const baseline = (line: number): number => y + lineHeight * (line + 1) + 1;
  if (fits(sides.left, leftRoom) && fits(sides.right, rightRoom)) {
    const left = wrapText(sides.left, leftRoom, smallSize);
    const right = wrapText(sides.right, rightRoom, smallSize);
    const [leftX, rightX] = [(axis.x0 + middle - 5) / 2, (middle + 5 + axis.x1) / 2];
    const marks = [
      ...left.map((text, i) => plainPen.text({ x: leftX, y: baseline(i), text, ...small })),
      ...right.map((text, i) => plainPen.text({ x: rightX, y: baseline(i), text, ...small })),
    ];
    return { marks, bottom: y + Math.max(left.length, right.length) * lineHeight + 1 };
  }
  const room = axis.x1 - axis.x0;
  const left = wrapText(`← ${sides.left}`, room, smallSize);
  const right = wrapText(`${sides.right} →`, room, smallSize);
  const marks = [
    ...left.map((text, i) => plainPen.text({ x: axis.x0, y: baseline(i), text, size: smallSize })),
    ...right.map((text, i) =>
      plainPen.text({ x: axis.x1, y: baseline(left.length + i), text, size: smallSize, anchor: 'end' }),
    ),
  ];
  return { marks, bottom: y + (left.length + right.length) * lineHeight + 1 };
}

/** The axis with its ticks, its name and the favours-labels. `y` is the axis line. */
export function axisMarks(
  report: AnalysisReport,
  options: ForestOptions,
  axis: Axis,
  y: number,
): { readonly marks: Mark[]; readonly bottom: number } {
  const marks: Mark[] = [plainPen.line({ x1: axis.x0, y1: y, x2: axis.x1, y2: y, width: 1, role: 'rule' })];
  for (const tick of axis.ticks) {
    marks.push(plainPen.line({ x1: tick.x, y1: y, x2: tick.x, y2: y + 4, width: 1, role: 'rule' }));
    marks.push(plainPen.text({ x: tick.x, y: y + 16, text: tick.label, ...small }));
  }
  let bottom = y + 16;
  const sides = favours(report, options);
  if (sides && report.nullValue !== null) {
    const labels = favoursMarks(sides, axis, axisX(axis, report.nullValue), bottom);
    marks.push(...labels.marks);
    bottom = labels.bottom;
  }
  const title = `${report.measureLabel}${axis.scale === 'log' ? ' (log scale)' : ''}`;
  const titleLines = wrapText(title, axis.x1 - axis.x0, smallSize);
  titleLines.forEach((line, i) => {
    const text = { x: (axis.x0 + axis.x1) / 2, y: bottom + lineHeight * (i + 1) + 1, text: line, ...small };
    marks.push(plainPen.text({ ...text, role: 'muted' }));
  });
  return { marks, bottom: bottom + titleLines.length * lineHeight + 1 };
}
