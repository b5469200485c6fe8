import { type Answers, type SignallingQuestion, yesOrNoInformation } from '../../appraisal-tool';
import { five } from './options';

/** Somebody who could change what was done may have known the assignment. */
export const somebodyAware = (a: Answers): boolean =>
  yesOrNoInformation(a['2.1']) || yesOrNoInformation(a['2.2']);

export const awarenessQuestions: readonly SignallingQuestion[] = [
  {
    id: '2.1',
    text: 'Did participants know which intervention they were assigned to?',
    options: five,
    guidance:
      'A convincing placebo means no. Telling side effects may have given it away: vivid dreams with low-dose naltrexone are an example.',
  },
  {
    id: '2.2',
    text: 'Did carers or those who delivered the interventions know the assignment?',
    options: five,
    guidance: 'Think of everybody who could have changed the care given during the trial.',
  },
];
