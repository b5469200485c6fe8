import { type LightsTool, lightMarks } from './lights';
import { type Mark, plainPen } from './marks';
import { textWidth, wrapText } from './text-metrics';

const size = 11;
const lineHeight = 15;
const muted = { size, role: 'muted' } as const;

/**
 * The key of the lights: what the column heads stand for, then each level with its light. `y` is the first baseline; the `y`
 * given back is the baseline of the line after it.
 */
export function lightsKey(
  tool: LightsTool,
  names: readonly string[],
  x: number,
  y: number,
  width: number,
): { readonly marks: Mark[]; readonly y: number } {
  // Room for fonts that are wider than the table of widths.
  const lines = wrapText(`Risk of bias (${tool.toolLabel}): ${names.join('; ')}.`, width * 0.94, size);
  const marks: Mark[] = lines.map((text, i) => plainPen.text({ x, y: y + i * lineHeight, text, ...muted }));
  let baseline = y + lines.length * lineHeight + 2;
  let left = x;
  const levels = [...tool.levels].sort((a, b) => a.severity - b.severity);
  const entries = [
    ...levels.map((level) => ({ level, label: level.label })),
    { level: null, label: 'Not appraised' },
  ];
  for (const { level, label } of entries) {
    const needed = 15 + textWidth(label, size);
    if (left > x && left + needed > x + width) {
      left = x;
      baseline += lineHeight + 2;
    }
    marks.push(...lightMarks(plainPen, left + 5.5, baseline - 4, 5.5, level));
    marks.push(plainPen.text({ x: left + 15, y: baseline, text: label, ...muted }));
    left += needed + 18;
  }
  return { marks, y: baseline + lineHeight };
}
