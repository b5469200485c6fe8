import { formatNumber } from '../synthesis/format';
import { type Analysis, analysisId } from '../model/analysis';
import { studyDesignIds } from '../model/study-design';
import type { Rm5Outcome } from './rm5-results';

const measureOf = ({ kind, measure }: Rm5Outcome): string => {
  if (kind === 'effect' || kind === 'o-e') return 'GEN';
  if (measure === 'PETO_OR') return 'PETO';
  if (kind === 'continuous') return measure === 'SMD' ? 'SMD' : 'MD';
  return measure === 'OR' || measure === 'RD' ? measure : 'RR';
};

/** The total that the file itself holds, to be compared with. */
const ownTotal = ({ node }: Rm5Outcome): string => {
  const [effect, low, high] = ['EFFECT_SIZE', 'CI_START', 'CI_END'].map((name) =>
    Number(node.attributes[name] || Number.NaN),
  );
  if (effect === undefined || low === undefined || high === undefined) return '';
  if (![effect, low, high].every(Number.isFinite) || node.attributes.ESTIMABLE === 'NO') return '';
  const [total, from, to] = [effect, low, high].map((value) => formatNumber(value, 3));
  return ` RevMan’s own total: ${total} [${from}, ${to}].`;
};

/** A saved analysis of this project, as the review pooled this outcome: its measure, model and method; null where it shows no total. */
export const rm5Analysis = (of: Rm5Outcome, conditionId: string): Analysis | null => {
  const { METHOD: method, RANDOM: random, CI_TOTAL: ci = '95', TOTALS: totals = 'YES' } = of.node.attributes;
  if (random === undefined || totals === 'NO') return null;
  const level = Number(ci);
  return {
    id: analysisId(conditionId, of.comparisonId, of.id),
    conditionId,
    comparisonId: of.comparisonId,
    outcomeId: of.id,
    settings: {
      measure: measureOf(of),
      model: random === 'YES' ? 'random' : 'common',
      commonMethod: method === 'MH' ? 'mh' : 'iv',
      tau2: 'DL',
      test: 'wald',
      level: level > 50 && level < 100 ? level : 95,
      // Cochrane Handbook 10.4.4: half an event where a cell is empty, studies without events left out except of risk differences
      correction: { add: 0.5, to: 'only0', drop00: of.measure !== 'RD' },
    },
    designs: [...studyDesignIds],
    note: `Pooled as in ${of.place.file}, analysis ${of.place.analysis}.${ownTotal(of)}`,
  };
};
