import { join } from 'node:path';
import type { ContractHandlers } from '#core/contract/index';
import { ok } from '#core/result';
import { makeExport } from '../exports/make-export';
import { writeAtomic } from '../files/atomic-write';
import type { Context } from './context';

export const exportHandlers = (c: Context): ContractHandlers['exports'] => ({
  run: async ({ exporter, ...request }) => {
    const store = c.project.current();
    if (!store.ok) return store;
    const made = makeExport(store.value, exporter, request, c.project.viewer(), c.resources);
    if (!made.ok) return made;
    const { fileName, label, extension, data } = made.value;
    const to = await c.askSave(join(c.documents, fileName), { name: label, extensions: [extension] });
    if (to === null) return ok(null);
    const written = writeAtomic(to, data);
    return written.ok ? ok({ path: written.value }) : written;
  },
});
