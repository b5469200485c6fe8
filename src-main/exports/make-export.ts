import { type AppError, appError } from '#core/errors';
import { referenceExporters } from '#core/exporters/index';
import type { ExportRequest } from '#core/exporters/project-exporter';
import { projectExporterById, projectExporters } from '#core/exporters/project-exporters';
import { err, ok, type Result } from '#core/result';
import type { Store } from '../store/store';
import { exportRows } from './export-rows';
import { rasterise } from './rasterise';

export interface ExportedFile {
  /** A name that any file system takes, with its extension. */
  readonly fileName: string;
  readonly label: string;
  readonly extension: string;
  readonly data: Uint8Array;
}

/** Ids of everything that can be asked for. */
export const exporterIds: readonly string[] = [
  ...projectExporters.map(({ id }) => id),
  ...referenceExporters.map(({ id }) => id),
];

export const fileNameOf = (name: string, extension: string): string =>
  `${
    name
      // biome-ignore lint/suspicious/noControlCharactersInRegex: no file name may hold these
      .replace(/[\u0000-\u001f\\/:*?"<>|]+/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 100) || 'Export'
  }.${extension}`;

const stale = appError(
  'stale',
  'The review has changed since this was shown, so the file would not say what the screen said. Nothing was written: look at the new numbers, then export again.',
);

/** Computes a file from the project alone; lists of references can be long and are made elsewhere (`referenceList`). `inputHash` is what the screen showed: another one is an error, not another file. */
export const makeExport = (
  store: Store,
  exporter: string,
  request: ExportRequest & { readonly inputHash?: string | undefined },
  viewer: string | null,
  resources: string,
): Result<ExportedFile, AppError> => {
  const found = projectExporterById(exporter);
  if (!found.ok)
    return err(
      appError('unknown-id', `There is no exporter "${exporter}". Known: ${exporterIds.join(', ')}.`),
    );
  const { label, extension, make } = found.value;
  const made = make(exportRows(store, viewer), request);
  if (!made.ok) return made;
  const { name, inputHash, content } = made.value;
  if (request.inputHash !== undefined && request.inputHash !== inputHash) return err(stale);
  const data: Result<Uint8Array, AppError> =
    content.kind === 'text'
      ? ok(Buffer.from(content.text, 'utf8'))
      : rasterise(content.svg, content.scale, resources);
  return data.ok ? ok({ fileName: fileNameOf(name, extension), label, extension, data: data.value }) : data;
};
