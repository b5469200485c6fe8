import type { ContractHandlers } from '#core/contract/index';
import { appError } from '#core/errors';
import { err } from '#core/result';
import type { Context } from './context';

export const exportHandlers = (c: Context): ContractHandlers['exports'] => ({
  run: ({ exporter }) => {
    const store = c.project.current();
    if (!store.ok) return store;
    return err(appError('unknown-id', `There is no exporter "${exporter}".`, { where: { field: exporter } }));
  },
});
