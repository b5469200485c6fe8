import { Resvg } from '@resvg/resvg-js';
import { expect, test } from 'vitest';
import { type Figure, markRoles, penFor, plainPen } from '#core/figures/marks';
import { colourBlindSafe, darkPalette, lightPalette } from '#core/figures/palette';
import { escapeXml, figureToSvg } from '#core/figures/svg';

const figure: Figure = {
  width: 100,
  height: 50,
  title: 'A & B <script>',
  description: 'One "figure"',
  regions: [],
  marks: [
    plainPen.text({ x: 1.005, y: 2, text: 'P < 0.001 & more' }),
    penFor('r"1', 'Row').line({
      x1: -0.001,
      y1: 0,
      x2: 1 / 3,
      y2: 1e-9,
      width: 1,
      role: 'rule',
      dash: [2, 1],
    }),
    penFor('r"1', 'Row').circle({ cx: 5, cy: 5, r: 2, role: 'light-low' }),
  ],
};

test('text is escaped, numbers are short, rows are groups with their sentence', () => {
  const svg = figureToSvg(figure, { idPrefix: 'f1' });
  expect(svg).toContain('<title id="f1-title">A &amp; B &lt;script&gt;</title>');
  expect(svg).toContain('P &lt; 0.001 &amp; more');
  expect(svg).toContain('x1="0" y1="0" x2="0.33" y2="0"');
  expect(svg).toContain('stroke-dasharray="2 1"');
  expect(svg.match(/<g data-result="r&quot;1">\n<title>Row<\/title>/g)).toHaveLength(1);
  expect(new Resvg(svg).width).toBe(100);
  expect(figureToSvg(figure, { idPrefix: 'f1' })).toBe(svg);
});

test('what XML does not allow is replaced', () => {
  expect(escapeXml('a\u0000b\u001fc\ud800d\udc00e\ufffff')).toBe('a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf');
  expect(escapeXml('\ud83d\ude00 ok')).toBe('\ud83d\ude00 ok');
});

test('every palette has a colour for every role, and signs can be read on their lights', () => {
  const luminance = (hex: string): number => {
    const parts = [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255);
    const [r, g, b] = parts.map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
  };
  const contrast = (a: string, b: string): number => {
    const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (high! + 0.05) / (low! + 0.05);
  };
  for (const base of [lightPalette, darkPalette]) {
    for (const palette of [base, colourBlindSafe(base)]) {
      for (const role of markRoles) expect(palette[role]).toMatch(/^#[0-9a-f]{6}$/);
      for (const light of ['light-low', 'light-some', 'light-none'] as const) {
        expect(contrast(palette[light], palette['sign-dark'])).toBeGreaterThan(4.5);
      }
      for (const light of ['light-high', 'light-critical'] as const) {
        expect(contrast(palette[light], palette['sign-light'])).toBeGreaterThan(4.5);
      }
      for (const role of ['ink', 'muted', 'prediction'] as const) {
        expect(contrast(palette[role], palette.ground)).toBeGreaterThan(4.5);
      }
      for (const role of ['square', 'rule', 'light-edge', 'reference'] as const) {
        expect(contrast(palette[role], palette.ground)).toBeGreaterThan(3);
      }
    }
  }
});
