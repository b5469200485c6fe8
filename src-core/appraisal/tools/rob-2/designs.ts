import type { StudyDesign } from '../../../model/study-design';

const notRandomised = (what: string): string => `RoB 2 is for randomised trials; this is ${what}.`;

export const designs: Readonly<Record<StudyDesign, true | string>> = {
  'rct-parallel': true,
  'rct-crossover':
    'This is a crossover trial. The crossover variant of RoB 2 asks about period and carryover effects as well; its rules are not verified, so it is not built in yet.',
  'rct-cluster':
    'This trial randomised clusters. The cluster variant of RoB 2 asks about the recruitment of participants as well; its rules are not verified, so it is not built in yet.',
  'non-randomised-crossover': notRandomised('a crossover study without randomisation'),
  'non-randomised-controlled': notRandomised('a controlled study without randomisation'),
  'single-arm': notRandomised('a trial with one arm and no comparator'),
  'before-after': notRandomised('a before-after study'),
  'dose-finding': notRandomised('a dose-finding study, not known to be randomised'),
  cohort: notRandomised('a cohort study'),
  'case-control': notRandomised('a case-control study'),
  'case-series': notRandomised('a case series'),
  'case-report': notRandomised('a case report'),
  'cross-sectional': notRandomised('a cross-sectional study'),
  animal: 'RoB 2 is for randomised trials in people; this is an animal study.',
  'drug-utilisation': notRandomised('a drug utilisation study'),
  protocol: 'RoB 2 judges results; a protocol has none yet.',
  'systematic-review': 'RoB 2 judges the results of one trial; this is a systematic review.',
  other: 'RoB 2 is for randomised trials with parallel groups; this study is of another design.',
};
