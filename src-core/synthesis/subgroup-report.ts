import { appError } from '../errors';
import { combine, methodName, type UsableStudy } from './combine';
import { inconsistencyFromQ, qTest } from './heterogeneity';
import { poolEffects, type PoolOptions } from './pool';
import { printedPooled } from './printed-pooled';
import type { PrintedScale } from './printed-scale';
import type { Coefficient, RegressionFit } from './regression';
import type { AnalysisSettings, SubgroupReport, SubgroupRow } from './report';
import { commonSubgroups } from './subgroups';
import { interceptModel } from './weighted-fit';

/** Labels in the order of their first number ("3 mg" before "10 mg"), then by character. */
const inOrder = (labels: readonly string[]): readonly string[] => {
  const numberOf = (label: string) => Number(/\d+(?:\.\d+)?/.exec(label)?.[0] ?? Number.POSITIVE_INFINITY);
  return [...new Set(labels)].sort((a, b) => numberOf(a) - numberOf(b) || (a < b ? -1 : a > b ? 1 : 0));
};

/**
 * The studies by their groups, pooled as the settings say, and the test for differences: with a tau2 of its own for each group Q between the group estimates
 * (Cochrane Handbook 10.11.3.1; Borenstein et al. 2009, ch. 19), with one tau2 for all the omnibus test of a regression on the group (ch. 20;
 * F under Hartung-Knapp). Studies without a group are in the total only. Null when the settings ask for none.
 */
export const subgroupReport = (
  settings: AnalysisSettings,
  usable: readonly UsableStudy[],
  scale: PrintedScale,
): SubgroupReport | null => {
  if (settings.subgroups === undefined) return null;
  const grouped = usable.filter(({ input }) => input.subgroup !== undefined);
  const labels = inOrder(grouped.map(({ input }) => input.subgroup ?? ''));
  const common = settings.subgroups.tau2 === 'common' && settings.model === 'random' && labels.length > 1;
  return common
    ? withCommonVariance(settings, grouped, labels, scale)
    : withOwnVariance(settings, grouped, labels, scale);
};

const membersOf = (grouped: readonly UsableStudy[], label: string): readonly UsableStudy[] =>
  grouped.filter(({ input }) => input.subgroup === label);

const withOwnVariance = (
  settings: AnalysisSettings,
  grouped: readonly UsableStudy[],
  labels: readonly string[],
  scale: PrintedScale,
): SubgroupReport => {
  const groups = labels.map((label): SubgroupRow => {
    const members = membersOf(grouped, label);
    const combined = combine(settings, members);
    return combined.ok
      ? {
          label,
          k: members.length,
          pooled: printedPooled(combined.value, scale),
          heterogeneity: combined.value.heterogeneity,
          error: null,
        }
      : { label, k: members.length, pooled: null, heterogeneity: null, error: combined.error };
  });
  return { tau2: 'separate', groups, difference: differenceBetween(groups, settings.level) };
};

const differenceBetween = (groups: readonly SubgroupRow[], level: number): SubgroupReport['difference'] => {
  const estimates = groups.flatMap(({ pooled }) => (pooled !== null && pooled.sei > 0 ? [pooled] : []));
  if (estimates.length < 2 || estimates.length < groups.length) return null;
  const between = poolEffects(
    estimates.map(({ yi }) => yi),
    estimates.map(({ sei }) => sei ** 2),
    { method: 'EE', test: 'wald', level },
  );
  if (!between.ok) return null;
  const { q, qDf, qP } = between.value;
  return { statistic: 'chi2', value: q, df: qDf, df2: null, p: qP };
};

const withCommonVariance = (
  settings: AnalysisSettings,
  grouped: readonly UsableStudy[],
  labels: readonly string[],
  scale: PrintedScale,
): SubgroupReport => {
  const { tau2: method, test, level } = settings;
  const options: PoolOptions = { method, test, level };
  const yi = grouped.map((study) => study.yi);
  const vi = grouped.map((study) => study.vi);
  // Levels are named by their place, so that the regression keeps the order of the labels.
  const places = grouped.map(({ input }) => String(labels.indexOf(input.subgroup ?? '')));
  const model = commonSubgroups({ yi, vi, groups: places }, options);
  const empty = (error: SubgroupRow['error']) =>
    labels.map((label) => ({
      label,
      k: membersOf(grouped, label).length,
      pooled: null,
      heterogeneity: null,
      error,
    }));
  if (!model.ok) return { tau2: 'common', groups: empty(model.error), difference: null };
  const { contrasts, groups } = model.value;
  const rows = labels.map((label, place): SubgroupRow => {
    const members = membersOf(grouped, label);
    const mean = groups.find(({ name }) => name === String(place));
    const name = `${methodName(method, test, grouped.length)}, one between-study variance`;
    return mean === undefined
      ? {
          label,
          k: members.length,
          pooled: null,
          heterogeneity: null,
          error: appError('not-estimable', 'The model has no mean for this group.'),
        }
      : groupUnderCommon(label, members, mean, contrasts, name, scale);
  });
  const [df, df2] = contrasts.qmDf;
  const statistic = df2 === null ? 'chi2' : 'f';
  return {
    tau2: 'common',
    groups: rows,
    difference: { statistic, value: contrasts.qm, df, df2, p: contrasts.qmP },
  };
};

/** One group's mean in the common model, with the heterogeneity inside it. */
const groupUnderCommon = (
  label: string,
  members: readonly UsableStudy[],
  { beta, se, statistic, p, ciLow, ciHigh }: Coefficient,
  model: RegressionFit,
  method: string,
  scale: PrintedScale,
): SubgroupRow => {
  const k = members.length;
  const yi = members.map((study) => study.yi);
  const vi = members.map((study) => study.vi);
  const own = k < 2 ? null : qTest(interceptModel(yi, vi));
  const { tau2, seTau2: tau2Se, df } = model;
  const data = members.map(({ input }) => input.data);
  const fit = { k, beta, se, statistic, df, p, ciLow, ciHigh };
  return {
    label,
    k,
    pooled: printedPooled({ fit, method, prediction: null, data }, scale),
    heterogeneity:
      own === null
        ? null
        : {
            q: own.q,
            df: own.df,
            p: own.p,
            tau2,
            tau2Se,
            intervals: null,
            ...inconsistencyFromQ(own.q, own.df),
          },
    error: null,
  };
};
