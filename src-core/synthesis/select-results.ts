import { measureById } from '../measures/index';
import type { EffectFailure, Measure } from '../measures/measure';
import type { Comparison, Outcome } from '../model/review';
import type { Effect, Link, Study, StudyResult } from '../model/study';
import { type StudyDesign, studyDesignLabel, studyDesigns } from '../model/study-design';
import type { AnalysisSettings, LeftOut, StudyInput } from './report';
import { type StandingResult, standingResults } from './standing-result';
import { isPaired, isRatio, type UsableData, usableData } from './usable-data';

/** What of a project an analysis looks at. */
export interface ProjectRows {
  readonly studies: readonly Study[];
  readonly results: readonly StudyResult[];
  readonly outcomes: readonly Outcome[];
  /** Only grouping by comparison looks at them. */
  readonly comparisons?: readonly Comparison[];
  /** Studies of which screening excluded every report: listed as left out, never analysed. Absent: none. */
  readonly excludedStudies?: ReadonlySet<string>;
  /** Years of studies come from their reports, the main one first; only further analyses look at them. */
  readonly links?: readonly Link[];
  readonly reports?: readonly { readonly id: string; readonly year?: number | null }[];
}

/** Whose results: one condition, comparison (null: any) and outcome. */
export interface Scope {
  readonly conditionId: string;
  readonly comparisonId: string | null;
  readonly outcomeId: string;
  /** Designs that count; absent: randomised ones. */
  readonly designs?: readonly StudyDesign[] | undefined;
  /** `all`: every usable result of a study, for models that allow for results of the same people; absent: one for each study. */
  readonly severalResults?: 'all' | undefined;
}

export interface SelectionSpec extends Scope {
  readonly measure: string;
}

export interface Selection {
  readonly inputs: readonly StudyInput[];
  readonly leftOut: readonly LeftOut[];
  /** How to run the inputs: printed differences make the measure GEN, with the name that it carries on the axis. */
  readonly settings: Pick<AnalysisSettings, 'measure' | 'genericScale' | 'genericLabel'>;
}

const randomisedDesigns: readonly StudyDesign[] = studyDesigns
  .filter(({ randomised }) => randomised)
  .map(({ id }) => id);

/**
 * The results that an analysis uses, one for each study unless all are asked for, and every result of the same condition, comparison and outcome that it does not
 * use, with the reason. Of several usable results of one study the one by intention to treat is taken; otherwise none, because
 * choosing is the reviewer's.
 */
export const selectResults = (rows: ProjectRows, spec: SelectionSpec): Selection => {
  const measure = measureById(spec.measure);
  const candidates = resultsInScope(rows, spec);
  if (!measure.ok) {
    const reason = { reason: 'unknown-measure', text: measure.error.text };
    return {
      inputs: [],
      leftOut: candidates.map((c) => leftOutOf(c, reason)),
      settings: { measure: spec.measure },
    };
  }
  const judged = candidates.map((candidate) => judge(candidate, spec, measure.value, rows));
  const leftOut = new Map<string, LeftOut>();
  const taken: Taken[] = [];
  for (const ofStudy of byStudy(judged)) {
    const usable = ofStudy.flatMap(({ candidate, usable }) =>
      usable === null ? [] : [{ candidate, usable }],
    );
    for (const { candidate, failure } of ofStudy)
      if (failure !== null) leftOut.set(idOf(candidate), leftOutOf(candidate, failure));
    if (spec.severalResults === 'all') {
      taken.push(...usable);
      continue;
    }
    const chosen = chooseOne(usable);
    if (chosen !== null) taken.push(chosen);
    for (const other of usable) {
      if (other === chosen) continue;
      const why = chosen === null ? severalResults(usable) : anotherResult;
      leftOut.set(idOf(other.candidate), leftOutOf(other.candidate, why));
    }
  }
  const { inputs, settings, mixed } = asInputs(taken, measure.value);
  for (const [candidate, why] of mixed) leftOut.set(idOf(candidate), leftOutOf(candidate, why));
  return {
    inputs,
    leftOut: candidates.flatMap((candidate) => leftOut.get(idOf(candidate)) ?? []),
    settings,
  };
};

export interface Candidate {
  readonly study: Study;
  readonly standing: StandingResult;
}

interface Taken {
  readonly candidate: Candidate;
  readonly usable: UsableData;
}

/** The row that stands; of a disputed result, the first reading. */
const idOf = ({ standing }: Candidate): string =>
  standing.stands?.id ?? standing.readings[0]?.id ?? standing.key;

const leftOutOf = (candidate: Candidate, { reason, text }: EffectFailure): LeftOut => {
  const { id: studyId, label } = candidate.study;
  return { id: idOf(candidate), studyId, label, reason, text };
};

/** Results of this condition, comparison and outcome, in the order of the studies; disputed ones when any reading belongs here. */
export const resultsInScope = (rows: ProjectRows, scope: Scope): readonly Candidate[] => {
  const byStudy = new Map<string, StandingResult[]>();
  // Only results that some reading gives this outcome: the others need no comparing.
  const keys = new Set(
    rows.results.flatMap(({ key, outcomeId }) => (outcomeId === scope.outcomeId ? [key] : [])),
  );
  for (const standing of standingResults(rows.results.filter(({ key }) => keys.has(key)))) {
    const studyId = standing.readings[0]?.studyId ?? '';
    const list = byStudy.get(studyId);
    if (list === undefined) byStudy.set(studyId, [standing]);
    else list.push(standing);
  }
  return rows.studies.flatMap((study) =>
    (byStudy.get(study.id) ?? [])
      .filter(({ stands, readings }) =>
        (stands === null ? readings : [stands]).some((row) => isInScope(row, study, scope)),
      )
      .map((standing) => ({ study, standing })),
  );
};

const isInScope = (row: StudyResult, study: Study, scope: Scope): boolean => {
  if (row.outcomeId !== scope.outcomeId) return false;
  // A result that names no comparison is shown (and left out) rather than passed over.
  if (scope.comparisonId !== null && row.comparisonId !== null && row.comparisonId !== scope.comparisonId)
    return false;
  const population = study.populations.find(({ id }) => id === row.populationId);
  const conditionId = population?.conditionId ?? null;
  return conditionId === null
    ? study.conditions.includes(scope.conditionId)
    : conditionId === scope.conditionId;
};

/** In the order of the studies' first results. */
const byStudy = (judged: readonly Judged[]): Iterable<readonly Judged[]> => {
  const groups = new Map<Study, Judged[]>();
  for (const one of judged) {
    const group = groups.get(one.candidate.study);
    if (group === undefined) groups.set(one.candidate.study, [one]);
    else group.push(one);
  }
  return groups.values();
};

interface Judged {
  readonly candidate: Candidate;
  readonly usable: UsableData | null;
  readonly failure: EffectFailure | null;
}

const judge = (candidate: Candidate, spec: SelectionSpec, measure: Measure, rows: ProjectRows): Judged => {
  const failed = (reason: string, text: string): Judged => ({
    candidate,
    usable: null,
    failure: { reason, text },
  });
  const { study, standing } = candidate;
  if (rows.excludedStudies?.has(study.id))
    return failed('excluded', 'Every report of this study was excluded at screening.');
  const row = standing.stands;
  if (row === null)
    return failed('extractions-differ', 'The extractors read different numbers: make a consensus.');
  if (!(spec.designs ?? randomisedDesigns).includes(study.design))
    return failed('design', `Not among the designs pooled here: ${studyDesignLabel(study.design)}.`);
  if (spec.comparisonId !== null && row.comparisonId === null)
    return failed('no-comparison', 'The result does not say which comparison it belongs to.');
  const data = usableData(row, study, measure);
  if (!data.ok) return { candidate, usable: null, failure: data.error };
  const better = rows.outcomes.find(({ id }) => id === spec.outcomeId)?.better;
  if (row.better !== 'unclear' && better !== undefined && row.better !== better)
    return failed(
      'direction',
      `Here ${row.better} is better, while ${better} is better for this outcome: turn the numbers round first.`,
    );
  return { candidate, usable: data.value, failure: null };
};

const chooseOne = (usable: readonly Taken[]): Taken | null => {
  if (usable.length === 1) return usable[0] ?? null;
  const byIntention = usable.filter(
    ({ candidate }) => candidate.standing.stands?.basis === 'intention-to-treat',
  );
  return byIntention.length === 1 ? (byIntention[0] ?? null) : null;
};

const anotherResult: EffectFailure = {
  reason: 'another-result',
  text: "This study's result by intention to treat is used instead.",
};

const severalResults = (usable: readonly Taken[]): EffectFailure => {
  const which = usable.map(({ candidate }) => {
    const row = candidate.standing.stands;
    return [row?.outcomeText, row?.timePoint].filter((part) => part !== undefined && part !== '').join(', ');
  });
  return {
    reason: 'several-results',
    text: `This study has ${usable.length} usable results for this outcome (${which.join('; ')}): choose one by taking the outcome away from the others.`,
  };
};

const effectNames: Readonly<Record<Effect['measure'], string>> = {
  MD: 'Mean difference',
  SMD: 'Standardised mean difference',
  RD: 'Risk difference',
  RR: 'Risk ratio',
  OR: 'Odds ratio',
  HR: 'Hazard ratio',
  other: 'Effect estimate',
};
const effectOrder = Object.keys(effectNames);

interface Inputs {
  readonly inputs: readonly StudyInput[];
  readonly settings: Selection['settings'];
  /** Effects of another measure than the one pooled. */
  readonly mixed: readonly (readonly [Candidate, EffectFailure])[];
}

/** With a printed effect among them, all studies become effects with standard errors, under the measure's name. */
const asInputs = (taken: readonly Taken[], measure: Measure): Inputs => {
  const effects = taken.flatMap(({ usable }) => (usable.effect === null ? [] : [usable.effect]));
  if (effects.length === 0 && measure.id !== 'GEN')
    return {
      inputs: taken.map((t) => inputOf(t, t.usable.data)),
      settings: { measure: measure.id },
      mixed: [],
    };
  const pooled = mostCommon(effects);
  if (pooled === null)
    return { inputs: [], settings: { measure: 'GEN', genericScale: 'natural' }, mixed: [] };
  const inputs: StudyInput[] = [];
  const mixed: (readonly [Candidate, EffectFailure])[] = [];
  for (const one of taken) {
    const { effect, data } = one.usable;
    if (effect !== null && effect !== pooled) {
      const text = `Another measure (${effectNames[effect]}) than the one pooled here (${effectNames[pooled]}).`;
      mixed.push([one.candidate, { reason: 'other-measure', text }]);
      continue;
    }
    const own = effect === null ? measure.compute(data) : null;
    if (own === null) inputs.push(inputOf(one, data));
    else if (own.ok)
      inputs.push(inputOf(one, { kind: 'gen', yi: own.value.yi, sei: Math.sqrt(own.value.vi) }));
    else mixed.push([one.candidate, own.error]);
  }
  const genericScale = isRatio(pooled) ? 'log' : 'natural';
  return { inputs, settings: { measure: 'GEN', genericScale, genericLabel: effectNames[pooled] }, mixed };
};

const mostCommon = (effects: readonly Effect['measure'][]): Effect['measure'] | null => {
  const count = (measure: Effect['measure']) => effects.filter((effect) => effect === measure).length;
  const sorted = [...new Set(effects)].sort(
    (a, b) => count(b) - count(a) || effectOrder.indexOf(a) - effectOrder.indexOf(b),
  );
  return sorted[0] ?? null;
};

const inputOf = ({ candidate }: Taken, data: StudyInput['data']): StudyInput => {
  const { study, standing } = candidate;
  const row = standing.stands;
  const paired = row !== null && isPaired(row, study);
  return {
    id: idOf(candidate),
    studyId: study.id,
    label: paired ? `${study.label} (paired)` : study.label,
    data,
    verified: row?.verified ?? false,
    ...peopleOf(row, study, paired, data),
  };
};

/** How many people a printed effect rests on: its groups', else those the study analysed. The same people count once. */
const peopleOf = (
  row: StudyResult | null,
  study: Study,
  paired: boolean,
  data: StudyInput['data'],
): { readonly people?: number } => {
  if (data.kind !== 'gen' || row === null) return {};
  const groups = row.arms.flatMap(({ role, n }) => (role === 'other' ? [] : [n]));
  const known = groups.flatMap((n) => (n === null ? [] : [n]));
  const whole = groups.length > 0 && known.length === groups.length;
  const people = !whole
    ? study.nAnalysed
    : paired
      ? Math.max(...known)
      : known.reduce((sum, n) => sum + n, 0);
  return people === null ? {} : { people };
};
