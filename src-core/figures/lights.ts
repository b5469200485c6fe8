import type { JudgementLevel } from '../appraisal/appraisal-tool';
import type { Mark, Pen } from './marks';

/** Judgements of one result or study: level ids by domain id, null where there is none yet. */
export interface LightRow {
  readonly domains: Readonly<Record<string, string | null>>;
  readonly overall: string | null;
}

export interface LightsTool {
  readonly toolLabel: string;
  readonly domains: readonly { readonly id: string; readonly name: string }[];
  readonly levels: readonly JudgementLevel[];
}

/** A, B, C ... for the domains, and the next letter for the overall judgement. */
export const lightLetter = (index: number): string => String.fromCharCode(65 + index);

const darkSigns: readonly JudgementLevel['light'][] = ['low', 'some', 'none'];

/** One light with its sign; an empty ring where there is no judgement. */
export function lightMarks(
  pen: Pen,
  cx: number,
  cy: number,
  r: number,
  level: JudgementLevel | null,
): Mark[] {
  if (level === null) return [pen.circle({ cx, cy, r: r - 0.5, role: 'light-edge', hollow: true })];
  const size = r * 1.9;
  return [
    pen.circle({ cx, cy, r, role: `light-${level.light}` }),
    pen.text({
      x: cx,
      y: cy + size * 0.36,
      text: level.sign,
      size,
      weight: 600,
      anchor: 'middle',
      role: darkSigns.includes(level.light) ? 'sign-dark' : 'sign-light',
    }),
  ];
}
