import type { Study, StudyResult } from '../../model/study';
import { normalLower, normalUpper, normalUpperQuantile } from '../../stats/normal';
import { studentTwoSided } from '../../stats/student-t';
import { armName, type ResultFinding, samePeople } from './finding';
import { decimalsOf, type Range, rounded, shown, shownP } from './printed';

/** Arms of one result that do not add up to the study. */
export const checkAgainstStudy = (
  result: StudyResult,
  study: Study | undefined,
): readonly ResultFinding[] => {
  if (study === undefined) return [];
  const out: ResultFinding[] = [];
  result.arms.forEach((arm, index) => {
    const own = study.arms.find(({ id }) => id === arm.armId);
    if (arm.n !== null && own?.n != null && arm.n > own.n)
      out.push({
        field: `arms.${index}.n`,
        kind: 'doubt',
        text: `${armName(arm, index)}: ${arm.n} people in the result, but the arm “${own.name}” has ${own.n}.`,
      });
  });
  const sizes = result.arms.flatMap(({ n }) => (n === null ? [] : [n]));
  const { nRandomised } = study;
  if (nRandomised === null || result.arms.length < 2 || sizes.length < result.arms.length) return out;
  if (samePeople(result, study) || result.populationId !== null || study.populations.length > 1) return out;
  const total = sizes.reduce((sum, n) => sum + n, 0);
  const sum = `${sizes.join(' + ')} = ${total}`;
  if (total > nRandomised)
    out.push({
      field: 'arms',
      kind: 'doubt',
      text: `The arms hold ${sum} people, but only ${nRandomised} took part.`,
    });
  else if (total < nRandomised && result.basis === 'intention-to-treat' && everyArm(result, study))
    out.push({
      field: 'arms',
      kind: 'doubt',
      text: `By intention to treat all ${nRandomised} people count, but the arms hold ${sum}.`,
    });
  return out;
};

const everyArm = (result: StudyResult, study: Study): boolean => result.arms.length >= study.arms.length;

/** A study's own numbers that do not add up, and a baseline that chance hardly gives. */
export const checkStudy = (study: Study, results: readonly StudyResult[]): readonly ResultFinding[] => {
  const out: ResultFinding[] = [];
  const { nRandomised, nAnalysed, arms, design } = study;
  if (nRandomised !== null && nAnalysed !== null && nAnalysed > nRandomised)
    out.push({
      field: 'nAnalysed',
      kind: 'impossible',
      text: `${nAnalysed} people analysed, but only ${nRandomised} took part.`,
    });
  const sizes = arms.flatMap(({ n }) => (n === null ? [] : [n]));
  const total = sizes.reduce((sum, n) => sum + n, 0);
  const separate = !samePeople({ type: 'effect', basis: 'not-stated' }, study);
  if (
    separate &&
    nRandomised !== null &&
    arms.length > 1 &&
    sizes.length === arms.length &&
    total !== nRandomised
  )
    out.push({
      field: 'arms',
      kind: 'doubt',
      text: `The arms hold ${sizes.join(' + ')} = ${total} people, but ${nRandomised} took part.`,
    });
  if (design === 'rct-parallel') out.push(...checkBaseline(results));
  return out;
};

const isBaseline = ({ timePoint, outcomeText }: StudyResult): boolean =>
  /\bbaseline\b|before treatment|at entry|week 0\b/i.test(timePoint) || /at baseline/i.test(outcomeText);

interface BaselineRow {
  readonly name: string;
  /** One-sided position of the difference: near 0 all alike, near 1 far apart; nearest to the middle that rounding allows. */
  readonly z: number;
  readonly p: number;
  readonly text: string;
}

/**
 * P-values of differences before treatment: in a randomised trial they are spread evenly, so very many near 1 or near 0 are unlikely.
 * Carlisle (2017), Anaesthesia 72:944-952; combined by Stouffer's method, each p taken as near to one half as rounding allows.
 */
export const checkBaseline = (results: readonly StudyResult[]): readonly ResultFinding[] => {
  const rows = results.filter(isBaseline).flatMap((result) => baselineRow(result) ?? []);
  const at = (text: string): ResultFinding => ({ field: 'baseline', kind: 'doubt', text });
  const apart = rows.filter(({ p }) => p < 0.001);
  if (apart.length > 0)
    return apart.map(({ text }) =>
      at(`${text}: rare under randomisation. Are the arms, or SD and SE, confused?`),
    );
  if (rows.length < 4) return [];
  const z = rows.reduce((sum, row) => sum + row.z, 0) / Math.sqrt(rows.length);
  const listed = rows.map(({ name, p }) => `${name} ${p.toFixed(p < 0.1 ? 3 : 2)}`).join(', ');
  const [alike, far] = [normalLower(z), normalUpper(z)];
  const tail = Math.min(alike, far);
  if (tail >= 0.005) return [];
  return [
    at(
      `The arms are ${alike < far ? 'more alike' : 'further apart'} before treatment than chance makes likely: the P-values of ${rows.length} differences (${listed}) together have P ${shownP(tail)}.`,
    ),
  ];
};

const roundedMean = (mean: number, decimals: number | null | undefined): Range =>
  rounded(mean, Math.max(decimals ?? 0, decimalsOf(mean)));

const baselineRow = (result: StudyResult): BaselineRow | null => {
  const [one, two] = result.arms;
  if (result.arms.length !== 2 || !one?.n || !two?.n || one.n < 2 || two.n < 2) return null;
  const name = result.outcomeText;
  let spread: number;
  let gap: { readonly own: number; readonly low: number; readonly high: number };
  if (one.mean !== null && two.mean !== null && one.sd && two.sd) {
    spread = Math.sqrt(one.sd ** 2 / one.n + two.sd ** 2 / two.n);
    const [a, b] = [roundedMean(one.mean, one.meanDecimals), roundedMean(two.mean, two.meanDecimals)];
    const slack = (a.high - a.low + b.high - b.low) / 2;
    const own = Math.abs(one.mean - two.mean);
    gap = { own, low: Math.max(0, own - slack), high: own + slack };
  } else if (one.events !== null && two.events !== null) {
    const share = (one.events + two.events) / (one.n + two.n);
    spread = Math.sqrt(share * (1 - share) * (1 / one.n + 1 / two.n));
    const own = Math.abs(one.events / one.n - two.events / two.n);
    // Counts are coarse: half a person to either side.
    const slack = 0.5 / Math.min(one.n, two.n);
    gap = { own, low: Math.max(0, own - slack), high: own + slack };
  } else return null;
  if (!(spread > 0)) return null;
  const df = one.n + two.n - 2;
  const pOf = (difference: number) => studentTwoSided(difference / spread, df);
  const [pHigh, pLow] = [pOf(gap.low), pOf(gap.high)];
  const cautious = Math.min(pHigh, Math.max(pLow, 0.5));
  const p = Math.min(Math.max(cautious, 1e-12), 1 - 1e-12);
  return {
    name,
    z: normalUpperQuantile(p),
    p: pOf(gap.own) < 0.001 ? pHigh : cautious,
    text: `${name} before treatment: the arms differ by ${shown(gap.own)}, ${shown(gap.own / spread)} standard errors, P ${shownP(pHigh)}`,
  };
};
