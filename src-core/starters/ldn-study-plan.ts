import type { Arm, Study } from '../model/study';
import type { StudyDesign } from '../model/study-design';

type ArmPlan = Pick<Arm, 'name' | 'role'> &
  Partial<Pick<Arm, 'doseMg' | 'doseNote' | 'n'>> & {
    /** Arm labels of the source's outcome records that mean this arm. */
    readonly labels: readonly string[];
  };

/** What the source says about a study in words and the model wants in fields. */
export interface StudyPlan {
  readonly comparisonId: string | null;
  readonly arms: readonly ArmPlan[];
  readonly periods?: readonly Omit<Study['periods'][number], 'id'>[];
  readonly populations?: readonly (Omit<Study['populations'][number], 'id'> & { readonly key: string })[];
}

/** The source's design words, each with the category it falls under. */
export const ldnDesigns: Readonly<Record<string, StudyDesign>> = {
  'rct-parallel': 'rct-parallel',
  'rct-parallel (four arms, factorial with brain stimulation)': 'rct-parallel',
  'rct-parallel (randomisation not described in the excerpts)': 'rct-parallel',
  'rct-crossover': 'rct-crossover',
  'single-blind fixed-order crossover, not randomised': 'non-randomised-crossover',
  'single-blind crossover (as described; order of conditions not in the abstract)':
    'non-randomised-crossover',
  'open-label-single-arm': 'single-arm',
  'open-label-single-arm (pre-post)': 'single-arm',
  'sequential up-and-down dose finding': 'dose-finding',
  'register before-after study': 'before-after',
  'retrospective-cohort': 'cohort',
  'case-series': 'case-series',
  'retrospective survey': 'cross-sectional',
  'drug-utilization': 'drug-utilisation',
  animal: 'animal',
  // Described both as open label and as randomised: no category can be chosen.
  'open-label bridging study': 'other',
};

const placebo = (labels: readonly string[] = ['placebo'], n: number | null = null): ArmPlan => ({
  name: 'Placebo',
  role: 'comparator',
  n,
  labels,
});
const ldn = (name: string, labels: readonly string[], more: Partial<ArmPlan> = {}): ArmPlan => ({
  name,
  role: 'intervention',
  labels,
  ...more,
});
const ldn45 = (more: Partial<ArmPlan> = {}) =>
  ldn('Naltrexone 4.5 mg', ['naltrexone 4.5 mg'], { doseMg: 4.5, ...more });

const period = (name: string, weeks: number | null, washoutWeeks: number | null = null) => ({
  name,
  weeks,
  washoutWeeks,
});

/** Studies with a comparison group or more than one arm; all others have the one arm that took naltrexone. */
export const ldnStudyPlan: Readonly<Record<string, StudyPlan>> = {
  'st-smith2011': {
    comparisonId: 'ldn-placebo',
    arms: [
      ldn('Naltrexone 4.5 mg', ['naltrexone 4.5 mg', 'naltrexone then naltrexone'], { doseMg: 4.5, n: 20 }),
      placebo(['placebo', 'placebo then naltrexone'], 20),
    ],
  },
  'st-smith2013': {
    comparisonId: 'ldn-placebo',
    arms: [
      ldn('Naltrexone 0.1 mg/kg', ['naltrexone 0.1 mg/kg', 'naltrexone, before', 'naltrexone, after'], {
        doseMg: 4.5,
        doseNote: '0.1 mg/kg, maximum 4.5 mg',
      }),
      placebo(),
    ],
  },
  'st-younger2009': {
    comparisonId: 'ldn-placebo',
    arms: [ldn45(), placebo()],
    periods: [period('Placebo (always first)', 2), period('Naltrexone', 8)],
  },
  'st-younger2013': {
    comparisonId: 'ldn-placebo',
    arms: [ldn45(), placebo()],
    periods: [period('Naltrexone', 12), period('Placebo', 4)],
  },
  'st-cree2010': {
    comparisonId: 'ldn-placebo',
    arms: [ldn45(), placebo()],
    periods: [period('First period', 8, 1), period('Second period', 8)],
  },
  'st-sharaf2010': { comparisonId: 'ldn-placebo', arms: [ldn('Naltrexone', []), placebo()] },
  'st-bruun2024': {
    comparisonId: 'ldn-placebo',
    arms: [ldn('Naltrexone 6 mg', ['naltrexone 6 mg'], { doseMg: 6, n: 49 }), placebo(['placebo'], 50)],
  },
  'st-bested2023': {
    comparisonId: 'ldn-placebo',
    arms: [ldn45(), placebo()],
    periods: [period('First period (days -3 to 21)', 3, 1.6), period('Second period (days 33 to 56)', 3)],
  },
  'st-depaula2023': {
    comparisonId: 'ldn-placebo',
    arms: [
      ldn('LDN + active stimulation', ['LDN + active stimulation'], { doseMg: 4.5, n: 21 }),
      ldn('LDN + sham', ['LDN + sham'], { doseMg: 4.5, n: 22 }),
      {
        name: 'Placebo + active stimulation',
        role: 'comparator',
        n: 22,
        labels: ['placebo + active stimulation'],
      },
      { name: 'Placebo + sham', role: 'comparator', n: 21, labels: ['placebo + sham'] },
    ],
  },
  'st-ibdseries2014': {
    comparisonId: 'ldn-none',
    arms: [ldn('Naltrexone 5 mg', ['naltrexone 5 mg'], { doseMg: 5, n: 40 })],
    populations: [
      { key: 'all', conditionId: 'inflammatory-bowel-disease', description: 'All patients', n: 40 },
      { key: 'crohns-disease', conditionId: 'crohns-disease', description: "Crohn's disease", n: 22 },
      {
        key: 'ulcerative-colitis',
        conditionId: 'ulcerative-colitis',
        description: 'Ulcerative colitis',
        n: 18,
      },
    ],
  },
  'st-bihari1986': {
    comparisonId: 'ldn-placebo',
    arms: [ldn('Naltrexone', ['naltrexone'], { n: 22 }), placebo(['placebo'], 16)],
  },
  'st-traore2011art': {
    comparisonId: 'ldn-placebo',
    arms: [
      ldn('LDN + antiretrovirals', ['LDN + antiretrovirals'], { n: 51 }),
      { name: 'Placebo + antiretrovirals', role: 'comparator', n: 49, labels: ['antiretrovirals'] },
    ],
  },
  'st-srinivasan2021': {
    comparisonId: 'ldn-active',
    arms: [
      ldn('Naltrexone 2-4 mg', ['naltrexone'], { doseMg: 4, doseNote: '2 mg, raised to 4 mg if needed' }),
      { name: 'Amitriptyline 10-50 mg', role: 'comparator', labels: ['amitriptyline'] },
    ],
    periods: [period('First period', 6), period('Second period', 6)],
  },
  'st-beaudette2023': {
    comparisonId: 'ldn-placebo',
    arms: [ldn45(), placebo()],
    periods: [period('First period', 8), period('Second period', 8)],
    populations: [
      { key: 'osteoarthritis', conditionId: 'osteoarthritis', description: 'Osteoarthritis', n: 17 },
      {
        key: 'inflammatory',
        conditionId: 'inflammatory-arthritis',
        description: 'Inflammatory arthritis',
        n: 6,
      },
    ],
  },
  'st-lpprct2020': {
    comparisonId: 'ldn-placebo',
    arms: [
      ldn('Naltrexone 3 mg + topical clobetasol', [], { doseMg: 3 }),
      { name: 'Placebo + topical clobetasol', role: 'comparator', labels: [] },
    ],
  },
  'st-ludwig2016': {
    comparisonId: null,
    arms: [
      ldn('LDN alone', ['LDN alone'], { n: 23 }),
      { name: 'LDN added to glatiramer', role: 'other', n: 31, labels: ['LDN added to glatiramer'] },
    ],
  },
  'st-zagon2009': {
    comparisonId: null,
    arms: [
      ldn('LDN 0.1 mg/kg', ['LDN 0.1 mg/kg'], { doseNote: '0.1 mg/kg (mice)' }),
      { name: 'High-dose naltrexone', role: 'other', doseNote: '10 mg/kg (mice)', labels: [] },
      { name: 'Vehicle', role: 'comparator', labels: [] },
    ],
  },
  'st-ldncrohn': { comparisonId: 'ldn-placebo', arms: [ldn45(), placebo()] },
  'st-naik2024': { comparisonId: 'ldn-placebo', arms: [ldn('Naltrexone', []), placebo()] },
  'st-innova': { comparisonId: 'ldn-placebo', arms: [ldn45(), placebo()] },
};
