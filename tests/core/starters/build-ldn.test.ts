import { expect, test } from 'vitest';
import type { ResultArm } from '#core/model/study';
import { ldnResultPlan } from '#core/starters/ldn-result-plan';
import type { LdnArm } from '#core/starters/ldn-source';
import { ldnReferences, ldnStudies, starter } from './load';

const rows = starter('ldn');
const byId = <T extends { readonly id: string }>(list: readonly T[], id: string): T => {
  const found = list.find((row) => row.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
};
const resultAt = (studyId: string, index: number) =>
  byId(rows.results, `${studyId}~result-${index + 1}~dataset-ldn`);

test('88 records found in two ways, 50 studies, 106 results; no verdicts, no judgements, no duplicates', () => {
  expect(rows.records).toHaveLength(88);
  expect(rows.reports).toHaveLength(88);
  expect(rows.searches.map((s) => [s.kind, s.date, s.recordsFound, s.recordsRead])).toEqual([
    ['citation-searching', null, 26, 26],
    ['other', null, 62, 62],
  ]);
  expect(rows.studies).toHaveLength(50);
  expect(rows.results).toHaveLength(106);
  expect([rows.decisions, rows.resolutions, rows.appraisals, rows.pairs, rows.attachments]).toEqual([
    [],
    [],
    [],
    [],
    [],
  ]);
  expect(rows.reviewers).toEqual([
    { id: 'dataset-ldn', name: 'LDN evidence set (bundled)', role: 'dataset', active: true },
  ]);
});

test('every outcome record of the source has exactly one plan', () => {
  const planned = Object.fromEntries(Object.entries(ldnResultPlan).map(([id, plan]) => [id, plan.length]));
  const found = ldnStudies
    .filter(({ outcomes }) => outcomes.length > 0)
    .map((s) => [s.id, s.outcomes.length]);
  expect(planned).toEqual(Object.fromEntries(found));
});

test.each(
  ldnReferences.map((ref) => [ref.id, ref] as const),
)('nothing of reference %s is lost', (id, ref) => {
  const { fields, searchId } = byId(rows.records, `rec-${id}`);
  expect(searchId).toBe(ref.metadataSource === 'search' ? 'search-onward' : 'search-seeds');
  expect({ ...fields, extra: {} }).toEqual({
    title: ref.title,
    abstract: null,
    authors: ref.author.map(({ family, given }) => ({ family, given: given ?? null })),
    year: ref.year,
    journal: ref['container-title'],
    volume: ref.volume,
    issue: ref.issue,
    pages: ref.page,
    doi: ref.DOI === null ? null : ref.DOI.toLowerCase(),
    pmid: ref.PMID,
    pmcid: ref.PMCID,
    registryNumbers: ref.URL?.includes('NCT') ? [ref.id.toUpperCase()] : [],
    accession: null,
    database: null,
    language: null,
    keywords: [],
    publicationTypes: [],
    url: ref.URL,
    notices: [],
    extra: {},
  });
  const { extra } = fields;
  expect(extra.Note ?? []).toEqual(ref.note === null ? [] : [ref.note]);
  expect(extra.publicationKind).toEqual([ref.publicationKind]);
  expect(extra.condition ?? []).toEqual(ref.condition);
  expect(extra.namedIn ?? []).toEqual(ref.namedIn);
  expect(extra.metadataSource).toEqual([ref.metadataSource]);
  expect(extra.authorsIncomplete !== undefined).toBe(ref.authorsIncomplete);
  expect(extra.type).toEqual([ref.type]);
  expect(extra['event-title']?.[0]).toBe(ref['event-title']);
  expect(extra.id).toEqual([ref.id]);
  // The only issue dates are years.
  expect(ref.issued?.['date-parts'] ?? []).toEqual(ref.year === null ? [] : [[ref.year]]);
});

test.each(
  ldnStudies.map((study) => [study.id, study] as const),
)('nothing of study %s is lost', (id, study) => {
  const row = byId(rows.studies, id);
  expect(row).toMatchObject({
    label: study.label,
    conditions: study.condition,
    designNote: study.design === row.design ? '' : study.design,
    status: study.status === 'completed' ? 'completed' : 'protocol',
    blinding: study.blinding ?? '',
    country: study.country ?? '',
    nRandomised: study.nEnrolledOrRandomised,
    nAnalysed: study.nAnalysed,
    doseMg: study.dose_mg,
    doseNote: study.doseNote ?? '',
    durationWeeks: study.duration_weeks,
    comparator: study.comparator ?? '',
    registration: study.registration ?? '',
    funding: study.funding ?? '',
    primaryOutcome: study.primaryOutcome ?? '',
    caveat: study.caveat ?? '',
  });
  expect(row.arms.length).toBeGreaterThan(0);
  const links = rows.links.filter(({ studyId }) => studyId === id);
  expect(links.map(({ reportId, primary }) => [reportId, primary])).toEqual(
    study.reports.map((ref, i) => [`rep-${ref}`, i === 0]),
  );
});

/** Each number of an arm, and where it must be found. */
const armHolds = (row: ResultArm, arm: LdnArm) => {
  expect(row.n).toBe(arm.n);
  expect(row.events).toBe(arm.events ?? null);
  expect(row.percent).toBe(arm.percent ?? null);
  expect(row.sd).toBe(arm.sdAssumed ? null : (arm.sd ?? null));
  expect(row.spreadReported).toBe((arm.sdAssumed ? arm.sd : arm.spreadReported) ?? null);
  const inNote = [
    arm.percentText,
    arm.percentReduction,
    arm.ciLow,
    arm.ciHigh,
    arm.p,
    arm.infections,
    arm.adverseEvents,
  ];
  for (const value of inNote)
    if (value !== undefined && value !== null) expect(row.note).toContain(String(value));
};

const outcomes = ldnStudies.flatMap((study) =>
  study.outcomes.map((outcome, i) => [`${study.id} ${i + 1}`, study.id, i, outcome] as const),
);

test.each(outcomes)('nothing of outcome record %s is lost', (_, studyId, index, outcome) => {
  const row = resultAt(studyId, index);
  expect(row).toMatchObject({
    studyId,
    by: 'dataset-ldn',
    outcomeText: outcome.outcome,
    measureText: outcome.measure,
    timePoint: outcome.timepoint,
    type: outcome.type,
    verified: outcome.verified,
    better:
      outcome.benefitDirection === 'not applicable' ? 'unclear' : outcome.benefitDirection.split(' ')[0],
    source: {
      reportId: `rep-${outcome.source.ref}`,
      where: outcome.source.where,
      url: outcome.source.url,
      quote: outcome.quote ?? '',
    },
  });
  expect(row.caveat).toContain(outcome.caveat ?? '');
  const arms = [...row.arms];
  for (const arm of outcome.arms) {
    const first = arms.shift();
    if (first === undefined) throw new Error('an arm is missing');
    armHolds(first, arm);
    if (arm.before === undefined) {
      expect(first.label).toBe(arm.arm);
      expect(first.mean).toBe(arm.mean ?? null);
      continue;
    }
    const second = arms.shift();
    expect([first.label, first.mean]).toEqual([`${arm.arm}, before`, arm.before]);
    expect([second?.label, second?.mean, second?.n]).toEqual([`${arm.arm}, after`, arm.after, arm.n]);
  }
  expect(arms).toEqual([]);
  const { effect, derived } = outcome;
  expect(row.effect === null).toBe(effect === null);
  if (effect !== null) {
    expect(row.effect).toMatchObject({
      label: effect.measure,
      estimate: effect.estimate,
      ciLow: effect.ciLow,
      ciHigh: effect.ciHigh,
      p: effect.p,
      pText: effect.pText ?? '',
      se: null,
    });
    for (const value of [effect.note, effect.iqrWidth, effect.effectSize, effect.cohenD])
      if (value !== undefined) expect(row.caveat).toContain(String(value));
    expect(row.derived).toContain(effect.estimateIs ?? '');
  }
  expect(row.derived).toContain(derived?.how ?? '');
  expect(row.derived).toContain(String(derived?.se ?? ''));
  for (const events of derived?.events ?? []) expect(row.derived).toContain(String(events));
});

test("Smith 2011's counts stand unverified beside the paper's own percentages", () => {
  const response = rows.results.filter(
    (r) => r.studyId === 'st-smith2011' && r.outcomeId === 'clinical-response',
  );
  expect(
    response.map((r) => [r.verified, r.basis, r.arms.map((a) => [a.role, a.events, a.n, a.percent])]),
  ).toEqual([
    [
      true,
      'not-stated',
      [
        ['intervention', null, null, 88],
        ['comparator', null, null, 40],
      ],
    ],
    [
      false,
      'intention-to-treat',
      [
        ['intervention', 15, 18, null],
        ['comparator', 6, 16, null],
      ],
    ],
  ]);
});

test('what is unverified in the source is unverified here, and nothing else', () => {
  expect(rows.results.filter(({ verified }) => !verified)).toHaveLength(
    ldnStudies.flatMap((s) => s.outcomes).filter(({ verified }) => !verified).length,
  );
});

test('crossover results are paired or within one arm, never two independent arms', () => {
  const crossovers = new Set(
    rows.studies.filter(({ design }) => design === 'rct-crossover').map(({ id }) => id),
  );
  const bases = rows.results.filter(({ studyId }) => crossovers.has(studyId));
  expect(bases.length).toBeGreaterThan(15);
  for (const { basis, type } of bases)
    expect(basis === 'paired' || type === 'paired', `${basis} ${type}`).toBe(true);
});

test('a spread that the source does not call an SD is nowhere an SD', () => {
  const kariv = resultAt('st-kariv2006', 1);
  expect(kariv.arms.map(({ sd, spreadReported }) => [sd, spreadReported])).toEqual([
    [null, 1],
    [null, 2.14],
  ]);
});

test('conditions have readable names, most studied first', () => {
  expect(rows.conditions[0]).toMatchObject({ id: 'fibromyalgia', name: 'Fibromyalgia', order: 1 });
  expect(rows.conditions.every(({ name }) => /^[A-Z]/.test(name))).toBe(true);
  expect(new Set(rows.conditions.map(({ id }) => id))).toEqual(
    new Set(ldnStudies.flatMap((s) => s.condition)),
  );
});
