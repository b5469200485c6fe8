import {
  type AppraisalDomain,
  no,
  noInformation,
  noOrNoInformation,
  yes,
  yesOrNoInformation,
} from '../../appraisal-tool';
import { five } from './options';

export const measurement: AppraisalDomain = {
  id: 'D4',
  name: 'Bias in measurement of the outcome',
  shortName: 'Measurement of the outcome',
  questions: [
    {
      id: '4.1',
      text: 'Was the way of measuring the outcome unsuitable?',
      options: five,
      guidance:
        'Unsuitable means that it cannot show the effect: too insensitive, not valid, or at the wrong time.',
    },
    {
      id: '4.2',
      text: 'Could measuring have differed between the groups?',
      options: five,
      guidance: 'For instance more visits, or another method, in one group.',
    },
    {
      id: '4.3',
      text: 'Did those who assessed the outcome know the intervention?',
      options: five,
      askedWhen: (a) => noOrNoInformation(a['4.1']) && noOrNoInformation(a['4.2']),
      askedWhenText: 'Asked unless the method was unsuitable or differed between the groups.',
      guidance: 'For what patients report themselves, the patient is the assessor.',
    },
    {
      id: '4.4',
      text: 'Could knowing the intervention have changed the assessment?',
      options: five,
      askedWhen: (a) => yesOrNoInformation(a['4.3']),
      askedWhenText: 'Asked when assessors knew, or may have known.',
      guidance: 'Pain and global impressions can be influenced; death cannot.',
    },
    {
      id: '4.5',
      text: 'Is it likely that it did change the assessment?',
      options: five,
      askedWhen: (a) => yesOrNoInformation(a['4.4']),
      askedWhenText: 'Asked when knowing could have changed the assessment.',
      guidance: 'Strong beliefs for or against the intervention make it likely.',
    },
  ],
  rules: [
    {
      id: 'D4.R1',
      when: (a) => yes(a['4.1']),
      judgement: 'high',
      says: 'The way of measuring the outcome was unsuitable.',
    },
    {
      id: 'D4.R2',
      when: (a) => yes(a['4.2']),
      judgement: 'high',
      says: 'Measuring could have differed between the groups.',
    },
    {
      id: 'D4.R3',
      when: (a) => yesOrNoInformation(a['4.5']),
      judgement: 'high',
      says: 'Assessors may have known the intervention, and that is likely, or not known to be unlikely, to have changed the assessment.',
    },
    {
      id: 'D4.R4',
      when: (a) => no(a['4.5']),
      judgement: 'some-concerns',
      says: 'Knowing the intervention could have changed the assessment, but that is unlikely.',
    },
    {
      id: 'D4.R5',
      when: (a) => noInformation(a['4.2']),
      judgement: 'some-concerns',
      says: 'Assessment was not influenced, but nothing is said about whether measuring differed between the groups.',
    },
    {
      id: 'D4.R6',
      when: (a) => no(a['4.3']),
      judgement: 'low',
      says: 'Measured in the same way in both groups by assessors who did not know the intervention.',
    },
    {
      id: 'D4.R7',
      when: (a) => no(a['4.4']),
      judgement: 'low',
      says: 'Measured in the same way in both groups, and knowing the intervention could not change the assessment.',
    },
  ],
};
