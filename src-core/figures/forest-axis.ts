import type { AnalysisReport } from '../synthesis/report';
import { type Axis, axisX } from './axis';
import { lineHeight, smallSize } from './forest-layout';
import type { ForestOptions } from './forest-options';
import { favours } from './forest-text';
import { type Mark, plainPen } from './marks';
import { textWidth, wrapText } from './text-metrics';

const small = { size: smallSize, anchor: 'middle' } as const;

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
    const middle = axisX(axis, report.nullValue);
    const halves = [
      { text: sides.left, from: axis.x0, to: middle - 5 },
      { text: sides.right, from: middle + 5, to: axis.x1 },
    ];
    let deepest = 0;
    for (const { text, from, to } of halves) {
      const lines = wrapText(text, Math.max(to - from, 70), smallSize);
      const widest = Math.max(...lines.map((line) => textWidth(line, smallSize)));
      const centre = (from + to) / 2;
      const x = to < middle ? Math.min(centre, to - widest / 2) : Math.max(centre, from + widest / 2);
      lines.forEach((line, i) => {
        marks.push(plainPen.text({ x, y: bottom + lineHeight * (i + 1) + 1, text: line, ...small }));
      });
      deepest = Math.max(deepest, lines.length);
    }
    bottom += deepest * lineHeight + 1;
  }
  const title = `${report.measureLabel}${axis.scale === 'log' ? ' (log scale)' : ''}`;
  const titleLines = wrapText(title, axis.x1 - axis.x0, smallSize);
  titleLines.forEach((line, i) => {
    const text = { x: (axis.x0 + axis.x1) / 2, y: bottom + lineHeight * (i + 1) + 1, text: line, ...small };
    marks.push(plainPen.text({ ...text, role: 'muted' }));
  });
  return { marks, bottom: bottom + titleLines.length * lineHeight + 1 };
}
