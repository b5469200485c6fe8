import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { ContractHandlers } from '#core/contract/index';
import { counted } from '#core/counted';
import { appError } from '#core/errors';
import { mergeStudies } from '#core/extraction/merge-studies';
import { emptyStudy } from '#core/model/empty-study';
import { appraisalId, linkId } from '#core/model/study';
import type { Row, TableName } from '#core/model/tables';
import type { Store } from '../store/store';
import type { Tx } from '../store/write';
import type { Context } from './context';
import { change } from './review';

/** Saves a whole row unless somebody changed it after the form was opened. */
const saveOver = <T extends TableName>(tx: Tx, table: T, row: Row<T>, base: Row<T> | null): void => {
  const now = tx.get(table, row.id);
  if (now !== undefined && (base === null || !isDeepStrictEqual(now, base)))
    tx.refuse(
      appError(
        'stale',
        'This was changed elsewhere after you opened it. Nothing was overwritten: look at the new version, then save again.',
        { where: { field: row.id } },
      ),
    );
  tx.put(table, row);
};

const linkAll = (tx: Tx, store: Store, studyId: string, reportIds: readonly string[]): void => {
  const first = store.by('links', 'study_id', studyId).length === 0;
  reportIds.forEach((reportId, i) => {
    tx.put('links', { id: linkId(studyId, reportId), studyId, reportId, primary: first && i === 0 });
  });
};

export const studyHandlers = (c: Context): ContractHandlers['studies'] => ({
  create: ({ reportIds, label }) =>
    change(c, { kind: 'studies.create', text: `Make the study "${label}"` }, (tx, { store }) => {
      const studyId = `st-${randomUUID().slice(0, 13)}`;
      tx.put('studies', emptyStudy(studyId, label));
      linkAll(tx, store, studyId, reportIds);
      return { studyId };
    }),
  save: ({ study, base }) =>
    change(c, { kind: 'studies.save', text: `Edit the study "${study.label}"` }, (tx) => {
      saveOver(tx, 'studies', study, base);
      return null;
    }),
  join: ({ studyId, reportIds }) =>
    change(c, { kind: 'studies.join', text: 'Join reports into a study' }, (tx, { store }) => {
      if (tx.get('studies', studyId) === undefined)
        return tx.refuse(appError('not-found', 'That study is not in the project (any more).'));
      linkAll(tx, store, studyId, reportIds);
      return null;
    }),
  split: ({ studyId, reportIds, label }) =>
    change(c, { kind: 'studies.split', text: 'Take reports out of a study' }, (tx, { store }) => {
      for (const reportId of reportIds) tx.remove('links', linkId(studyId, reportId));
      const left = store.by('links', 'study_id', studyId);
      const [first] = left;
      if (first !== undefined && !left.some(({ primary }) => primary))
        tx.put('links', { ...first, primary: true });
      if (label === null) return { studyId: null };
      const made = `st-${randomUUID().slice(0, 13)}`;
      tx.put('studies', emptyStudy(made, label));
      linkAll(tx, store, made, reportIds);
      return { studyId: made };
    }),
  merge: ({ studyId, otherId }) =>
    change(c, { kind: 'studies.merge', text: 'Merge two studies' }, (tx, { store }) => {
      const kept = tx.get('studies', studyId);
      const other = tx.get('studies', otherId);
      if (kept === undefined || other === undefined || studyId === otherId)
        return tx.refuse(appError('not-found', 'That study is not in the project (any more).'));
      const results = store.by('results', 'study_id', otherId);
      const merged = mergeStudies(kept, {
        study: other,
        results,
        appraisals: store.by('appraisals', 'study_id', otherId),
      });
      tx.put('studies', merged.study);
      for (const result of merged.results) tx.put('results', result);
      for (const appraisal of merged.appraisals) tx.put('appraisals', appraisal);
      const links = store.by('links', 'study_id', otherId);
      for (const link of links) tx.remove('links', link.id);
      const known = new Set(store.by('links', 'study_id', studyId).map(({ reportId }) => reportId));
      linkAll(
        tx,
        store,
        studyId,
        links.map(({ reportId }) => reportId).filter((id) => !known.has(id)),
      );
      tx.remove('studies', otherId);
      return null;
    }),
  setMainReport: ({ studyId, reportId }) =>
    change(c, { kind: 'studies.main-report', text: 'Choose the main report of a study' }, (tx, { store }) => {
      const links = store.by('links', 'study_id', studyId);
      if (!links.some((link) => link.reportId === reportId))
        return tx.refuse(appError('not-found', 'That report does not belong to the study (any more).'));
      for (const link of links) tx.put('links', { ...link, primary: link.reportId === reportId });
      return null;
    }),
  remove: ({ studyId }) =>
    change(c, { kind: 'studies.remove', text: 'Remove a study' }, (tx, { store }) => {
      const n = store.by('results', 'study_id', studyId).length;
      if (n > 0)
        return tx.refuse(
          appError(
            'in-use',
            `This study has ${counted(n, 'result', 'results')}, so it stays. Remove those first.`,
          ),
        );
      for (const link of store.by('links', 'study_id', studyId)) tx.remove('links', link.id);
      tx.remove('studies', studyId);
      return null;
    }),
  saveResult: ({ result, base }) =>
    change(
      c,
      { kind: 'results.save', text: `Save the result "${result.outcomeText}"` },
      (tx, { reviewer }) => {
        if (tx.get('studies', result.studyId) === undefined)
          return tx.refuse(appError('not-found', 'That study is not in the project (any more).'));
        const by = result.by === 'consensus' ? 'consensus' : reviewer;
        const key =
          result.key === '' || result.key === 'new' ? `res-${randomUUID().slice(0, 13)}` : result.key;
        const id =
          result.id === '' || result.id === 'new' || (result.by !== by && result.by !== 'consensus')
            ? `${key}~${by}`
            : result.id;
        saveOver(tx, 'results', { ...result, id, key, by }, base);
        return { id };
      },
    ),
  removeResult: ({ id }) =>
    change(c, { kind: 'results.remove', text: 'Remove a result' }, (tx, { reviewer }) => {
      const row = tx.get('results', id);
      if (row === undefined) return null;
      if (row.by !== reviewer && row.by !== 'consensus')
        return tx.refuse(
          appError('forbidden', 'This reading belongs to somebody else, so only they can remove it.'),
        );
      tx.remove('results', id);
      return null;
    }),
  saveAppraisal: ({ appraisal, base }) =>
    change(
      c,
      {
        kind: 'appraisals.save',
        text: `Save a risk-of-bias judgement${appraisal.complete ? ' (complete)' : ''}`,
      },
      (tx, { store, reviewer }) => {
        if (store.by('results', 'key', appraisal.resultKey).length === 0)
          return tx.refuse(appError('not-found', 'That result is not in the project (any more).'));
        const by = appraisal.by === 'consensus' ? 'consensus' : reviewer;
        const id = appraisalId(appraisal.resultKey, appraisal.tool, by);
        saveOver(tx, 'appraisals', { ...appraisal, id, by }, base);
        return { id };
      },
    ),
  removeAppraisal: ({ id }) =>
    change(c, { kind: 'appraisals.remove', text: 'Remove a risk-of-bias judgement' }, (tx, { reviewer }) => {
      const row = tx.get('appraisals', id);
      if (row === undefined) return null;
      if (row.by !== reviewer && row.by !== 'consensus')
        return tx.refuse(
          appError('forbidden', 'This judgement belongs to somebody else, so only they can remove it.'),
        );
      tx.remove('appraisals', id);
      return null;
    }),
  saveAnalysis: ({ analysis }) =>
    change(c, { kind: 'analyses.save', text: 'Save an analysis' }, (tx) => {
      tx.put('analyses', analysis);
      return null;
    }),
  removeAnalysis: ({ id }) =>
    change(c, { kind: 'analyses.remove', text: 'Remove an analysis' }, (tx) => {
      tx.remove('analyses', id);
      return null;
    }),
});
