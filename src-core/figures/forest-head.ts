import { type ForestLayout, fontSize, lineHeight } from './forest-layout';
import { lightLetter } from './lights';
import { type Mark, plainPen } from './marks';

const bold = { size: fontSize, weight: 600 } as const;

/** The heads of all columns, bottom-aligned, with a rule under each arm and one under the whole. `top` is where they may begin. */
export function headMarks(
  layout: ForestLayout,
  top: number,
): { readonly marks: Mark[]; readonly bottom: number } {
  const groupLines = Math.max(0, ...layout.groups.map((group) => group.lines.length));
  const lines = Math.max(groupLines + 1, layout.effect.head.length);
  const last = top + lines * lineHeight - 3;
  const marks: Mark[] = [plainPen.text({ x: layout.label.x, y: last, text: 'Study', ...bold })];
  for (const column of layout.columns) {
    marks.push(plainPen.text({ x: column.right, y: last, text: column.head, anchor: 'end', ...bold }));
  }
  for (const group of layout.groups) {
    const middle = (group.left + group.right) / 2;
    const base = last - lineHeight - 2;
    group.lines.forEach((text, i) => {
      const y = base - (group.lines.length - 1 - i) * lineHeight;
      marks.push(plainPen.text({ x: middle, y, text, anchor: 'middle', ...bold }));
    });
    const y = base + 4.5;
    marks.push(plainPen.line({ x1: group.left, y1: y, x2: group.right, y2: y, width: 1, role: 'grid' }));
  }
  layout.effect.head.forEach((text, i) => {
    const y = last - (layout.effect.head.length - 1 - i) * lineHeight;
    marks.push(plainPen.text({ x: layout.effect.high, y, text, anchor: 'end', ...bold }));
  });
  const firstLight = layout.lights[0];
  const lastLight = layout.lights[layout.lights.length - 1];
  if (firstLight !== undefined && lastLight !== undefined) {
    const middle = (firstLight + lastLight) / 2;
    marks.push(
      plainPen.text({ x: middle, y: last - lineHeight - 2, text: 'Risk of bias', anchor: 'middle', ...bold }),
    );
    layout.lights.forEach((x, i) => {
      marks.push(plainPen.text({ x, y: last, text: lightLetter(i), anchor: 'middle', ...bold }));
    });
  }
  const bottom = last + 7;
  marks.push(
    plainPen.line({
      x1: layout.label.x,
      y1: bottom,
      x2: layout.width - layout.label.x,
      y2: bottom,
      width: 1,
      role: 'rule',
    }),
  );
  return { marks, bottom };
}
