import * as z from 'zod';
import { analysisId } from '../model/analysis';
import { emptyRecordFields } from '../model/record-fields';
import { newReview } from '../model/review';
import { linkId, type Study, type StudyResult } from '../model/study';
import { riskRatioSettings } from './saved-settings';
import { emptyStarterRows, type StarterRows } from './starter-file';

/** One trial of the data set: tuberculosis cases and people, vaccinated (t) and not (c). */
export const bcgTrialSchema = z.strictObject({
  label: z.string(),
  year: z.number().int(),
  tpos: z.number().int(),
  tn: z.number().int(),
  cpos: z.number().int(),
  cn: z.number().int(),
  /** Degrees from the equator. */
  latitude: z.number(),
  allocation: z.enum(['random', 'alternate', 'systematic']),
});
export type BcgTrial = z.infer<typeof bcgTrialSchema>;

const citation =
  'Colditz GA et al. Efficacy of BCG vaccine in the prevention of tuberculosis. JAMA 1994;271(9):698-702';
const dataset = 'dataset-bcg';
const condition = 'tuberculosis';
const comparison = 'bcg-none';
const outcome = 'tuberculosis-infection';
const searchId = 'search-colditz';

/** The classic example of pooling: 13 trials of BCG vaccine with their moderators (latitude, allocation, year). */
export const buildBcg = (trials: readonly BcgTrial[]): StarterRows => ({
  ...emptyStarterRows,
  review: [
    {
      ...newReview('BCG vaccine against tuberculosis: 13 trials'),
      question: {
        population: 'People without tuberculosis',
        intervention: 'BCG vaccine',
        comparator: 'No vaccine',
        outcomes: 'Tuberculosis infection',
        designs: 'Prospective trials with random, alternate or systematic allocation',
      },
      note: `A published example of meta-analysis with moderators: ${citation}, as in the data set dat.bcg of the R package metadat. Only the counts, year, latitude and allocation of each trial are known here.`,
      starter: 'bcg',
    },
  ],
  conditions: [{ id: condition, order: 1, name: 'Tuberculosis', note: '' }],
  outcomes: [
    {
      id: outcome,
      order: 1,
      name: 'Tuberculosis infection',
      domain: 'Infection',
      scale: 'People with tuberculosis',
      type: 'dichotomous',
      better: 'lower',
    },
  ],
  comparisons: [
    {
      id: comparison,
      order: 1,
      name: 'BCG vaccine versus none',
      intervention: 'BCG vaccine',
      comparator: 'No vaccine',
      doseFrom: null,
      doseTo: null,
    },
  ],
  reviewers: [{ id: dataset, name: 'BCG data set (bundled)', role: 'dataset', active: true }],
  searches: [
    {
      id: searchId,
      kind: 'citation-searching',
      database: 'Trials in Colditz et al. 1994',
      date: null,
      strategy: `The 13 trials listed in ${citation}.`,
      note: 'The numbers are those of the trials listed, not of hits.',
      file: null,
      recordsFound: trials.length,
      recordsRead: trials.length,
      warnings: [],
      unread: [],
      importedAt: '',
    },
  ],
  records: trials.map((trial, i) => ({
    id: `rec-bcg-${i + 1}`,
    searchId,
    ordinal: i,
    reportId: `rep-bcg-${i + 1}`,
    fields: {
      ...emptyRecordFields,
      title: `[Trial of BCG vaccine, ${trial.label}; title not in the data set]`,
      authors: namesIn(trial.label).map((family) => ({ family, given: null })),
      year: trial.year,
      extra: {
        Note: [`Named in ${citation}.`],
        ...(trial.label.includes('et al') ? { authorsIncomplete: ['yes'] } : {}),
      },
    },
  })),
  reports: trials.map((_, i) => ({ id: `rep-bcg-${i + 1}`, recordId: `rec-bcg-${i + 1}`, aliasOf: null })),
  studies: trials.map(studyRow),
  links: trials.map((_, i) => ({
    id: linkId(studyId(i), `rep-bcg-${i + 1}`),
    studyId: studyId(i),
    reportId: `rep-bcg-${i + 1}`,
    primary: true,
  })),
  results: trials.map(resultRow),
  analyses: [
    {
      id: analysisId(condition, comparison, outcome),
      conditionId: condition,
      comparisonId: comparison,
      outcomeId: outcome,
      settings: { ...riskRatioSettings, test: 'knha' },
      designs: ['rct-parallel', 'non-randomised-controlled'],
      note: 'All 13 trials as published: seven allocated at random, six by alternation or another system.',
    },
  ],
});

const studyId = (index: number): string => `st-bcg-${index + 1}`;

/** "Hart & Sutherland 1977" -> Hart, Sutherland; "TPT Madras 1980" stays whole as a group. */
const namesIn = (label: string): readonly string[] =>
  label
    .replace(/(?: et al)? \d{4}$/, '')
    .split(' & ')
    .map((name) => name.trim());

const allocations = {
  random: 'Random allocation',
  alternate: 'Alternate allocation (not random)',
  systematic: 'Systematic allocation (not random)',
} as const;

const studyRow = (trial: BcgTrial, index: number): Study => ({
  id: studyId(index),
  label: trial.label,
  conditions: [condition],
  design: trial.allocation === 'random' ? 'rct-parallel' : 'non-randomised-controlled',
  designNote: allocations[trial.allocation],
  status: 'completed',
  blinding: '',
  country: '',
  nRandomised: null,
  nAnalysed: trial.tn + trial.cn,
  doseMg: null,
  doseNote: '',
  durationWeeks: null,
  durationNote: '',
  comparator: 'No vaccine',
  registration: '',
  funding: '',
  primaryOutcome: '',
  arms: [
    arm(index, 1, 'BCG vaccine', 'intervention', trial.tn),
    arm(index, 2, 'No vaccine', 'comparator', trial.cn),
  ],
  periods: [],
  populations: [
    {
      id: `${studyId(index)}~pop-1`,
      conditionId: condition,
      description: `At ${trial.latitude} degrees from the equator`,
      n: trial.tn + trial.cn,
    },
  ],
  caveat: '',
  note: `Year: ${trial.year}. Latitude: ${trial.latitude} degrees from the equator. Allocation: ${trial.allocation}.`,
});

const arm = (
  index: number,
  number: 1 | 2,
  name: string,
  role: 'intervention' | 'comparator',
  n: number,
): Study['arms'][number] => ({
  id: `${studyId(index)}~arm-${number}`,
  name,
  role,
  doseMg: null,
  doseNote: '',
  n,
});

const resultRow = (trial: BcgTrial, index: number): StudyResult => {
  const key = `${studyId(index)}~result-1`;
  const counts = (
    number: 1 | 2,
    label: string,
    role: 'intervention' | 'comparator',
    n: number,
    events: number,
  ) => ({
    armId: `${studyId(index)}~arm-${number}`,
    label,
    role,
    n,
    events,
    percent: null,
    mean: null,
    sd: null,
    spreadReported: null,
    note: '',
  });
  return {
    id: `${key}~${dataset}`,
    key,
    studyId: studyId(index),
    by: dataset,
    populationId: `${studyId(index)}~pop-1`,
    comparisonId: comparison,
    outcomeId: outcome,
    outcomeText: 'Tuberculosis infection',
    measureText: 'people with tuberculosis',
    timePoint: '',
    type: 'dichotomous',
    basis: 'not-stated',
    better: 'lower',
    arms: [
      counts(1, 'BCG vaccine', 'intervention', trial.tn, trial.tpos),
      counts(2, 'No vaccine', 'comparator', trial.cn, trial.cpos),
    ],
    effect: null,
    source: {
      reportId: null,
      where: 'Colditz 1994, as in metadat::dat.bcg',
      quote: '',
      url: 'https://doi.org/10.1001/jama.1994.03510330076038',
    },
    verified: true,
    caveat:
      'Read in the published data set (metadat::dat.bcg, the counts of Colditz et al. 1994), not in the report of the trial.',
    derived: '',
  };
};
