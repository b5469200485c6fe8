import type { Effect, ResultArm, StudyResult } from '../model/study';

/**
 * Something about a result that cannot be, or that should be looked at again. Findings never keep a draft from being saved:
 * a source may print what cannot be, and then that is the fact.
 */
export interface ResultFinding {
  /** Where it shows: `arms.0.events`, `effect.ciLow`, `source` ... */
  readonly field: string;
  /** `impossible`: no data could give it. `doubt`: it may be right, look again. `missing`: needed before it can be pooled. */
  readonly kind: 'impossible' | 'doubt' | 'missing';
  readonly text: string;
}

const ratios: readonly Effect['measure'][] = ['RR', 'OR', 'HR'];
export const isRatio = (measure: Effect['measure']): boolean => ratios.includes(measure);

const decimals = (value: number): number => {
  const text = String(value);
  const dot = text.indexOf('.');
  return dot < 0 ? 0 : text.length - dot - 1;
};

/** Whether a percentage as printed can come from this count: within one unit of its last printed digit (some journals cut). */
export const percentFits = (events: number, n: number, percent: number): boolean =>
  Math.abs((100 * events) / n - percent) <= 10 ** -decimals(percent) + 1e-9;

const nameOf = (arm: ResultArm, index: number): string => arm.label || `arm ${index + 1}`;

const checkArm = (arm: ResultArm, index: number, type: StudyResult['type']): ResultFinding[] => {
  const out: ResultFinding[] = [];
  const name = nameOf(arm, index);
  const add = (field: string, kind: ResultFinding['kind'], text: string) =>
    out.push({ field: `arms.${index}.${field}`, kind, text });
  const { n, events, percent, mean, sd, spreadReported } = arm;
  if (n !== null && (n < 0 || !Number.isInteger(n)))
    add('n', 'impossible', `${name}: the number of people is a whole number, not below zero.`);
  if (events !== null && (events < 0 || !Number.isInteger(events)))
    add('events', 'impossible', `${name}: a count of people is a whole number, not below zero.`);
  if (n !== null && events !== null && events > n)
    add('events', 'impossible', `${name}: ${events} with the event, but only ${n} people.`);
  if (type === 'dichotomous' && percent !== null && (percent < 0 || percent > 100))
    add('percent', 'impossible', `${name}: a share of people lies between 0 and 100 percent.`);
  if (n !== null && n > 0 && events !== null && percent !== null && !percentFits(events, n, percent))
    add(
      'percent',
      'doubt',
      `${name}: ${events} of ${n} is ${((100 * events) / n).toFixed(1)} %, but ${percent} % is entered.`,
    );
  if (sd !== null && sd <= 0) add('sd', 'impossible', `${name}: a standard deviation is greater than zero.`);
  if (mean !== null && sd === null && spreadReported !== null)
    add(
      'spreadReported',
      'missing',
      `${name}: the source does not say whether ± ${spreadReported} is a standard deviation or a standard error, so it is not used.`,
    );
  if (type === 'dichotomous') {
    if (events === null)
      add(
        'events',
        'missing',
        percent === null
          ? `${name}: no count yet.`
          : `${name}: only a percentage; a count is needed to pool it.`,
      );
    if (n === null) add('n', 'missing', `${name}: the number of people is not given.`);
  }
  if (type === 'continuous' && mean !== null && n === null)
    add('n', 'missing', `${name}: the number of people is not given.`);
  return out;
};

const checkEffect = (effect: Effect): ResultFinding[] => {
  const out: ResultFinding[] = [];
  const add = (field: string, kind: ResultFinding['kind'], text: string) =>
    out.push({ field: `effect.${field}`, kind, text });
  const { estimate, ciLow, ciHigh, se, p, measure } = effect;
  if (ciLow !== null && ciHigh !== null && ciLow > ciHigh)
    add('ciLow', 'impossible', `The lower limit (${ciLow}) is above the upper limit (${ciHigh}).`);
  else if (estimate !== null && ciLow !== null && estimate < ciLow)
    add('estimate', 'impossible', `The estimate (${estimate}) is below its interval.`);
  else if (estimate !== null && ciHigh !== null && estimate > ciHigh)
    add('estimate', 'impossible', `The estimate (${estimate}) is above its interval.`);
  if (isRatio(measure))
    for (const [field, value] of Object.entries({ estimate, ciLow, ciHigh }))
      if (value !== null && value <= 0) add(field, 'impossible', 'A ratio is greater than zero.');
  if (measure === 'RD')
    for (const [field, value] of Object.entries({ estimate, ciLow, ciHigh }))
      if (value !== null && Math.abs(value) > 1)
        add(field, 'doubt', 'A risk difference lies between −1 and 1; was a percentage entered?');
  if (se !== null && se <= 0) add('se', 'impossible', 'A standard error is greater than zero.');
  if (p !== null && (p < 0 || p > 1)) add('p', 'impossible', 'P lies between 0 and 1.');
  const nothing = isRatio(measure) ? 1 : 0;
  const interval95 = (effect.level ?? 95) === 95;
  if (
    interval95 &&
    p !== null &&
    ciLow !== null &&
    ciHigh !== null &&
    ciLow <= ciHigh &&
    measure !== 'other'
  ) {
    const crosses = ciLow <= nothing && ciHigh >= nothing;
    if (crosses && p < 0.04)
      add('p', 'doubt', `The interval holds no difference (${nothing}), but P = ${p} says otherwise.`);
    if (!crosses && p > 0.06)
      add('p', 'doubt', `The interval leaves out no difference (${nothing}), but P = ${p} says otherwise.`);
  }
  return out;
};

/** True when nobody can follow the number back: neither a report, a place, a quote nor a link is named. */
export const hasNoSource = ({ source }: Pick<StudyResult, 'source'>): boolean =>
  source.reportId === null &&
  source.where.trim() === '' &&
  source.quote.trim() === '' &&
  source.url.trim() === '';

/** Everything that stands out about one reading of a result, impossible things first. */
export function checkResult(result: StudyResult): readonly ResultFinding[] {
  const out = result.arms.flatMap((arm, index) => checkArm(arm, index, result.type));
  if (result.effect !== null) out.push(...checkEffect(result.effect));
  if (result.type === 'effect' && result.effect === null)
    out.push({ field: 'effect', kind: 'missing', text: 'No effect entered yet.' });
  if (
    result.type === 'paired' &&
    (result.effect === null || (result.effect.se === null && result.effect.ciLow === null))
  )
    out.push({
      field: 'effect',
      kind: 'missing',
      text: 'No paired standard error or interval: the result is listed, but not pooled.',
    });
  if (hasNoSource(result))
    out.push({ field: 'source', kind: 'missing', text: 'No source: nobody can follow this number back.' });
  const rank = { impossible: 0, doubt: 1, missing: 2 } as const;
  return out.sort((a, b) => rank[a.kind] - rank[b.kind]);
}
