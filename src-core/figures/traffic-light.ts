import { levelOf } from '../appraisal/completeness';
import { counted } from '../counted';
import { type LightRow, type LightsTool, lightMarks } from './lights';
import { lightsKey } from './lights-key';
import { type Figure, type Mark, penFor, plainPen, type Region } from './marks';
import { textWidth, wrapText } from './text-metrics';

export interface TrafficLightRow {
  readonly id: string;
  readonly resultId: string | null;
  /** The study. */
  readonly label: string;
  /** The result that is judged ("Clinical response, 12 weeks"); empty where the whole study is. */
  readonly detail: string;
  /** The judgements that stand; null where none does. */
  readonly judgements: LightRow | null;
  /** Why none stands, as a sentence. */
  readonly reason: string;
}

export interface TrafficLightInput {
  readonly title: string;
  readonly tool: LightsTool;
  readonly rows: readonly TrafficLightRow[];
  /** Pixels, as wide as its content when absent; grows where the lights need more. */
  readonly width?: number;
}

const margin = 12;
const size = 12;
const small = 11;
const lineHeight = 15;
const radius = 8.5;
const step = 40;

const sentence = (tool: LightsTool, row: TrafficLightRow): string => {
  const who = row.detail === '' ? row.label : `${row.label}, ${row.detail}`;
  if (!row.judgements) return `${who}: no judgement. ${row.reason}`.trim();
  const { domains, overall } = row.judgements;
  const word = (id: string | null | undefined): string =>
    levelOf(tool, id)?.label.toLowerCase() ?? 'no judgement';
  const parts = tool.domains.map((domain) => `${domain.name}: ${word(domains[domain.id])}`);
  return `${who}: overall ${word(overall)}. ${parts.join('; ')}`;
};

/** The traffic-light table: a row for each result, a light for each domain and one for the overall judgement. */
export function trafficLightFigure(input: TrafficLightInput): Figure {
  const { tool, rows } = input;
  const count = tool.domains.length + 1;
  const reasonWidth = rows.some((row) => row.judgements === null && row.reason !== '') ? 220 : 0;
  const others = 2 * margin + 14 + count * step + reasonWidth;
  const room = input.width === undefined ? 320 : Math.max(160, input.width - others);
  const longest = Math.max(
    80,
    ...rows.flatMap((row) => [textWidth(row.label, size), textWidth(row.detail, small)]),
  );
  const labelWidth = Math.min(room, longest + 4);
  const first = margin + labelWidth + 14 + step / 2;
  const centres = Array.from({ length: count }, (_, i) => first + i * step);
  const lightsRight = first + (count - 1) * step + step / 2;
  const width = Math.ceil(Math.max(input.width ?? 520, lightsRight + reasonWidth + margin));
  const marks: Mark[] = [];
  const regions: Region[] = [];
  const titleLines = wrapText(input.title, width - 2 * margin, 14, 600);
  titleLines.forEach((text, i) => {
    marks.push(plainPen.text({ x: margin, y: margin + 13 + i * 18, text, size: 14, weight: 600 }));
  });
  let y = margin + titleLines.length * 18 + 12;
  const head = { y: y + 12, size, weight: 600 } as const;
  marks.push(plainPen.text({ x: margin, text: 'Study', ...head }));
  centres.forEach((x, i) => {
    const text = tool.domains[i]?.id ?? 'Overall';
    marks.push(plainPen.text({ x, text, anchor: 'middle', ...head }));
  });
  y += 19.5;
  marks.push(plainPen.line({ x1: margin, y1: y, x2: width - margin, y2: y, width: 1, role: 'rule' }));
  y += 3;
  for (const row of rows) {
    const ariaText = sentence(tool, row);
    const pen = penFor(row.resultId, ariaText);
    const labels = wrapText(row.label, labelWidth, size);
    const details = row.detail === '' ? [] : wrapText(row.detail, labelWidth, small);
    const reasons = row.judgements ? [] : wrapText(row.reason, reasonWidth - 20, small);
    const lines = Math.max(labels.length + details.length, reasonWidth > 0 ? reasons.length : 0);
    const height = Math.max(lines * lineHeight + 9, 26);
    const top = y + (height - (labels.length + details.length) * lineHeight) / 2 + 11;
    labels.forEach((text, i) => {
      marks.push(pen.text({ x: margin, y: top + i * lineHeight, text, size }));
    });
    details.forEach((text, i) => {
      const baseline = top + (labels.length + i) * lineHeight;
      marks.push(pen.text({ x: margin, y: baseline, text, size: small, role: 'muted' }));
    });
    const judged = [...tool.domains.map(({ id }) => row.judgements?.domains[id]), row.judgements?.overall];
    centres.forEach((x, i) => {
      marks.push(...lightMarks(pen, x, y + height / 2, radius, levelOf(tool, judged[i])));
    });
    const reasonTop = y + (height - reasons.length * lineHeight) / 2 + 11;
    reasons.forEach((text, i) => {
      const at = { x: lightsRight + 8, y: reasonTop + i * lineHeight };
      marks.push(pen.text({ ...at, text, size: small, role: 'muted' }));
    });
    regions.push({ id: `row-${row.id}`, resultId: row.resultId, ariaText, x: 0, y, width, height });
    y += height;
    marks.push(plainPen.line({ x1: margin, y1: y, x2: width - margin, y2: y, width: 1, role: 'grid' }));
  }
  if (rows.length === 0) {
    marks.push(
      plainPen.text({ x: margin, y: y + 16, text: 'Nothing has been appraised yet.', size, role: 'muted' }),
    );
    y += 24;
  }
  const names = tool.domains.map(({ id, name }) => `${id}\u00a0${name}`);
  const key = lightsKey(tool, names, margin, y + 22, width - 2 * margin);
  marks.push(...key.marks);
  return {
    width,
    height: Math.ceil(key.y - lineHeight + margin),
    title: input.title,
    description: `Risk of bias (${tool.toolLabel}) of ${counted(rows.length, 'result', 'results')}, by domain and overall.`,
    marks,
    regions,
  };
}
