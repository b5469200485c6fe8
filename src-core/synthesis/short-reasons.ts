import type { LeftOut } from './report';

/** Why a result is not used, in the few words that fit a cell; the sentence stands in the tooltip and on the analysis page. */
const words: Readonly<Record<string, string>> = {
  'another-result': 'another result used',
  'cluster-unadjusted': 'clusters, not adjusted',
  direction: 'scale runs the other way',
  'double-zero': 'no events in either group',
  'empty-arm': 'a group of nobody',
  excluded: 'excluded at screening',
  'extractions-differ': 'readings differ',
  'impossible-data': 'impossible numbers',
  'missing-data': 'numbers missing',
  'no-comparison': 'no comparison named',
  'no-counts': 'no counts',
  'no-denominator': 'group sizes missing',
  'no-numbers': 'no numbers',
  'no-spread': 'no SD, SE or interval',
  'not-estimable': 'not estimable',
  'opposite-signs': 'means of opposite sign',
  'other-measure': 'another measure',
  'paired-no-se': 'crossover, no paired SE',
  'percent-only': 'percentages only',
  'several-arms': 'several groups',
  'several-results': 'several results',
  'single-arm': 'one group only',
  'too-small': 'too few people',
  'unknown-measure': 'unknown measure',
  'within-arm': 'before and after only',
  'wrong-data': 'other kind of numbers',
  'zero-events': 'no events',
};

/** A design that is not pooled is named: "single arm". Reasons without short words give their sentence. */
export const shortReason = ({ reason, text }: Pick<LeftOut, 'reason' | 'text'>): string => {
  if (reason !== 'design') return words[reason] ?? text;
  const design = text
    .slice(text.indexOf(':') + 1)
    .replace(/\.$/, '')
    .trim();
  return design.charAt(0).toLowerCase() + design.slice(1);
};

/** The reasons of several results, the most frequent first, each once. */
export const shortReasons = (leftOut: readonly Pick<LeftOut, 'reason' | 'text'>[]): readonly string[] => {
  const counts = new Map<string, number>();
  for (const entry of leftOut) {
    const short = shortReason(entry);
    counts.set(short, (counts.get(short) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([short]) => short);
};
