/** Stopping rules for screening: is the hypothesis that recall lies below the target refuted? */

/** ln of P(X = 0) and the running sum give P(X <= found) when `drawn` of `urn` records hold some of `marked`. */
const hypergeometricLower = (found: number, marked: number, urn: number, drawn: number): number => {
  if (marked <= 0) return 1;
  const least = Math.max(0, drawn + marked - urn);
  if (found < least) return 0;
  const most = Math.min(found, marked, drawn);
  // Start where the probability is largest within the range, so that nothing underflows.
  const mode = Math.floor(((drawn + 1) * (marked + 1)) / (urn + 2));
  const start = Math.min(most, Math.max(least, mode));
  let logStart = 0;
  for (let i = 0; i < start; i++)
    logStart += Math.log(((marked - i) * (drawn - i)) / ((start - i) * (urn - i)));
  for (let i = 0; i < marked - start; i++) logStart += Math.log((urn - drawn - i) / (urn - start - i));
  let [total, term] = [1, 1];
  for (let x = start; x > least; x--) {
    term *= (x * (urn - marked - drawn + x)) / ((marked - x + 1) * (drawn - x + 1));
    total += term;
  }
  term = 1;
  for (let x = start; x < most; x++) {
    term *= ((marked - x) * (drawn - x)) / ((x + 1) * (urn - marked - drawn + x + 1));
    total += term;
  }
  return Math.min(1, Math.exp(logStart) * total);
};

/** Fewest relevant records that the rest must hold if recall is below the target; whole numbers, so that 19/0.95 is exactly 20. */
const fewestMissing = (found: number, before: number, target: number): number =>
  Math.floor((found * 1e6) / Math.round(target * 1e6)) + 1 - before;

export interface SampleQuestion {
  readonly total: number;
  readonly screenedBefore: number;
  readonly foundBefore: number;
  /** Random sample of what remained, and the relevant records in it. */
  readonly sampled: number;
  readonly foundInSample: number;
  /** 0 to 1. */
  readonly recallTarget: number;
  readonly alpha: number;
}

export interface SampleAnswer {
  readonly urn: number;
  readonly k0: number;
  /** Of the hypothesis that recall is below the target. */
  readonly p: number;
  readonly stop: boolean;
  /** One-sided limits: relevant records in the urn at most, recall at least, missed at most. */
  readonly kUpper: number;
  readonly recallLower: number;
  readonly missedUpper: number;
}

/** A random sample of the rest. Callaghan & Mueller-Hansen (2020), Syst Rev 9:273, section "Random sampling". */
export const recallFromSample = ({
  total,
  screenedBefore,
  foundBefore,
  sampled,
  foundInSample,
  recallTarget,
  alpha,
}: SampleQuestion): SampleAnswer => {
  const urn = total - screenedBefore;
  const found = foundBefore + foundInSample;
  const k0 = fewestMissing(found, foundBefore, recallTarget);
  const p = k0 > urn ? 0 : hypergeometricLower(foundInSample, k0, urn, sampled);
  let [low, high] = [foundInSample, urn + 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (hypergeometricLower(foundInSample, middle, urn, sampled) > alpha) low = middle;
    else high = middle;
  }
  return {
    urn,
    k0,
    p,
    stop: p < alpha,
    kUpper: low,
    recallLower: found / (foundBefore + low),
    missedUpper: low - foundInSample,
  };
};

export interface SequenceQuestion {
  readonly total: number;
  readonly screened: number;
  /** From 1, in the order of screening. */
  readonly relevantPositions: readonly number[];
  readonly recallTarget: number;
  readonly alpha: number;
}

export interface Window {
  readonly n: number;
  readonly found: number;
  readonly k0: number;
  readonly urn: number;
  readonly p: number;
}

/** The last n of the records screened so far, taken for a random sample of themselves and of everything not screened. */
export const recallWindow = (
  { total, recallTarget }: Pick<SequenceQuestion, 'total' | 'recallTarget'>,
  screened: number,
  foundUpTo: (position: number) => number,
  n: number,
): Window => {
  const before = foundUpTo(screened - n);
  const all = foundUpTo(screened);
  const urn = total - (screened - n);
  const k0 = fewestMissing(all, before, recallTarget);
  const p = k0 > urn ? 0 : hypergeometricLower(all - before, k0, urn, n);
  return { n, found: all - before, k0, urn, p };
};

const smallest = (
  question: SequenceQuestion,
  screened: number,
  foundUpTo: (p: number) => number,
): Window | null => {
  let best: Window | null = null;
  for (let n = 1; n <= screened; n++) {
    const window = recallWindow(question, screened, foundUpTo, n);
    if (best === null || window.p < best.p) best = window;
  }
  return best;
};

/** How many of the positions are at or before each place. */
export const foundBy = ({
  screened,
  relevantPositions,
}: SequenceQuestion): ((position: number) => number) => {
  const counts = new Array<number>(screened + 1).fill(0);
  for (const position of relevantPositions) if (position <= screened) counts[position]! += 1;
  for (let i = 1; i <= screened; i++) counts[i]! += counts[i - 1]!;
  return (position) => counts[Math.max(0, Math.min(screened, position))]!;
};

/** Ranked screening: the window with the smallest p. Callaghan & Mueller-Hansen (2020), Syst Rev 9:273, section "Ranked quasi-sampling". */
export const recallFromSequence = (
  question: SequenceQuestion,
): { readonly found: number; readonly best: Window | null; readonly stop: boolean } => {
  const foundUpTo = foundBy(question);
  const best = smallest(question, question.screened, foundUpTo);
  return { found: foundUpTo(question.screened), best, stop: best !== null && best.p < question.alpha };
};

/** The first place at which the rule would have stopped, from what was seen by then and after one relevant record; null: never. */
export const firstStop = (question: SequenceQuestion): number | null => {
  const foundUpTo = foundBy(question);
  for (let screened = 1; screened <= question.screened; screened++) {
    if (foundUpTo(screened) === 0) continue;
    const best = smallest(question, screened, foundUpTo);
    if (best !== null && best.p < question.alpha) return screened;
  }
  return null;
};
