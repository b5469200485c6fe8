/**
 * Widths of text without a font engine, so that a figure has the same layout on screen, in exports and on the command line.
 * Advance widths in thousandths of the font size, of Inter 4 at weights 400 and 600 for the characters from space to tilde
 * (the font's own horizontal metrics); Arial is narrower. Figures keep gaps that also hold the wider DejaVu Sans.
 */
const regular: readonly number[] = [
  281, 288, 466, 633, 642, 982, 644, 300, 365, 365, 501, 662, 288, 460, 288, 360, 631, 407, 610, 618, 646,
  593, 620, 566, 619, 620, 288, 302, 662, 662, 662, 511, 966, 690, 654, 730, 722, 601, 590, 746, 743, 269,
  571, 672, 565, 903, 753, 765, 639, 765, 644, 642, 646, 744, 690, 985, 682, 679, 629, 365, 360, 365, 471,
  456, 323, 562, 612, 571, 612, 583, 370, 613, 591, 242, 242, 549, 242, 876, 591, 600, 612, 612, 376, 528,
  327, 591, 562, 818, 546, 562, 552, 426, 333, 426, 662,
];

const semiBold: readonly number[] = [
  252, 321, 523, 644, 650, 1004, 663, 326, 373, 373, 540, 673, 319, 465, 319, 379, 660, 423, 623, 636, 666,
  612, 640, 576, 640, 640, 319, 329, 673, 673, 673, 543, 999, 728, 659, 737, 722, 605, 588, 749, 746, 277,
  580, 703, 565, 922, 759, 769, 645, 773, 652, 650, 660, 736, 728, 1020, 720, 713, 652, 373, 379, 373, 481,
  469, 351, 574, 624, 583, 624, 591, 389, 625, 612, 262, 262, 569, 262, 900, 612, 609, 624, 624, 397, 549,
  353, 612, 587, 839, 569, 588, 566, 455, 359, 455, 673,
];

/** The same for the other signs that figures use, at weight 400. */
const signs: Readonly<Record<string, number>> = {
  '–': 500,
  '—': 1000,
  '−': 662,
  '×': 662,
  '±': 662,
  '²': 442,
  τ: 466,
  χ: 569,
  '†': 491,
  '‡': 491,
  '≤': 662,
  '≥': 662,
  '≈': 662,
  '·': 288,
  '…': 864,
  '←': 954,
  '→': 954,
  '°': 456,
};

/** Letters outside the tables: about an average letter; ideographs fill the square. */
const otherWidth = (codePoint: number): number => {
  if (codePoint >= 0x300 && codePoint <= 0x36f) return 0;
  return codePoint >= 0x2e80 ? 1000 : 640;
};

const characterWidth = (character: string, table: readonly number[]): number => {
  const codePoint = character.codePointAt(0) ?? 32;
  return table[codePoint - 32] ?? signs[character] ?? otherWidth(codePoint);
};

/** From the first character that is not in the tables on. */
const laterWidth = (text: string, table: readonly number[]): number => {
  let width = 0;
  for (const character of text) width += characterWidth(character, table);
  return width;
};

/** Width in pixels of one line of text. */
export function textWidth(text: string, size: number, weight: 400 | 600 = 400): number {
  const table = weight === 600 ? semiBold : regular;
  let width = 0;
  for (let i = 0; i < text.length; i += 1) {
    const known = table[text.charCodeAt(i) - 32];
    if (known === undefined) return ((width + laterWidth(text.slice(i), table)) * size) / 1000;
    width += known;
  }
  return (width * size) / 1000;
}

/** Breaks a word that is wider than the line: after hyphens where that helps, else anywhere (at least one character each). */
const pieces = (word: string, fits: (text: string) => boolean): string[] => {
  const out: string[] = [];
  let piece = '';
  const add = (part: string): void => {
    if (piece !== '' && !fits(piece + part)) {
      out.push(piece);
      piece = '';
    }
    piece += part;
  };
  for (const segment of word.split(/(?<=-)/)) {
    if (fits(segment)) add(segment);
    else for (const character of segment) add(character);
  }
  return piece === '' ? out : [...out, piece];
};

/** Lines no wider than `width` pixels, broken at spaces (not at no-break spaces), and inside words only where a word alone is too wide. */
export function wrapText(text: string, width: number, size: number, weight: 400 | 600 = 400): string[] {
  if (textWidth(text, size, weight) <= width && !/^ | $| {2}|[\t\r\n]/.test(text)) return [text];
  const fits = (candidate: string): boolean => textWidth(candidate, size, weight) <= width;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/[ \t\r\n]+/).filter((part) => part !== '')) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (fits(joined)) {
      line = joined;
      continue;
    }
    if (line !== '') lines.push(line);
    const broken = pieces(word, fits);
    lines.push(...broken.slice(0, -1));
    line = broken[broken.length - 1] ?? '';
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line];
}
