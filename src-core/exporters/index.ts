import { type AppError, appError } from '#core/errors';
import { err, ok, type Result } from '#core/result';
import { bibtexExporter } from './bibtex';
import { cslJsonExporter } from './csl-json';
import { csvExporter } from './reference-csv';
import { endnoteXmlExporter } from './endnote-xml';
import type { ReferenceExporter } from './reference-exporter';
import { risExporter } from './ris';

/** Every format in which a list of references can go out. */
export const referenceExporters = [
  risExporter,
  csvExporter,
  cslJsonExporter,
  bibtexExporter,
  endnoteXmlExporter,
] as const satisfies readonly ReferenceExporter[];

export const referenceExporterById = (id: string): Result<ReferenceExporter, AppError> => {
  const found: ReferenceExporter | undefined = referenceExporters.find((one) => one.id === id);
  const known = referenceExporters.map((one) => one.id).join(', ');
  return found
    ? ok(found)
    : err(
        appError('unknown-id', `There is no reference format "${id}" to export to. Known formats: ${known}.`),
      );
};
