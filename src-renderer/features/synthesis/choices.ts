import { type MeasureId, measures } from '#core/measures/index';
import { priorChoices, tauPrior } from '#core/synthesis/bayes/priors';
import { tau2Estimators, type Tau2Id } from '#core/synthesis/tau-squared/index';
import type { AnalysisSettings } from '#core/synthesis/report';

export interface Choice<V extends string = string> {
  readonly value: V;
  readonly label: string;
  /** One sentence for the reviewer. */
  readonly says: string;
}

const measureSays: Readonly<Record<MeasureId, string>> = {
  RR: 'How many times as likely the event is with the intervention.',
  OR: 'The odds of the event with the intervention, divided by those without.',
  RD: 'The difference between the two shares of people with the event.',
  PETO: 'An odds ratio for rare events and arms of like size; needs no correction of empty cells.',
  AS: 'A difference of transformed shares; needs no correction, but is hard to put into words.',
  MD: 'The difference of the means, in the units of the scale; all studies must share the scale.',
  SMD: 'The difference in standard deviations, so that different instruments can stand together (Hedges’ g).',
  SMDH: 'A difference in standard deviations that does not assume equal spread in both arms.',
  ROM: 'The mean with the intervention, divided by the mean without; for scales that start at zero.',
  MC: 'The difference of the means of the same people under both conditions.',
  SMCC: 'The change in standard deviations of the change.',
  SMCR: 'The change in standard deviations at the start.',
  IRR: 'Events for each unit of person-time, divided.',
  IRD: 'Events for each unit of person-time, subtracted.',
  GEN: 'The effect and its standard error or interval, as each study reports it.',
  PR: 'The share of people with the event.',
  PLO: 'The share of people with the event, pooled as log odds.',
  PFT: 'The share of people with the event, pooled on the double arcsine scale.',
  MN: 'The mean of one group.',
  IRLN: 'Events for each unit of person-time, pooled as logarithms.',
};

const estimatorSays: Readonly<Record<Tau2Id, string>> = {
  REML: 'Good in most cases, and the usual choice; found by iteration.',
  DL: 'The classic closed formula; too small with few or unequal studies.',
  PM: 'Makes Q equal its expectation; good without assuming normal effects.',
  ML: 'Like REML, but too small with few studies.',
  HE: 'Unweighted; simple, but unsteady.',
  HS: 'Tends to be too small; from the psychometric tradition.',
  SJ: 'Always above zero; tends to be large where studies agree.',
  EB: 'The same value as Paule-Mandel, reached another way.',
};

/** Kinds of numbers that the results of a review hold. */
const kinds: readonly string[] = ['2x2', 'cont', 'gen'];

/** Measures that compare two groups from numbers that results hold. */
export const measureChoices: readonly Choice<MeasureId>[] = measures
  .filter(({ kind, nullValue }) => nullValue !== null && kinds.includes(kind))
  .map(({ id, label }) => ({ value: id, label, says: measureSays[id] }));

export const estimatorChoices: readonly Choice<Tau2Id>[] = tau2Estimators.map(({ id, label }) => ({
  value: id,
  label,
  says: estimatorSays[id],
}));

export const modelChoices: readonly Choice<AnalysisSettings['model']>[] = [
  {
    value: 'random',
    label: 'Random effects',
    says: 'The studies’ true effects may differ; the estimate is their mean.',
  },
  {
    value: 'common',
    label: 'Common effect',
    says: 'All studies estimate one and the same effect; differences are chance.',
  },
];

export const methodChoices: readonly Choice<AnalysisSettings['commonMethod']>[] = [
  { value: 'mh', label: 'Mantel-Haenszel', says: 'Pools the counts themselves; steadier with few events.' },
  { value: 'iv', label: 'Inverse variance', says: 'Weighs each study by the precision of its effect.' },
];

export const testChoices: readonly Choice<AnalysisSettings['test']>[] = [
  { value: 'wald', label: 'Wald', says: 'Normal interval; too narrow with few studies that differ.' },
  {
    value: 'knha',
    label: 'Hartung-Knapp',
    says: 'Allows for not knowing the variance between studies; from three studies on.',
  },
  {
    value: 'adhoc',
    label: 'Hartung-Knapp, never narrower than Wald',
    says: 'Hartung-Knapp, unless the studies agree so well that it would fall below Wald.',
  },
];

export const correctionChoices: readonly Choice<AnalysisSettings['correction']['to']>[] = [
  {
    value: 'only0',
    label: 'Studies with an empty cell',
    says: 'Added to all four counts of a study in which one is zero.',
  },
  {
    value: 'if0all',
    label: 'All, when one has an empty cell',
    says: 'Added to every study as soon as one of them has a zero.',
  },
  { value: 'all', label: 'All studies', says: 'Added to all four counts of every study.' },
  { value: 'none', label: 'None', says: 'A study with an empty cell then has no ratio and is left out.' },
];

export const predictionChoices: readonly Choice<NonNullable<AnalysisSettings['prediction']>>[] = [
  {
    value: 'test',
    label: 'As the test',
    says: 'Normal for Wald, t with k − 1 degrees of freedom for Hartung-Knapp.',
  },
  { value: 't-k1', label: 't, k − 1', says: 'Wider with few studies; Cochrane Handbook 10.10.4.3.' },
  { value: 't-k2', label: 't, k − 2', says: 'Wider still: Riley, Higgins and Deeks 2011.' },
  { value: 'normal', label: 'Normal', says: 'Too narrow with few studies.' },
];

type SubgroupBy = NonNullable<AnalysisSettings['subgroups']>['by'] | 'none';

export const subgroupChoices: readonly Choice<SubgroupBy>[] = [
  { value: 'none', label: 'None', says: 'All studies together.' },
  { value: 'dose', label: 'Dose', says: 'By the highest fixed daily dose of the study.' },
  { value: 'design', label: 'Design', says: 'By the design of the study.' },
  { value: 'comparison', label: 'Comparison', says: 'By what the intervention was compared with.' },
  {
    value: 'basis',
    label: 'Way of analysing',
    says: 'Intention to treat, per protocol, first period, paired.',
  },
  { value: 'verified', label: 'Verified', says: 'Results read at the source apart from the others.' },
];

export const subgroupVarianceChoices: readonly Choice<NonNullable<AnalysisSettings['subgroups']>['tau2']>[] =
  [
    {
      value: 'separate',
      label: 'One for each group',
      says: 'Needs several studies in each group.',
    },
    {
      value: 'common',
      label: 'One for all',
      says: 'Steadier where groups are small; assumes that studies differ alike in all groups.',
    },
  ];

export const defaultPriorChoice = 'default';

export const priorChoiceList: readonly Choice[] = [
  {
    value: defaultPriorChoice,
    label: 'By the measure',
    says: 'Half-normal: scale 0.5 for ratios and standardised differences, else a quarter of the unit-information standard deviation.',
  },
  ...priorChoices.flatMap(({ id, for: use }) => {
    const prior = tauPrior(id);
    return prior.ok
      ? [{ value: id, label: prior.value.label, says: `For ${use}. ${prior.value.source}.` }]
      : [];
  }),
];

export const choiceOf = <V extends string>(
  choices: readonly Choice<V>[],
  value: string,
): Choice<V> | undefined => choices.find((choice) => choice.value === value);
