import { type AppError, appError } from '../../errors';
import type { Correction } from '../../measures/continuity-correction';
import { err, ok, type Result } from '../../result';
import type { UsableStudy } from '../combine';
import { type InclusionRule, runMultiverse } from '../multiverse';
import type { Test } from '../pool';
import type { StudyInput } from '../report';
import { tau2Estimators } from '../tau-squared/index';
import type { MultiverseReport } from './further-report';
import type { FurtherQuestion } from './question';

/** Up to so many studies, leaving each of them out is one of the ways. */
const mostLeftOut = 30;
const usualCorrelations: readonly number[] = [0.3, 0.5, 0.7];
const tests: readonly Test[] = ['wald', 'knha', 'adhoc'];

/**
 * The same question answered in every defensible way: estimators, tests, corrections of empty cells, correlations of paired results and which studies are
 * in. Effects are pooled by their variances whatever the settings say. `too-few-studies` below two.
 */
export const multiverseReport = (question: FurtherQuestion): Result<MultiverseReport, AppError> => {
  const { settings, scale, usable, inputs, measure } = question;
  if (usable.length < 2)
    return err(appError('too-few-studies', 'With one study every way of pooling gives the same.'));
  const corrections =
    measure.correction === 'counts' ? correctionsOf(settings.correction, inputs) : [own(settings.correction)];
  const paired = inputs.some(({ data }) => data.kind === 'paired');
  const correlations = paired ? [null, ...usualCorrelations] : [null];
  const inclusions = inclusionsOf(usable);
  const found = runMultiverse(
    {
      measures: [measure.id],
      methods: ['EE', ...tau2Estimators.map(({ id }) => id)],
      tests,
      corrections: corrections.map(({ correction }) => correction),
      correlations,
      inclusions,
      level: settings.level,
      ...(settings.genericScale === undefined ? {} : { genericScale: settings.genericScale }),
    },
    [...inputs].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)),
  );
  if (!found.ok) return found;
  const { cells, failures, summary } = found.value;
  if (summary === null)
    return err(failures[0]?.error ?? appError('not-estimable', 'No way of pooling gives an estimate.'));
  const data = usable.map(({ input }) => input.data);
  const { median, lowest, highest, below, significant } = summary;
  return ok({
    cells,
    failures,
    corrections: corrections.map(({ label }) => label),
    correlations,
    inclusions,
    summary: {
      median: scale.back(median, data),
      lowest: scale.back(lowest, data),
      highest: scale.back(highest, data),
      below,
      significant,
    },
  });
};

interface NamedCorrection {
  readonly label: string;
  readonly correction: Correction;
}

const own = (correction: Correction): NamedCorrection => ({ label: 'As set', correction });

/** Where no cell is empty, corrections make no difference and only the one that is set stays. */
const correctionsOf = (set: Correction, inputs: readonly StudyInput[]): readonly NamedCorrection[] => {
  if (!inputs.some(({ data }) => hasEmptyCell(data))) return [own(set)];
  const add = set.add > 0 ? set.add : 0.5;
  const others: readonly NamedCorrection[] = [
    {
      label: `${add} added to studies with an empty cell`,
      correction: { add, to: 'only0', drop00: set.drop00, arms: 'same' },
    },
    {
      label: `${2 * add} shared out by the size of the arms`,
      correction: { add, to: 'only0', drop00: set.drop00, arms: 'treatment-arm' },
    },
    { label: 'Studies with an empty cell as they are', correction: { add, to: 'none', drop00: set.drop00 } },
  ];
  return [own(set), ...others.filter(({ correction }) => !alike(correction, set))];
};

const alike = (a: Correction, b: Correction): boolean =>
  a.to === b.to && (a.to === 'none' || (a.add === b.add && (a.arms ?? 'same') === (b.arms ?? 'same')));

const hasEmptyCell = (data: StudyInput['data']): boolean => {
  switch (data.kind) {
    case '2x2':
      return [data.events1, data.n1 - data.events1, data.events2, data.n2 - data.events2].includes(0);
    case 'rate2':
      return data.events1 === 0 || data.events2 === 0;
    case 'prop':
      return data.events === 0 || data.events === data.n;
    case 'rate1':
      return data.events === 0;
    default:
      return false;
  }
};

const inclusionsOf = (usable: readonly UsableStudy[]): readonly InclusionRule[] => {
  const unverified = usable.filter(({ input }) => !input.verified).map(({ input }) => input.id);
  const verified = usable.length - unverified.length;
  return [
    { id: 'all', label: 'All studies', leavesOut: [] },
    ...(unverified.length > 0 && verified > 1
      ? [{ id: 'verified', label: 'Results checked at the source', leavesOut: unverified }]
      : []),
    ...(usable.length > 2 && usable.length <= mostLeftOut
      ? usable.map(({ input: { id, label } }) => ({
          id: `without ${id}`,
          label: `Without ${label}`,
          leavesOut: [id],
        }))
      : []),
  ];
};
