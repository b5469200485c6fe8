import { analysisForest } from '../figures/analysis-forest';
import { figureToSvg } from '../figures/svg';
import { ok } from '../result';
import { askedAnalysis } from './asked-analysis';
import type { MadeExport, ProjectExporter } from './project-exporter';

const forest =
  (content: (svg: string) => MadeExport['content']): ProjectExporter['make'] =>
  (rows, request) => {
    const asked = askedAnalysis(rows, request);
    if (!asked.ok) return asked;
    const { report, figure } = analysisForest(rows, asked.value);
    return ok({
      name: `Forest plot - ${figure.title}`,
      inputHash: report.inputHash,
      content: content(figureToSvg(figure)),
    });
  };

export const forestSvg = {
  id: 'forest-svg',
  label: 'Forest plot, SVG',
  extension: 'svg',
  make: forest((text) => ({ kind: 'text', text })),
} as const satisfies ProjectExporter;

/** Three pixels for each of the drawing: 300 dots an inch at the width of a printed page. */
export const forestPng = {
  id: 'forest-png',
  label: 'Forest plot, PNG',
  extension: 'png',
  make: forest((svg) => ({ kind: 'picture', svg, scale: 3 })),
} as const satisfies ProjectExporter;
