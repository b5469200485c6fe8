import type { ContractHandlers } from '#core/contract/index';
import { ok } from '#core/result';
import { mirrorSchema } from '#core/contract/mirror';
import { appError } from '#core/errors';
import { err } from '#core/result';
import { addByHand, editFields } from '../store/edit-records';
import { emptyRecordFields } from '#core/model/record-fields';
import { detailContext, historyOf, reportDetail } from '../store/details';
import { changesSince, firstPages, hashAt, mirrorPage, positionOf } from '../store/mirror-source';
import { countStanding } from '../store/report-rows';
import { recordsState, searchReports } from '../store/search-text';
import { countMissing, countUnindexed } from '../store/word-index';
import { write } from '../store/write';
import type { Context } from './context';

export const mirrorHandlers = (c: Context): ContractHandlers['mirror'] => ({
  sync: ({ have }) => {
    const current = c.project.current();
    if (!current.ok) return current;
    const store = current.value;
    const viewer = c.project.viewer();
    const rebuild = () =>
      ok({
        mode: 'rebuild' as const,
        position: positionOf(store, viewer),
        reports: countStanding(store),
        first: firstPages(store, viewer),
      });
    if (
      have === null ||
      have.schema !== mirrorSchema ||
      have.instanceId !== store.instanceId ||
      have.reviewerId !== viewer
    )
      return rebuild();
    if (hashAt(store, have.revision) !== have.hash) return rebuild();
    const batch = changesSince(store, have.revision, viewer);
    return batch === null ? rebuild() : ok({ mode: 'changes' as const, batch });
  },
  page: ({ table, after, limit }) => {
    c.project.rowsAsked();
    const store = c.project.current();
    if (!store.ok) return store;
    const page = mirrorPage(store.value, table, after, limit, c.project.viewer());
    const { instanceId, reviewerId } = positionOf(store.value, c.project.viewer());
    return ok({ rows: JSON.stringify(page.rows), next: page.next, instanceId, reviewerId });
  },
});

export const recordHandlers = (c: Context): ContractHandlers['records'] => ({
  detail: ({ reportId }) => {
    const store = c.project.current();
    return store.ok ? reportDetail(store.value, reportId, c.project.viewer()) : store;
  },
  details: ({ reportIds }) => {
    const store = c.project.current();
    if (!store.ok) return store;
    const context = detailContext(store.value);
    const found = reportIds.map((id) => reportDetail(store.value, id, c.project.viewer(), context));
    return ok(found.flatMap((f) => (f.ok ? [f.value] : [])));
  },
  search: ({ query, limit, seen }) => {
    const store = c.project.current();
    if (!store.ok) return store;
    const { statements, readOnly } = store.value;
    // Where nothing can be written, the index of an earlier version serves as it is.
    const unsearched = (readOnly === null ? countUnindexed : countMissing)(statements);
    const state = `${recordsState(statements)} ${unsearched}`;
    const reportIds = state === seen ? null : JSON.stringify(searchReports(statements, query, limit));
    return ok({ reportIds, unsearched, state });
  },
  history: ({ id }) => {
    const store = c.project.current();
    return store.ok ? ok(historyOf(store.value, id, c.project.viewer())) : store;
  },
  edit: async (change) => {
    const w = await c.project.writer();
    return w.ok ? editFields(w.value.store, change, w.value.reviewer) : w;
  },
  add: async ({ fields, kind, database }) => {
    const w = await c.project.writer();
    if (!w.ok) return w;
    const whole = { ...emptyRecordFields, ...fields };
    return addByHand(w.value.store, { fields: whole, kind, database }, w.value.reviewer);
  },
  searchDetail: ({ searchId }) => {
    const store = c.project.current();
    if (!store.ok) return store;
    const search = store.value.get('searches', searchId);
    return search === undefined
      ? err(appError('not-found', 'That search is not in the project (any more).'))
      : ok(search);
  },
  saveSearch: async ({ searchId, ...change }) => {
    const w = await c.project.writer();
    if (!w.ok) return w;
    const done = write(
      w.value.store,
      {
        kind: 'records.saveSearch',
        text: `Edit the search of ${change.database}`,
        reviewer: w.value.reviewer,
      },
      (tx) => {
        const search = tx.get('searches', searchId);
        if (search === undefined)
          return tx.refuse(appError('not-found', 'That search is not in the project (any more).'));
        tx.put('searches', { ...search, ...change });
        return null;
      },
    );
    return done.ok ? ok(null) : done;
  },
});
