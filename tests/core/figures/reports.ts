import type { JudgementLevel } from '#core/appraisal/appraisal-tool';
import { rob2 } from '#core/appraisal/tools/rob-2';
import type { ForestLights } from '#core/figures/forest-options';
import type { AnalysisReport, AnalysisSettings, LeftOut, RawData, StudyInput } from '#core/synthesis/report';
import { runAnalysis } from '#core/synthesis/run-analysis';
import { list, load, object } from '../../reference/load';

export const settings: AnalysisSettings = {
  measure: 'RR',
  model: 'random',
  commonMethod: 'mh',
  tau2: 'REML',
  test: 'wald',
  level: 95,
  correction: { add: 0.5, to: 'only0', drop00: false },
};

const number = (value: unknown): number => {
  if (typeof value !== 'number') throw new Error('not a number');
  return value;
};

/** The 13 trials of Colditz et al. 1994; every third is marked unverified here to show the mark. */
export const bcgInputs: readonly StudyInput[] = list(load('oracle/meta/bcg-rr.json').studies).map(
  (study, i) => {
    const { label, events1, n1, events2, n2, subgroup } = object(study);
    return {
      id: `bcg-${i + 1}`,
      studyId: `s${i + 1}`,
      label: String(label),
      verified: i % 3 !== 0,
      subgroup: String(subgroup),
      data: {
        kind: '2x2',
        events1: number(events1),
        n1: number(n1),
        events2: number(events2),
        n2: number(n2),
      },
    };
  },
);

export const leftOut: readonly LeftOut[] = [
  {
    id: 'y09',
    studyId: 'y09',
    label: 'Younger 2009',
    reason: 'paired-no-se',
    text: 'A crossover result without a paired standard error cannot be weighed against the others.',
  },
];

export const bcgReport: AnalysisReport = runAnalysis(settings, bcgInputs, leftOut);

export const smithReport: AnalysisReport = runAnalysis(
  settings,
  [
    {
      id: 'smith-2011-response',
      studyId: 'smith-2011',
      label: 'Smith 2011',
      verified: false,
      data: { kind: '2x2', events1: 15, n1: 18, events2: 6, n2: 16 },
    },
  ],
  [],
);

/** A report of generic effects on the given scale; a null standard error stands for an endless interval. */
export const genericReport = (
  scale: 'log' | 'natural',
  effects: readonly { readonly label: string; readonly yi: number; readonly sei: number }[],
): AnalysisReport =>
  runAnalysis(
    {
      ...settings,
      measure: 'GEN',
      genericScale: scale,
      genericLabel: scale === 'log' ? 'Hazard ratio' : 'Mean difference',
    },
    effects.map(({ label, yi, sei }, i) => {
      const data: RawData = { kind: 'gen', yi, sei };
      return { id: `g${i}`, studyId: `g${i}`, label, verified: true, data };
    }),
    [],
  );

const levels: readonly JudgementLevel[] = rob2.levels;

/** Made-up judgements that show every light. */
export const lightsFor = (report: AnalysisReport): ForestLights => ({
  toolLabel: 'RoB 2',
  domains: rob2.aims[0].domains.map(({ id, shortName }) => ({ id, name: shortName })),
  levels,
  byResult: Object.fromEntries(
    report.rows.map((row, i) => {
      if (i === 4) return [row.id, undefined];
      const judged = ['D1', 'D2', 'D3', 'D4', 'D5'].map((id, j) => [id, levels[(i + j * j) % 3]?.id ?? null]);
      return [row.id, { domains: Object.fromEntries(judged), overall: levels[(i + 1) % 3]?.id ?? null }];
    }),
  ),
});
