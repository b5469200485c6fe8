import { type AppError, appError } from '../../errors';
import { measureById } from '../../measures/index';
import { err, ok, type Result } from '../../result';
import { printedScale } from '../printed-scale';
import type { AnalysisReport, RawData } from '../report';
import { type Posterior, posterior } from './posterior';
import { halfNormal, type TauPrior, tauPrior } from './priors';
import { type Distribution, heterogeneity, meanEffect, newStudy, studyEffects } from './summaries';

/** A posterior on the printed scale: median and central interval at the report's level. */
export interface PosteriorRange {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

export interface BayesReport {
  readonly prior: Pick<TauPrior, 'id' | 'label' | 'source'>;
  readonly mu: PosteriorRange;
  readonly tau: PosteriorRange;
  /** The true effect of a new study. */
  readonly next: PosteriorRange;
  /** Probability that the mean effect is good for the patient; null where the direction that is good is not known. */
  readonly benefit: number | null;
  /** Probability that the mean effect is good by at least this much (printed scale); null without a difference or a direction. */
  readonly important: { readonly difference: number; readonly p: number } | null;
  /** True effects of the studies, drawn towards the mean; in the order of the rows. */
  readonly studies: readonly (PosteriorRange & { readonly id: string; readonly label: string })[];
}

export interface BayesQuestion {
  /** Id of a prior; absent: the default for the measure. */
  readonly prior?: string | undefined;
  /** Smallest difference that matters, printed scale: 1 point, or a ratio of 1.25 (0.8 says the same). */
  readonly important?: number | undefined;
  readonly better: 'higher' | 'lower' | null;
}

const standardised = new Set(['SMD', 'SMDH', 'SMCC', 'SMCR']);

const peopleOf = (data: RawData): number => {
  if ('n1' in data) return data.n1 + data.n2;
  return 'n' in data ? data.n : Number.NaN;
};

/**
 * Half-normal with scale 0.5 for logarithms of ratios and standardised differences; otherwise with a quarter of the unit-information
 * standard deviation sqrt(sum n / sum 1/v), which is 0.5 for a standardised difference. Roever et al. (2021), Res Synth Methods 12:448-474,
 * sections 3.3 and 4. Null where that cannot be known.
 */
export const defaultPrior = (report: AnalysisReport): TauPrior | null => {
  const { rows, settings, scale } = report;
  if (scale === 'log' || standardised.has(settings.measure)) return halfNormal(0.5);
  const people = rows.reduce((sum, { data }) => sum + peopleOf(data), 0);
  const information = rows.reduce((sum, { sei }) => sum + 1 / (sei * sei), 0);
  const unit = Math.sqrt(people / information) / 4;
  return Number.isFinite(unit) && unit > 0 ? halfNormal(Number(unit.toPrecision(2))) : null;
};

/** The normal-normal model on the effects of a report; every number of it on the printed scale. */
export const bayesReport = (
  report: AnalysisReport,
  { prior: asked, important, better }: BayesQuestion,
): Result<BayesReport, AppError> => {
  const { rows, settings } = report;
  if (rows.length < 2)
    return err(appError('too-few-studies', 'One study says nothing about the variance between studies.'));
  const measure = measureById(settings.measure);
  if (!measure.ok) return measure;
  const prior = asked === undefined ? ok(defaultPrior(report)) : tauPrior(asked);
  if (!prior.ok) return prior;
  if (prior.value === null)
    return err(appError('bad-request', 'Choose a prior: its scale depends on the unit of this effect.'));
  const found = posterior(
    rows.map(({ yi }) => yi),
    rows.map(({ sei }) => sei * sei),
    prior.value,
  );
  if (!found.ok) return found;
  const data = rows.map((row) => row.data);
  const { back, nullValue } = printedScale(measure.value, settings);
  const printed = (value: number) => back(value, data);
  const share = settings.level / 100;
  const [mu, tau, next] = [meanEffect(found.value), heterogeneity(found.value), newStudy(found.value)];
  const [muRange, tauRange, nextRange] = [rangeOf(mu, share), rangeOf(tau, share), rangeOf(next, share)];
  if (!muRange.ok) return muRange;
  if (!tauRange.ok) return tauRange;
  if (!nextRange.ok) return nextRange;
  const good = (threshold: number) => (better === 'lower' ? mu.below(threshold) : 1 - mu.below(threshold));
  const { id, label, source } = prior.value;
  const difference = important === undefined ? null : towards(important, better, report.scale);
  return ok({
    prior: { id, label, source },
    mu: mapped(muRange.value, printed),
    tau: tauRange.value,
    next: mapped(nextRange.value, printed),
    benefit: better === null || nullValue === null ? null : good(0),
    important:
      difference === null || nullValue === null
        ? null
        : { difference: printed(difference), p: good(difference) },
    studies: studyRanges(report, found.value, (value, i) => back(value, [data[i]!])),
  });
};

/** The threshold on the analysis scale, on the side that is good. */
const towards = (
  important: number,
  better: 'higher' | 'lower' | null,
  scale: 'log' | 'natural',
): number | null => {
  if (better === null || (scale === 'log' && !(important > 0))) return null;
  const size = Math.abs(scale === 'log' ? Math.log(important) : important);
  return better === 'lower' ? -size : size;
};

const mapped = ({ median, low, high }: PosteriorRange, to: (value: number) => number): PosteriorRange => ({
  median: to(median),
  low: to(low),
  high: to(high),
});

const studyRanges = (
  { rows, settings }: AnalysisReport,
  found: Posterior,
  printed: (value: number, place: number) => number,
): BayesReport['studies'] =>
  studyEffects(found).flatMap((effect, i) => {
    const range = rangeOf(effect, settings.level / 100);
    const { id, label } = rows[i]!;
    return range.ok ? [{ id, label, ...mapped(range.value, (value) => printed(value, i)) }] : [];
  });

const rangeOf = ({ quantile }: Distribution, level: number): Result<PosteriorRange, AppError> => {
  const [median, low, high] = [quantile(0.5), quantile((1 - level) / 2), quantile((1 + level) / 2)];
  if (!median.ok) return median;
  if (!low.ok) return low;
  return high.ok ? ok({ median: median.value, low: low.value, high: high.value }) : high;
};
