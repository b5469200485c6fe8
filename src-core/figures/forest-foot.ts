import type { AnalysisReport } from '../synthesis/report';
import { type ForestLayout, lineHeight, margin, rowLabel, smallSize } from './forest-layout';
import type { ForestLights } from './forest-options';
import { lightLetter } from './lights';
import { lightsKey } from './lights-key';
import { type Mark, plainPen } from './marks';
import { wrapText } from './text-metrics';

const small = { size: smallSize, role: 'muted' } as const;

const paragraph = (text: string, x: number, y: number, width: number): { marks: Mark[]; y: number } => {
  // Room for fonts that are wider than the table of widths.
  const lines = wrapText(text, width * 0.94, smallSize);
  const marks = lines.map((line, i) => plainPen.text({ x, y: y + i * lineHeight, text: line, ...small }));
  return { marks, y: y + lines.length * lineHeight };
};

/** Notes, marks and what was left out, over the whole width. `top` is the first baseline. */
export function footMarks(
  report: AnalysisReport,
  layout: ForestLayout,
  lights: ForestLights | null | undefined,
  top: number,
): { readonly marks: Mark[]; readonly bottom: number } {
  const marks: Mark[] = [];
  let y = top;
  const width = layout.width - 2 * margin;
  const add = (text: string, indent = 0): void => {
    const part = paragraph(text, margin + indent, y, width - indent);
    marks.push(...part.marks);
    y = part.y;
  };
  if (report.error) add(`Not pooled: ${report.error.text}`);
  for (const note of report.notes) add(note);
  const labels = report.rows.map(rowLabel).join('');
  if (labels.includes('\u00a0†')) add('† Unverified: not yet checked against the source.');
  if (labels.includes('\u00a0‡')) add('‡ Effect computed after the continuity correction.');
  if (lights && report.rows.length > 0) {
    y += 4;
    const names = [...lights.domains.map(({ name }) => name), 'Overall'];
    const lettered = names.map((name, i) => `${lightLetter(i)}\u00a0${name}`);
    const key = lightsKey(lights, lettered, margin, y, width);
    marks.push(...key.marks);
    y = key.y;
  }
  if (report.leftOut.length > 0) {
    y += 4;
    marks.push(
      plainPen.text({ x: margin, y, text: `Left out (${report.leftOut.length})`, ...small, weight: 600 }),
    );
    y += lineHeight;
    for (const entry of report.leftOut) add(`${entry.label}: ${entry.text}`, 10);
  }
  return { marks, bottom: y - lineHeight + margin };
}
