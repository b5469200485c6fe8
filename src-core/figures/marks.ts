/**
 * The drawing model: figures are lists of marks in pixels, top left is (0, 0). The screen and `svg.ts` draw the same marks, so
 * the two cannot differ. Marks name a role, not a colour: a palette (or a theme's CSS) turns roles into colours.
 */
export const markRoles = [
  'ground',
  'ink',
  'muted',
  'rule',
  'grid',
  'reference',
  'whisker',
  'square',
  'diamond',
  'prediction',
  'accent',
  'light-low',
  'light-some',
  'light-high',
  'light-critical',
  'light-none',
  'light-edge',
  'sign-dark',
  'sign-light',
] as const;
export type MarkRole = (typeof markRoles)[number];

interface MarkBase {
  readonly role: MarkRole;
  /** The result behind the mark: the way back to its source. Null for axes, heads and notes. */
  readonly resultId: string | null;
  /** What the mark says, as a sentence; all marks of one row say the same. Null for decoration. */
  readonly ariaText: string | null;
}

export interface TextMark extends MarkBase {
  readonly kind: 'text';
  readonly x: number;
  /** Baseline. */
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly weight: 400 | 600;
  readonly anchor: 'start' | 'middle' | 'end';
}

export interface LineMark extends MarkBase {
  readonly kind: 'line';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly width: number;
  /** Lengths of dash and gap; absent for a solid line. */
  readonly dash?: readonly [number, number];
}

export interface RectMark extends MarkBase {
  readonly kind: 'rect';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PolygonMark extends MarkBase {
  readonly kind: 'polygon';
  readonly points: readonly (readonly [number, number])[];
}

export interface CircleMark extends MarkBase {
  readonly kind: 'circle';
  readonly cx: number;
  readonly cy: number;
  readonly r: number;
  /** Outline instead of a filled disc. */
  readonly hollow?: boolean;
}

export type Mark = TextMark | LineMark | RectMark | PolygonMark | CircleMark;

/** A part of the figure that can be hovered or focused and reads out one sentence. */
export interface Region {
  readonly id: string;
  readonly resultId: string | null;
  readonly ariaText: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Figure {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** One or two sentences that stand for the figure where it cannot be seen. */
  readonly description: string;
  readonly marks: readonly Mark[];
  readonly regions: readonly Region[];
}

type Owned<M extends Mark> = Omit<M, 'kind' | 'resultId' | 'ariaText'>;

/** Makes marks that belong to one row (or to none). */
export interface Pen {
  readonly text: (mark: Partial<Owned<TextMark>> & Pick<TextMark, 'x' | 'y' | 'text'>) => TextMark;
  readonly line: (mark: Owned<LineMark>) => LineMark;
  readonly rect: (mark: Owned<RectMark>) => RectMark;
  readonly polygon: (mark: Owned<PolygonMark>) => PolygonMark;
  readonly circle: (mark: Owned<CircleMark>) => CircleMark;
}

export const penFor = (resultId: string | null, ariaText: string | null): Pen => {
  const owner = { resultId, ariaText };
  return {
    text: (mark) => ({
      kind: 'text',
      size: 12,
      weight: 400,
      anchor: 'start',
      role: 'ink',
      ...mark,
      ...owner,
    }),
    line: (mark) => ({ kind: 'line', ...mark, ...owner }),
    rect: (mark) => ({ kind: 'rect', ...mark, ...owner }),
    polygon: (mark) => ({ kind: 'polygon', ...mark, ...owner }),
    circle: (mark) => ({ kind: 'circle', ...mark, ...owner }),
  };
};

/** For what belongs to no result. */
export const plainPen: Pen = penFor(null, null);
