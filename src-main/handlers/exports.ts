import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { ContractHandlers } from '#core/contract/index';
import type { AppError } from '#core/errors';
import { referenceExporters } from '#core/exporters/index';
import type { ReferenceExporter } from '#core/exporters/reference-exporter';
import { ok, type Result } from '#core/result';
import { fileNameOf, makeExport } from '../exports/make-export';
import { dropPart, keepPart, partOf, writeAtomic } from '../files/atomic-write';
import type { Store } from '../store/store';
import type { Context } from './context';

type Request = Parameters<ContractHandlers['exports']['run']>[0];
type Saved = Result<{ readonly path: string } | null, AppError>;

const saved = (written: Result<string, AppError>): Saved =>
  written.ok ? ok({ path: written.value }) : written;

export const exportHandlers = (c: Context): ContractHandlers['exports'] => {
  const askFor = (fileName: string, label: string, extension: string): Promise<string | null> =>
    c.askSave(join(c.documents, fileName), { name: label, extensions: [extension] });

  /**
   * Lists of references can be long: they are written in a process of their own. However that ends, the file of that name is the new one whole
   * or what it was.
   */
  const exportReferences = async (
    store: Store,
    { id: format, label, extension }: ReferenceExporter,
    { reportIds, job = randomUUID() }: Request,
  ): Promise<Saved> => {
    const viewer = c.project.viewer();
    const to = await askFor(fileNameOf('References', extension), label, extension);
    if (to === null) return ok(null);
    const part = partOf(to);
    const task = { project: store.path, format, viewer, to, part };
    const written = await c.project.jobs.during(
      'export',
      () => c.exportReferences(reportIds === undefined ? task : { ...task, reportIds }, job),
      () => c.cancelJob(job),
    );
    if (written.ok) return saved(keepPart(part, to));
    // one that was stopped could not clear away what it had begun
    dropPart(part);
    return written;
  };

  return {
    run: async (request) => {
      const store = c.project.current();
      if (!store.ok) return store;
      const references = referenceExporters.find(({ id }) => id === request.exporter);
      if (references !== undefined) return exportReferences(store.value, references, request);
      const made = makeExport(store.value, request.exporter, request, c.project.viewer(), c.resources);
      if (!made.ok) return made;
      const { fileName, label, extension, data } = made.value;
      const to = await askFor(fileName, label, extension);
      return to === null ? ok(null) : saved(writeAtomic(to, data));
    },
  };
};
