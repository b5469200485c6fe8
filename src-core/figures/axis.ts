/** Axis of a figure: its ends, its ticks and the way from a value to a pixel. All values are on the printed scale. */
export interface Axis {
  readonly scale: 'log' | 'natural';
  readonly low: number;
  readonly high: number;
  /** Pixels of the ends. */
  readonly x0: number;
  readonly x1: number;
  readonly ticks: readonly { readonly value: number; readonly label: string; readonly x: number }[];
}

export interface AxisInput {
  readonly scale: 'log' | 'natural';
  /** What must be seen: point estimates and pooled intervals. */
  readonly core: readonly number[];
  /** Ends of the studies' intervals: seen when they do not squash the rest, otherwise clipped. */
  readonly limits: readonly number[];
  readonly nullValue: number | null;
}

const minus = '\u2212';
/** Values that an axis can show, on its own scale; what is beyond 12 decades (or 1e15) is taken to the end of that. */
const finite = (scale: 'log' | 'natural', values: readonly number[]): number[] =>
  values
    .filter((value) => Number.isFinite(value) && (scale === 'natural' || value > 0))
    .map((value) =>
      scale === 'log'
        ? Math.log(Math.min(Math.max(value, 1e-12), 1e12))
        : Math.min(Math.max(value, -1e15), 1e15),
    );

const niceStep = (span: number, count: number): number => {
  const rough = span / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= rough * 0.999) ?? 10;
  return factor * power;
};

/** 1, 2, 5 times powers of ten from just below `low` to just above `high`. */
const oneTwoFive = (low: number, high: number): number[] => {
  const out: number[] = [];
  for (let n = Math.floor(Math.log10(low)) - 1; n <= Math.ceil(Math.log10(high)) + 1; n += 1) {
    for (const m of [1, 2, 5]) out.push(n < 0 ? m / 10 ** -n : m * 10 ** n);
  }
  return out;
};

/**
 * Ends of the axis on the printed scale: all of `core`, and of `limits` what is no farther out than twice the width of the core
 * or of a typical interval (on a log axis at least a factor of 10 and at most one of 100); the rest is left to be clipped. No
 * effect is kept off the edge, and ends fall on round numbers.
 */
export function axisEnds({ scale, core, limits, nullValue }: AxisInput): { low: number; high: number } {
  const anchor = nullValue === null ? [] : finite(scale, [nullValue]);
  const seen = [...finite(scale, core), ...anchor];
  const wanted = finite(scale, limits);
  if (seen.length + wanted.length === 0)
    return scale === 'log' ? { low: 0.1, high: 10 } : { low: -1, high: 1 };
  const base = seen.length > 0 ? seen : wanted;
  const [coreLow, coreHigh] = [Math.min(...base), Math.max(...base)];
  const halves = wanted
    .map((value) => Math.min(Math.abs(value - coreLow), Math.abs(value - coreHigh)))
    .sort((a, b) => a - b);
  const typical = halves[Math.floor((halves.length - 1) / 2)] ?? 0;
  const room = 2 * Math.max(coreHigh - coreLow, 1.25 * typical);
  const reach = scale === 'log' ? Math.min(Math.max(room, Math.log(10)), Math.log(100)) : room;
  let low = Math.min(coreLow, ...wanted.filter((value) => value >= coreLow - reach));
  let high = Math.max(coreHigh, ...wanted.filter((value) => value <= coreHigh + reach));
  if (wanted.some((value) => value < coreLow - reach)) low = Math.min(low, coreLow - 0.35 * reach);
  if (wanted.some((value) => value > coreHigh + reach)) high = Math.max(high, coreHigh + 0.35 * reach);
  const zero = anchor[0];
  if (zero !== undefined) {
    const side = 0.25 * Math.max(high - low, scale === 'log' ? Math.log(4) : 0);
    low = Math.min(low, zero - side);
    high = Math.max(high, zero + side);
  }
  if (!(high > low)) {
    const half = scale === 'log' ? Math.LN2 : Math.max(Math.abs(low) * 0.5, 1);
    low -= half;
    high += half;
  }
  if (scale === 'natural') {
    const step = niceStep(high - low, 10);
    return { low: Math.floor(low / step + 1e-9) * step, high: Math.ceil(high / step - 1e-9) * step };
  }
  const steps = oneTwoFive(Math.exp(low), Math.exp(high));
  return {
    low: Math.max(...steps.filter((step) => step <= Math.exp(low) * 1.001)),
    high: Math.min(...steps.filter((step) => step >= Math.exp(high) * 0.999)),
  };
}

const tickLabel = (value: number, decimals: number): string => {
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? minus + text : text;
};

const naturalTicks = (low: number, high: number, count: number): { value: number; label: string }[] => {
  const step = niceStep(high - low, count);
  const decimals = Math.min(12, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));
  const out: { value: number; label: string }[] = [];
  for (let i = Math.ceil(low / step - 1e-6); i * step <= high + step * 1e-6; i += 1) {
    const value = i * step;
    out.push({ value, label: tickLabel(value, decimals) });
  }
  return out;
};

const plain = (value: number): string => {
  if (value >= 1e6 || value < 1e-6) return value.toExponential(0).replace('-', minus).replace('+', '');
  return String(Number(value.toPrecision(3)));
};

/** Sets of ticks from dense to sparse; the first whose labels do not touch is used. */
const tickSets = (
  scale: 'log' | 'natural',
  low: number,
  high: number,
): { value: number; label: string }[][] => {
  if (scale === 'natural') return [8, 6, 5, 4, 3, 2, 1].map((count) => naturalTicks(low, high, count));
  const within = (value: number): boolean => value >= low * 0.999 && value <= high * 1.001;
  const labelled = (values: readonly number[]): { value: number; label: string }[] =>
    values.filter(within).map((value) => ({ value, label: plain(value) }));
  const all = oneTwoFive(low, high);
  const powers = (every: number): number[] =>
    all.filter((value) => {
      const n = Math.round(Math.log10(value));
      return Math.abs(Math.log10(value) - n) < 1e-9 && n % every === 0;
    });
  const nearOne = all.filter((value) => powers(1).includes(value) || (value > 0.15 && value < 6));
  return [
    labelled(all),
    labelled(nearOne),
    ...[1, 2, 3, 5, 10, 20, 50].map((every) => labelled(powers(every))),
  ];
};

export const axisX = (axis: Pick<Axis, 'scale' | 'low' | 'high' | 'x0' | 'x1'>, value: number): number => {
  const on = (v: number): number => (axis.scale === 'log' ? Math.log(v) : v);
  const share = (on(value) - on(axis.low)) / (on(axis.high) - on(axis.low));
  return axis.x0 + share * (axis.x1 - axis.x0);
};

/** The axis between two pixels; `labelWidth` measures a tick label. */
export function makeAxis(
  scale: 'log' | 'natural',
  ends: { readonly low: number; readonly high: number },
  x0: number,
  x1: number,
  labelWidth: (text: string) => number,
): Axis {
  const bare = { scale, ...ends, x0, x1 };
  const placed = tickSets(scale, ends.low, ends.high).map((set) =>
    set.map((tick) => ({ ...tick, x: axisX(bare, tick.value) })),
  );
  const fits = placed.find((set) =>
    set.every((tick, i) => {
      const next = set[i + 1];
      return !next || next.x - tick.x >= (labelWidth(tick.label) + labelWidth(next.label)) / 2 + 8;
    }),
  );
  return { ...bare, ticks: fits ?? [] };
}
