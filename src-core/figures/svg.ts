import type { Figure, Mark } from './marks';
import { lightPalette, type Palette } from './palette';

export interface SvgOptions {
  readonly palette?: Palette;
  /** Start of the ids of title and description; differs where several figures stand in one document. */
  readonly idPrefix?: string;
}

/** Escapes text for XML and replaces what XML does not allow (control characters, halves of surrogate pairs). */
export const escapeXml = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to take out
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');

/** At most two decimals, no exponent, no negative zero. */
const n = (value: number): string => {
  const rounded = Math.round(value * 100) / 100;
  return String(rounded === 0 ? 0 : rounded);
};

const drawn = (mark: Mark, palette: Palette): string => {
  const colour = palette[mark.role];
  switch (mark.kind) {
    case 'text': {
      const weight = mark.weight === 400 ? '' : ` font-weight="${mark.weight}"`;
      const anchor = mark.anchor === 'start' ? '' : ` text-anchor="${mark.anchor}"`;
      return `<text x="${n(mark.x)}" y="${n(mark.y)}" font-size="${n(mark.size)}"${weight}${anchor} fill="${colour}">${escapeXml(mark.text)}</text>`;
    }
    case 'line': {
      const dash = mark.dash ? ` stroke-dasharray="${n(mark.dash[0])} ${n(mark.dash[1])}"` : '';
      return `<line x1="${n(mark.x1)}" y1="${n(mark.y1)}" x2="${n(mark.x2)}" y2="${n(mark.y2)}" stroke="${colour}" stroke-width="${n(mark.width)}"${dash}/>`;
    }
    case 'rect':
      return `<rect x="${n(mark.x)}" y="${n(mark.y)}" width="${n(mark.width)}" height="${n(mark.height)}" fill="${colour}"/>`;
    case 'polygon':
      return `<polygon points="${mark.points.map(([x, y]) => `${n(x)},${n(y)}`).join(' ')}" fill="${colour}"/>`;
    case 'circle': {
      const paint = mark.hollow ? `fill="none" stroke="${colour}"` : `fill="${colour}"`;
      return `<circle cx="${n(mark.cx)}" cy="${n(mark.cy)}" r="${n(mark.r)}" ${paint}/>`;
    }
  }
};

/** Runs of marks that belong to the same row, so that each row is one group with its sentence. */
const runs = (marks: readonly Mark[]): Mark[][] => {
  const out: Mark[][] = [];
  for (const mark of marks) {
    const run = out[out.length - 1];
    const first = run?.[0];
    if (run && first && first.resultId === mark.resultId && first.ariaText === mark.ariaText) run.push(mark);
    else out.push([mark]);
  }
  return out;
};

/** A figure as an SVG document. The same figure and palette give the same bytes. */
export function figureToSvg(figure: Figure, options: SvgOptions = {}): string {
  const palette = options.palette ?? lightPalette;
  const id = options.idPrefix ?? 'figure';
  const [width, height] = [n(figure.width), n(figure.height)];
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-title ${id}-description" font-family="Inter, Arial, sans-serif">`,
    `<title id="${id}-title">${escapeXml(figure.title)}</title>`,
    `<desc id="${id}-description">${escapeXml(figure.description)}</desc>`,
    `<rect width="${width}" height="${height}" fill="${palette.ground}"/>`,
  ];
  for (const run of runs(figure.marks)) {
    const { resultId, ariaText } = run[0]!;
    const body = run.map((mark) => drawn(mark, palette));
    if (resultId === null && ariaText === null) {
      lines.push(...body);
      continue;
    }
    const data = resultId === null ? '' : ` data-result="${escapeXml(resultId)}"`;
    lines.push(`<g${data}>`);
    if (ariaText !== null) lines.push(`<title>${escapeXml(ariaText)}</title>`);
    lines.push(...body, '</g>');
  }
  return `${[...lines, '</svg>'].join('\n')}\n`;
}
