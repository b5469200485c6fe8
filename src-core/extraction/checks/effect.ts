import type { Effect, StudyResult } from '../../model/study';
import { normalTwoSided, normalUpperQuantile } from '../../stats/normal';
import { studentTwoSided, studentUpperQuantile } from '../../stats/student-t';
import { type CheckContext, peopleOf, type ResultFinding, samePeople } from './finding';
import { decimalsOf, entered, type Range, rounded, shown, shownP } from './printed';

const ratios: readonly Effect['measure'][] = ['RR', 'OR', 'HR'];
export const isRatio = (measure: Effect['measure']): boolean => ratios.includes(measure);

const finding = (field: string, kind: ResultFinding['kind'], text: string): ResultFinding => ({
  field: `effect.${field}`,
  kind,
  text,
});

/** The effect as printed, against itself and against the arms. */
export const checkEffect = (result: StudyResult, context: CheckContext): readonly ResultFinding[] => {
  const { effect } = result;
  if (effect === null) return [];
  const impossible = impossibleNumbers(effect);
  if (impossible.some(({ kind }) => kind === 'impossible')) return impossible;
  const printed = printedEffect(effect, degreesOfFreedom(result, context));
  return [
    ...impossible,
    ...(printed === null
      ? []
      : [
          notInTheMiddle(effect, printed),
          errorAgainstInterval(effect, printed),
          pAgainstRest(effect, printed),
        ]
    ).filter((one) => one !== null),
    ...turnedRound(result),
  ];
};

const impossibleNumbers = (effect: Effect): readonly ResultFinding[] => {
  const out: ResultFinding[] = [];
  const { estimate, ciLow, ciHigh, se, p, measure } = effect;
  if (ciLow !== null && ciHigh !== null && ciLow > ciHigh)
    out.push(
      finding('ciLow', 'impossible', `The lower limit (${ciLow}) is above the upper limit (${ciHigh}).`),
    );
  else if (estimate !== null && ciLow !== null && estimate < ciLow)
    out.push(finding('estimate', 'impossible', `The estimate (${estimate}) is below its interval.`));
  else if (estimate !== null && ciHigh !== null && estimate > ciHigh)
    out.push(finding('estimate', 'impossible', `The estimate (${estimate}) is above its interval.`));
  if (isRatio(measure))
    for (const [field, value] of Object.entries({ estimate, ciLow, ciHigh }))
      if (value !== null && value <= 0)
        out.push(finding(field, 'impossible', 'A ratio is greater than zero.'));
  if (measure === 'RD')
    for (const [field, value] of Object.entries({ estimate, ciLow, ciHigh }))
      if (value !== null && Math.abs(value) > 1)
        out.push(
          finding(field, 'doubt', 'A risk difference lies between −1 and 1; was a percentage entered?'),
        );
  if (se !== null && se <= 0) out.push(finding('se', 'impossible', 'A standard error is greater than zero.'));
  if (p !== null && (p < 0 || p > 1)) out.push(finding('p', 'impossible', 'P lies between 0 and 1.'));
  return out;
};

/** n1 + n2 - 2 of a comparison of two groups; null where the people are not known. */
const degreesOfFreedom = (result: StudyResult, { study }: CheckContext): number | null => {
  if (isRatio(result.effect?.measure ?? 'other') || samePeople(result, study)) return null;
  const sizes = result.arms.map((arm) => peopleOf(arm, result, study)?.n ?? 0);
  const total = sizes.reduce((sum, n) => sum + n, 0);
  return sizes.length === 2 && sizes.every((n) => n > 0) && total > 2 ? total - 2 : null;
};

/** The printed numbers on the scale on which an interval is symmetric, each with what rounding allows. */
interface PrintedEffect {
  readonly log: boolean;
  readonly estimate: Range | null;
  readonly low: Range | null;
  readonly high: Range | null;
  /** Half widths of the interval in standard errors: normal, and t where the people are known. */
  readonly factors: readonly number[];
  readonly df: number | null;
}

const printedEffect = (effect: Effect, df: number | null): PrintedEffect | null => {
  const { estimate, ciLow, ciHigh, measure, level = 95 } = effect;
  if (measure === 'other') return null;
  const log = isRatio(measure);
  // A journal prints an estimate and its limits with the same decimals; an entered 2 was 2.0.
  const decimals = Math.max(...[estimate, ciLow, ciHigh].map((v) => (v === null ? 0 : decimalsOf(v))));
  const range = (value: number | null): Range | null => {
    if (value === null) return null;
    const { low, high } = rounded(value, decimals);
    return log ? { low: Math.log(Math.max(low, 1e-300)), high: Math.log(high) } : { low, high };
  };
  const tail = (100 - level) / 200;
  return {
    log,
    estimate: range(estimate),
    low: range(ciLow),
    high: range(ciHigh),
    factors: [normalUpperQuantile(tail), ...(df === null ? [] : [studentUpperQuantile(tail, df)])],
    df,
  };
};

const middle = ({ low, high }: Range): number => (low + high) / 2;
const back = (value: number, log: boolean): string => shown(log ? Math.exp(value) : value);

/** An estimate more than a tenth of the half width away from the middle of its interval, beyond rounding. */
const notInTheMiddle = (
  effect: Effect,
  { log, estimate, low, high }: PrintedEffect,
): ResultFinding | null => {
  if (estimate === null || low === null || high === null) return null;
  const half = (middle(high) - middle(low)) / 2;
  const nearest = { low: (low.low + high.low) / 2, high: (low.high + high.high) / 2 };
  const gap = Math.max(nearest.low - estimate.high, estimate.low - nearest.high, 0);
  if (gap <= 0.1 * half) return null;
  const centre = (middle(low) + middle(high)) / 2;
  const sum = log
    ? `√(${entered(effect.ciLow ?? 0)} · ${entered(effect.ciHigh ?? 0)})`
    : `(${entered(effect.ciLow ?? 0)} + ${entered(effect.ciHigh ?? 0)})/2`;
  return finding(
    'estimate',
    'doubt',
    `The middle of the interval is ${sum} = ${back(centre, log)}, but the estimate is ${entered(effect.estimate ?? 0)}: is one of the three mistyped, or the interval not a normal one?`,
  );
};

/** Smallest and largest SE that the printed interval allows. */
const errorFromInterval = ({ low, high, factors }: PrintedEffect): Range | null =>
  low === null || high === null
    ? null
    : {
        low: Math.max(0, high.low - low.high) / (2 * Math.max(...factors)),
        high: (high.high - low.low) / (2 * Math.min(...factors)),
      };

const errorAgainstInterval = (effect: Effect, printed: PrintedEffect): ResultFinding | null => {
  const { se } = effect;
  const allowed = errorFromInterval(printed);
  if (se === null || allowed === null) return null;
  const own = rounded(se);
  if (own.high >= 0.93 * allowed.low && own.low <= 1.07 * allowed.high) return null;
  const fromLimits = (allowed.low + allowed.high) / 2;
  const z = shown(printed.factors[0] ?? 0);
  const sum = printed.log
    ? `(ln ${entered(effect.ciHigh ?? 0)} − ln ${entered(effect.ciLow ?? 0)})/(2 · ${z})`
    : `(${entered(effect.ciHigh ?? 0)} − ${entered(effect.ciLow ?? 0)})/(2 · ${z})`;
  const natural = printed.log && effect.estimate !== null ? se / effect.estimate : null;
  const hint =
    natural !== null && natural >= 0.9 * allowed.low && natural <= 1.1 * allowed.high
      ? ' It fits the ratio itself; that of its logarithm is wanted.'
      : '';
  return finding(
    'se',
    'doubt',
    `The interval gives the standard error ${sum} = ${shown(fromLimits)}, but ${entered(se)} is entered.${hint}`,
  );
};

/** P as a range: rounding of a printed value, or everything below a limit. */
const printedP = ({ p, pText }: Effect): Range | null => {
  const limit = /[<≤]\s*(0?\.\d+)/.exec(pText)?.[1];
  if (limit !== undefined) return { low: 0, high: Number(limit) };
  if (p === null) return null;
  return p === 0 ? { low: 0, high: 0.0005 } : { low: Math.max(0, rounded(p).low), high: rounded(p).high };
};

/**
 * P against what estimate and spread give by z and, where the people are known, by t: doubted where even the nearest ends differ by the double, or
 * where the interval says one thing about no effect and P the other.
 */
const pAgainstRest = (effect: Effect, printed: PrintedEffect): ResultFinding | null => {
  const p = printedP(effect);
  if (p === null) return null;
  const { level = 95, ciLow, ciHigh } = effect;
  const nothing = printed.log ? 1 : 0;
  const alpha = 1 - level / 100;
  const text = effect.pText.trim() || `P = ${entered(effect.p ?? 0)}`;
  const expected = expectedP(effect, printed);
  const sum = expected === null ? '' : ` ${expected.text}`;
  if (ciLow !== null && ciHigh !== null) {
    const crosses = ciLow <= nothing && ciHigh >= nothing;
    if (crosses && p.high < 0.8 * alpha)
      return finding(
        'p',
        'doubt',
        `The interval holds no difference (${nothing}), but ${text} says otherwise.${sum}`,
      );
    if (!crosses && p.low > 1.2 * alpha)
      return finding(
        'p',
        'doubt',
        `The interval leaves out no difference (${nothing}), but ${text} says otherwise.${sum}`,
      );
  }
  if (expected === null || effect.estimate === null) return null;
  const [low, high] = [expected.p.low / 2, expected.p.high * 2];
  if (p.high >= low && p.low <= high) return null;
  return finding('p', 'doubt', `${expected.text}, but ${text} is printed.`);
};

const expectedP = (
  effect: Effect,
  printed: PrintedEffect,
): { readonly p: Range; readonly text: string } | null => {
  const { estimate, df } = printed;
  const spread = effect.se === null ? errorFromInterval(printed) : rounded(effect.se);
  if (estimate === null || spread === null || !(spread.low > 0)) return null;
  const sizes = [Math.abs(estimate.low), Math.abs(estimate.high)];
  const smallest = estimate.low <= 0 && estimate.high >= 0 ? 0 : Math.min(...sizes);
  const [least, most] = [smallest / spread.high, Math.max(...sizes) / spread.low];
  const tails = (z: number) => [normalTwoSided(z), ...(df === null ? [] : [studentTwoSided(z, df)])];
  const centre = Math.abs(middle(estimate)) / middle(spread);
  const top = printed.log ? `ln ${entered(effect.estimate ?? 0)}` : entered(effect.estimate ?? 0);
  return {
    p: { low: Math.min(...tails(most)), high: Math.max(...tails(least)) },
    text: `${top} over its standard error ${shown(middle(spread))} is ${shown(centre)}, so P is ${shownP(df === null ? normalTwoSided(centre) : studentTwoSided(centre, df))}`,
  };
};

/** The effect points the other way than the arms: groups swapped, or the other event counted. */
const turnedRound = (result: StudyResult): readonly ResultFinding[] => {
  const { effect } = result;
  const ones = result.arms.filter(({ role }) => role === 'intervention');
  const twos = result.arms.filter(({ role }) => role === 'comparator');
  const [one, two] = [ones[0], twos[0]];
  if (!effect || effect.estimate === null || ones.length !== 1 || twos.length !== 1 || !one || !two)
    return [];
  const { estimate, measure } = effect;
  if (measure === 'MD' && one.mean !== null && two.mean !== null) {
    const own = one.mean - two.mean;
    const turned = own * estimate < 0 && Math.abs(own + estimate) < 0.25 * Math.abs(estimate);
    const sum = `${entered(one.mean)} − ${entered(two.mean)} = ${shown(own)}`;
    return turned
      ? [
          finding(
            'estimate',
            'doubt',
            `The means give ${sum}, the effect is ${entered(estimate)}: the groups may be swapped.`,
          ),
        ]
      : [];
  }
  if (one.events === null || two.events === null || !one.n || !two.n) return [];
  const [p1, p2] = [one.events / one.n, two.events / two.n];
  if (measure === 'RD') {
    const turned = (p1 - p2) * estimate < 0 && Math.abs(p1 - p2 + estimate) < 0.25 * Math.abs(estimate);
    const sum = `${one.events}/${one.n} − ${two.events}/${two.n} = ${shown(p1 - p2)}`;
    return turned
      ? [
          finding(
            'estimate',
            'doubt',
            `The counts give ${sum}, the effect is ${entered(estimate)}: the groups may be swapped.`,
          ),
        ]
      : [];
  }
  const own = measure === 'RR' ? p1 / p2 : measure === 'OR' ? p1 / (1 - p1) / (p2 / (1 - p2)) : Number.NaN;
  if (!(own > 0) || !Number.isFinite(own) || !(estimate > 0)) return [];
  const [mine, theirs] = [Math.log(own), Math.log(estimate)];
  return mine * theirs < 0 && Math.abs(mine + theirs) < 0.25 * Math.abs(theirs)
    ? [
        finding(
          'estimate',
          'doubt',
          `The counts give ${measure} ${shown(own)}, and ${entered(estimate)} is about its inverse: the groups may be swapped.`,
        ),
      ]
    : [];
};
