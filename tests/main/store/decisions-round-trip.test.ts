import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Screened } from '#core/contract/imports';
import { referenceExporters } from '#core/exporters/index';
import type { ReferenceExporter } from '#core/exporters/reference-exporter';
import { importFile } from '#core/importers/import-file';
import { type MarksSummary, summariseMarks } from '#core/importers/marked-decisions';
import { rm5List } from '#core/importers/rm5-names';
import type { RecordFields } from '#core/model/record-fields';
import { type Stage, stages } from '#core/model/review';
import { referenceList } from '#main/exports/references';
import { bringMarks } from '#main/store/bring-marks';
import { detailContext } from '#main/store/details';
import { outgoingReports } from '#main/store/exported-references';
import { decisionId, type Verdict } from '#core/model/report';
import type { Store } from '#main/store/store';
import { write } from '#main/store/write';
import { importInto, record, reportIdsOf, tempStore } from './temp-project';

const words = fc.constantFrom(
  'wrong population',
  'animal; or plant',
  'dose > 5 mg (any)',
  '"quoted" & {braced}',
  'Größe',
  'a  b',
  '-1',
);
const note = fc.oneof(
  fc.constant(''),
  words,
  fc.constant('one\ntwo\n\nthree'),
  fc.constant('Title/abstract: include (Nobody)'),
);
const vote = fc.record({
  report: fc.nat(3),
  stage: fc.constantFrom(...stages),
  reviewer: fc.constantFrom('ada', 'ben', 'cy', 'di'),
  verdict: fc.constantFrom('include' as const, 'exclude' as const, 'maybe' as const, null),
  reason: fc.option(words, { nil: '' }),
  listed: fc.boolean(),
  note,
  labels: fc.uniqueArray(words, { maxLength: 3 }),
});
const settled = fc.record({
  report: fc.nat(3),
  stage: fc.constantFrom(...stages),
  verdict: fc.constantFrom('include' as const, 'exclude' as const),
  by: fc.constantFrom('ada', 'cy'),
  reason: fc.option(words, { nil: '' }),
  note,
});
interface Said {
  readonly votes: readonly {
    readonly report: number;
    readonly stage: Stage;
    readonly reviewer: string;
    readonly verdict: Verdict | null;
    readonly reason: string;
    readonly listed: boolean;
    readonly note: string;
    readonly labels: readonly string[];
  }[];
  readonly settled: readonly {
    readonly report: number;
    readonly stage: Stage;
    readonly verdict: 'include' | 'exclude';
    readonly by: string;
    readonly reason: string;
    readonly note: string;
  }[];
}

const names = { ada: 'Ada', ben: 'Ben (junior); "B"', cy: 'Cy Ó Sé', di: 'Di: 2' };

/** What Rayyan left on each record before the review went on here. */
const leftover: RecordFields['extra'] = {
  N1: [
    'RAYYAN-INCLUSION: {"Emily"=>"Excluded"} | RAYYAN-LABELS: old',
    'RAYYAN-INCLUSION: {"Emily"=>"Excluded"} | RAYYAN-LABELS: old',
    'Title/abstract: exclude (Old Hand; an earlier list)',
  ],
  [rm5List]: ['included'],
};

const fill = (store: Store, { votes, settled: settlements }: Said, extra: RecordFields['extra']): void => {
  importInto(
    store,
    [0, 1, 2, 3].map((n) => record(n, { extra })),
  );
  const ids = reportIdsOf(store);
  const done = write(store, { kind: 'test', text: 't', reviewer: 'ada' }, (tx) => {
    for (const [id, name] of Object.entries(names))
      tx.put('reviewers', { id, name, role: 'reviewer', active: true });
    const reasonOf = (text: string): string | null => {
      if (text === '') return null;
      tx.put('exclusionReasons', { id: `reason ${text}`, order: 0, text });
      return `reason ${text}`;
    };
    for (const { report, stage, reviewer, verdict, reason, listed, labels, ...said } of votes) {
      const reportId = ids[report] ?? '';
      const because = verdict === 'exclude' ? reason : '';
      tx.put('decisions', {
        ...said,
        labels: [...labels],
        id: decisionId(reportId, stage, reviewer),
        reportId,
        stage,
        reviewerId: reviewer,
        verdict,
        reasonId: listed ? reasonOf(because) : null,
        reasonText: listed ? '' : because,
        at: '2026-01-01T00:00:00.000Z',
      });
    }
    for (const { report, stage, reason, ...said } of settlements) {
      const reportId = ids[report] ?? '';
      const reasonId = said.verdict === 'exclude' ? reasonOf(reason) : null;
      const at = '2026-01-01T00:00:00.000Z';
      tx.put('resolutions', { ...said, id: `${reportId}~${stage}`, reportId, stage, reasonId, at });
    }
  });
  if (!done.ok) throw new Error(done.error.text);
};

/** What a review says of its reports, as the list that was written may know it. */
const saidIn = (store: Store) => {
  const ids = reportIdsOf(store);
  return outgoingReports(store, ids, 'ada', detailContext(store)).map(({ fields, votes, settled: all }) => ({
    title: fields.title,
    votes: votes
      .filter((one) => one.verdict !== null || one.note !== '' || one.labels.length > 0)
      .map(({ stage, reviewerName, verdict, reason, labels, note: text }) => [
        stage,
        reviewerName,
        verdict,
        reason,
        labels,
        text,
      ])
      .sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b))),
    settled: [...all].sort((a, b) => a.stage.localeCompare(b.stage)),
  }));
};

/** What the import page proposes: people and reasons by their names, new ones where there are none. */
const proposed = (marks: MarksSummary): Screened => ({
  stage: 'title-abstract',
  everything: null,
  people: marks.people.map(({ name }) => ({ name, reviewerId: null, newName: name })),
  reasons: marks.reasons.map(({ text }) => ({ text, reasonId: null, add: true })),
});

const throughFile = (exporter: ReferenceExporter, from: Store) => {
  const written = [...referenceList(from, exporter, 'ada')].join('');
  const read = importFile(`x.${exporter.extension}`, new TextEncoder().encode(written));
  if (!read.ok) throw new Error(read.error.text);
  expect(read.value.format).toBe(exporter.id);
  const records = read.value.records.map(({ source: _, ...fields }) => fields);
  const marks = summariseMarks(records);
  const to = tempStore();
  const search = importInto(to, records);
  if (marks !== null) {
    const brought = bringMarks(to, search, proposed(marks), 'ada');
    if (!brought.ok) throw new Error(brought.error.text);
  }
  return { to, marks };
};

test.each(
  referenceExporters,
)('$id: decisions of a review come back as they were, twice', (exporter: ReferenceExporter) => {
  const said = fc.record({
    votes: fc.array(vote, { minLength: 1, maxLength: 12 }),
    settled: fc.array(settled, { maxLength: 2 }),
  });
  fc.assert(
    fc.property(said, fc.boolean(), (one, before) => {
      const from = tempStore();
      fill(from, one, before ? leftover : {});
      const first = saidIn(from);
      fc.pre(first.some(({ votes, settled: all }) => votes.length + all.length > 0));
      const { to, marks } = throughFile(exporter, from);
      expect(marks?.source).toBe('ldn');
      expect(saidIn(to)).toEqual(first);
      expect(saidIn(throughFile(exporter, to).to)).toEqual(first);
    }),
    { numRuns: 8, seed: 7 },
  );
});

test.each(
  referenceExporters,
)('$id: each vote is counted once, at its stage', (exporter: ReferenceExporter) => {
  const from = tempStore();
  const one = { listed: false, note: '', labels: [], reason: '' };
  const votes = [
    { ...one, report: 0, stage: 'title-abstract', reviewer: 'ada', verdict: 'include' },
    { ...one, report: 1, stage: 'title-abstract', reviewer: 'ada', verdict: 'exclude', reason: 'animal' },
    { ...one, report: 2, stage: 'title-abstract', reviewer: 'ada', verdict: 'maybe', note: 'ask' },
    { ...one, report: 0, stage: 'full-text', reviewer: 'cy', verdict: 'exclude', labels: ['rct'] },
  ] as const;
  fill(from, { votes, settled: [] }, leftover);
  expect(throughFile(exporter, from).marks).toEqual({
    source: 'ldn',
    records: 3,
    people: [
      {
        name: 'Ada',
        include: 1,
        exclude: 1,
        maybe: 1,
        notes: 1,
        fullText: { include: 0, exclude: 0, maybe: 0 },
        settled: 0,
      },
      {
        name: 'Cy Ó Sé',
        include: 0,
        exclude: 0,
        maybe: 0,
        notes: 0,
        fullText: { include: 0, exclude: 1, maybe: 0 },
        settled: 0,
      },
    ],
    reasons: [{ text: 'animal', count: 1 }],
    labels: [{ text: 'rct', count: 1 }],
  });
});
