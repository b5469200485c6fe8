import {
  type AppraisalDomain,
  no,
  noInformation,
  noOrNoInformation,
  yes,
  yesOrNoInformation,
} from '../../appraisal-tool';
import { awarenessQuestions, somebodyAware } from './deviations-questions';
import { five } from './options';

/** The tool judges deviations (2.1 to 2.5) and analysis (2.6, 2.7) apart and takes the worse: the worse rules come first. */
export const deviationsAssignment: AppraisalDomain = {
  id: 'D2',
  name: 'Bias due to deviations from intended interventions (effect of assignment)',
  shortName: 'Deviations from interventions',
  questions: [
    ...awarenessQuestions,
    {
      id: '2.3',
      text: 'Did the trial itself cause departures from the intended interventions?',
      options: five,
      askedWhen: somebodyAware,
      askedWhenText: 'Asked when participants or carers knew, or may have known, the assignment.',
      guidance:
        'Count only what happened because people were in a trial (for instance seeking the other treatment after learning the assignment). Stopping as one would in ordinary care does not count.',
    },
    {
      id: '2.4',
      text: 'Are those departures likely to have changed the outcome?',
      options: five,
      askedWhen: (a) => yes(a['2.3']),
      askedWhenText: 'Asked when the trial caused departures.',
      guidance: 'Think of how many people departed, how far, and whether the outcome responds to it.',
    },
    {
      id: '2.5',
      text: 'Were those departures alike in both groups?',
      options: five,
      askedWhen: (a) => yesOrNoInformation(a['2.4']),
      askedWhenText: 'Asked when the departures changed, or may have changed, the outcome.',
      guidance: 'Departures that differ between the groups distort the comparison.',
    },
    {
      id: '2.6',
      text: 'Was the analysis suited to the effect of being assigned?',
      options: five,
      guidance:
        'Everybody analysed in the group they were randomized to, leaving out only those without outcome data, is suitable. Per-protocol and as-treated analyses are not.',
    },
    {
      id: '2.7',
      text: 'Could analysing people in the wrong group, or not at all, have mattered much?',
      options: five,
      askedWhen: (a) => noOrNoInformation(a['2.6']),
      askedWhenText: 'Asked when the analysis was not, or may not have been, suitable.',
      guidance:
        'Compare the number wrongly placed or left out with the number of events or the size of the effect.',
    },
  ],
  rules: [
    {
      id: 'D2a.R1',
      when: (a) => yesOrNoInformation(a['2.4']) && noOrNoInformation(a['2.5']),
      judgement: 'high',
      says: 'The trial caused departures that may have changed the outcome and are not known to be balanced.',
    },
    {
      id: 'D2a.R2',
      when: (a) => noOrNoInformation(a['2.6']) && yesOrNoInformation(a['2.7']),
      judgement: 'high',
      says: 'The analysis was not shown to suit the effect of assignment, and that may have mattered much.',
    },
    {
      id: 'D2a.R3',
      when: (a) => yesOrNoInformation(a['2.4']) && yes(a['2.5']),
      judgement: 'some-concerns',
      says: 'The trial caused departures that may have changed the outcome, alike in both groups.',
    },
    {
      id: 'D2a.R4',
      when: (a) => yes(a['2.3']) && no(a['2.4']),
      judgement: 'some-concerns',
      says: 'The trial caused departures that are unlikely to have changed the outcome.',
    },
    {
      id: 'D2a.R5',
      when: (a) => noInformation(a['2.3']),
      judgement: 'some-concerns',
      says: 'Assignment may have been known, and nothing is said about departures because of the trial.',
    },
    {
      id: 'D2a.R6',
      when: (a) => noOrNoInformation(a['2.6']) && no(a['2.7']),
      judgement: 'some-concerns',
      says: 'The analysis was not shown to suit the effect of assignment, but that can hardly have mattered.',
    },
    {
      id: 'D2a.R7',
      when: (a) => no(a['2.1']) && no(a['2.2']) && yes(a['2.6']),
      judgement: 'low',
      says: 'Neither participants nor carers knew the assignment, and the analysis suits the effect of assignment.',
    },
    {
      id: 'D2a.R8',
      when: (a) => no(a['2.3']) && yes(a['2.6']),
      judgement: 'low',
      says: 'The trial caused no departures, and the analysis suits the effect of assignment.',
    },
  ],
};
