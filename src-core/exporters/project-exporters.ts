import { type AppError, appError } from '../errors';
import { err, ok, type Result } from '../result';
import { compareCsv } from './compare-exporter';
import { forestPng, forestSvg } from './forest-exporters';
import type { ProjectExporter } from './project-exporter';
import { rScriptExporter } from './r-script-exporter';
import { summaryCsvExporter } from './summary-exporter';

/** Every kind of file that a review gives beside lists of references; the order is the order of help texts. */
export const projectExporters = [
  summaryCsvExporter,
  forestSvg,
  forestPng,
  compareCsv,
  rScriptExporter,
] as const satisfies readonly ProjectExporter[];

export const projectExporterById = (id: string): Result<ProjectExporter, AppError> => {
  const found: ProjectExporter | undefined = projectExporters.find((one) => one.id === id);
  const known = projectExporters.map((one) => one.id).join(', ');
  return found ? ok(found) : err(appError('unknown-id', `There is no exporter "${id}". Known: ${known}.`));
};
