import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { ContractHandlers } from '#core/contract/index';
import type { AppError } from '#core/errors';
import { referenceExporters } from '#core/exporters/index';
import { ok, type Result } from '#core/result';
import { asFile, type ExportedFile, makeExport } from '../exports/make-export';
import { writeAtomic } from '../files/atomic-write';
import type { Context } from './context';

export const exportHandlers = (c: Context): ContractHandlers['exports'] => {
  /** Lists of references can be long: they are made in a process of their own. Everything else takes moments. */
  const make = async ({
    exporter,
    reportIds,
    job,
    ...request
  }: Parameters<ContractHandlers['exports']['run']>[0]): Promise<Result<ExportedFile, AppError>> => {
    const store = c.project.current();
    if (!store.ok) return store;
    const viewer = c.project.viewer();
    const references = referenceExporters.find(({ id }) => id === exporter);
    if (references === undefined) return makeExport(store.value, exporter, request, viewer, c.resources);
    const task = { project: store.value.path, format: exporter, viewer };
    const id = job ?? randomUUID();
    const list = await c.project.jobs.during(
      'export',
      () => c.exportReferences(reportIds === undefined ? task : { ...task, reportIds }, id),
      () => c.cancelJob(id),
    );
    return list.ok ? ok(asFile(list.value, references.label)) : list;
  };
  return {
    run: async (request) => {
      const made = await make(request);
      if (!made.ok) return made;
      const { fileName, label, extension, data } = made.value;
      const to = await c.askSave(join(c.documents, fileName), { name: label, extensions: [extension] });
      if (to === null) return ok(null);
      const written = writeAtomic(to, data);
      return written.ok ? ok({ path: written.value }) : written;
    },
  };
};
