import { expect, test } from 'vitest';
import { inPieces, type ReferenceExporter, render } from '#core/exporters/reference-exporter';
import { referenceExporters } from '#core/exporters/index';
import { referenceList } from '#main/exports/references';
import { decide } from '#main/store/decide';
import { detailContext, reportDetail } from '#main/store/details';
import { editFields } from '#main/store/edit-records';
import { outgoingReports, standingReports } from '#main/store/exported-references';
import { reportRows } from '#main/store/report-rows';
import type { Store } from '#main/store/store';
import { write } from '#main/store/write';
import { articles, run } from './found-duplicates';
import { importInto, record, reportIdsOf, tempStore } from './temp-project';

const say = (store: Store, reportId: string, verdict: 'include' | 'exclude', reviewer: string): void => {
  const items = [{ reportId, verdict, reasonId: null, reasonText: 'why' }];
  const done = decide(store, 'title-abstract', reviewer, items);
  if (!done.ok) throw new Error(done.error.text);
};

/** Two articles that were joined after both were judged, one edited by hand, one taken away, a stage with two blind votes. */
const busy = () => {
  const store = tempStore();
  importInto(store, articles);
  const [first = '', second = '', third = '', fourth = ''] = reportIdsOf(store);
  say(store, second, 'exclude', 'ben');
  say(store, first, 'include', 'ada');
  say(store, third, 'include', 'ben');
  run(store);
  const edited = editFields(store, { reportId: first, set: { title: 'By hand' }, reset: [], was: {} }, 'ada');
  if (!edited.ok) throw new Error(edited.error.text);
  const done = write(store, { kind: 'test', text: 't', reviewer: 'ada' }, (tx) => {
    const review = tx.get('review', 'review');
    if (review !== undefined) tx.put('review', { ...review, titleAbstract: { votes: 2, blind: true } });
    tx.remove('reports', fourth);
  });
  if (!done.ok) throw new Error(done.error.text);
  return { store, ids: [fourth, third, second, 'nobody', first] };
};

test.each(['ada', 'ben', null])('many at once say what each report says by itself, to %s', (viewer) => {
  const { store, ids } = busy();
  const context = detailContext(store);
  const alone = ids.map((id) => {
    const detail = reportDetail(store, id, viewer);
    if (!detail.ok) return [];
    const { fields, votes } = detail.value;
    const [row] = reportRows(store, [detail.value.id], viewer);
    return [
      { fields, votes, states: { 'title-abstract': row?.ta.state, 'full-text': row?.ft.state }, settled: [] },
    ];
  });
  expect(alone.map((found) => found.length)).toEqual([0, 1, 1, 0, 1]);
  expect(outgoingReports(store, ids, viewer, context)).toEqual(alone.flat());
  expect(ids.map((id) => outgoingReports(store, [id], viewer, context))).toEqual(alone);
});

test.each(
  referenceExporters,
)('$id: a list of several groups is the list written whole', (exporter: ReferenceExporter) => {
  const store = tempStore();
  importInto(
    store,
    Array.from({ length: 1203 }, (_, n) => record(n)),
  );
  const ids = reportIdsOf(store);
  const all = outgoingReports(store, ids, null, detailContext(store)).map(({ fields }) => ({
    fields,
    notes: [],
  }));
  const shares: number[] = [];
  const pieces = [...referenceList(store, exporter, null, undefined, (share) => shares.push(share))];
  expect(pieces.join('')).toBe(render(exporter, all));
  expect(pieces.length).toBeGreaterThan(3);
  expect(shares.at(-1)).toBe(1);
  const backwards = [...ids].reverse();
  expect([...referenceList(store, exporter, null, backwards)].join('')).toBe(
    render(exporter, [...all].reverse()),
  );
  expect([...inPieces(exporter, [])].join('')).toBe(exporter.frame.begin + exporter.frame.end);
});

test('reports come a page at a time, each once, those that were joined to others not at all', () => {
  const store = tempStore();
  importInto(store, articles);
  run(store);
  expect([...standingReports(store, 2)]).toEqual([
    reportIdsOf(store).slice(0, 2),
    reportIdsOf(store).slice(2),
  ]);
});
