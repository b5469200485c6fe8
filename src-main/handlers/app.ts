import { randomUUID } from 'node:crypto';
import type { ContractHandlers } from '#core/contract/index';
import { appError } from '#core/errors';
import { err, ok } from '#core/result';
import { sqliteVersion } from '../store/database';
import type { Context } from './context';

/** Where a link may lead: resolvers, literature databases and trial registers. Anything else stays text. */
const allowedHosts = [
  'doi.org',
  'pubmed.ncbi.nlm.nih.gov',
  'pmc.ncbi.nlm.nih.gov',
  'www.ncbi.nlm.nih.gov',
  'clinicaltrials.gov',
  'www.clinicaltrials.gov',
  'trialsearch.who.int',
  'www.isrctn.com',
  'www.clinicaltrialsregister.eu',
  'www.cochranelibrary.com',
  'europepmc.org',
];

export const isAllowedLink = (url: string): boolean => {
  try {
    const u = new URL(url);
    return u.protocol === 'https:' && allowedHosts.includes(u.hostname) && u.username === '' && u.port === '';
  } catch {
    return false;
  }
};

/** From now on this person sits in front. */
const become = async (c: Context, reviewer: { readonly id: string; readonly name: string }) => {
  c.settings.update({ reviewer });
  await c.project.joinReviewer();
  c.project.announce();
  return ok(reviewer);
};

export const appHandlers = (c: Context): ContractHandlers['app'] => ({
  info: () =>
    ok({
      version: c.versions.app,
      electron: c.versions.electron,
      chromium: c.versions.chromium,
      node: c.versions.node,
      sqlite: sqliteVersion(),
      developmentRuntime: c.developmentRuntime,
      platform: `${process.platform} ${process.arch}`,
      reviewer: c.settings.get().reviewer,
    }),
  setReviewer: ({ name }) => {
    const known = c.settings.get().reviewer;
    return become(c, { id: known?.id ?? randomUUID(), name });
  },
  switchReviewer: ({ id, name }) => {
    if (id === null) return become(c, { id: randomUUID(), name });
    const store = c.project.current();
    if (!store.ok) return store;
    const known = store.value.get('reviewers', id);
    if (known === undefined || known.role === 'dataset' || !known.active)
      return err(appError('not-found', 'That reviewer is not in the project (any more).'));
    return become(c, { id: known.id, name: known.name });
  },
  openLink: async ({ url }) => {
    if (!isAllowedLink(url))
      return err(
        appError('forbidden', 'This address is not on the list of places that the program opens.', {
          where: { field: url.slice(0, 200) },
        }),
      );
    await c.openExternal(url);
    return ok(null);
  },
  setZoom: ({ percent }) => {
    c.settings.update({ zoom: percent });
    c.setZoom(percent);
    return ok(null);
  },
});
