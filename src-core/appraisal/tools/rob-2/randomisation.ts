import { type AppraisalDomain, no, noInformation, noOrNoInformation, yes } from '../../appraisal-tool';
import { five } from './options';

export const randomisation: AppraisalDomain = {
  id: 'D1',
  name: 'Bias arising from the randomization process',
  shortName: 'Randomization process',
  questions: [
    {
      id: '1.1',
      text: 'Was the order of allocation random?',
      options: five,
      guidance:
        'Computer lists, random number tables and drawing lots are random; alternation, dates and record numbers are not. The bare word "randomized" tells nothing: no information.',
    },
    {
      id: '1.2',
      text: 'Was the next allocation hidden until the person was enrolled and assigned?',
      options: five,
      guidance:
        'Central or pharmacy allocation, identical numbered containers or sealed opaque numbered envelopes hide it. If those who enrol could see or guess what comes next, answer no.',
    },
    {
      id: '1.3',
      text: 'Do differences at baseline point to a failure of randomization?',
      options: five,
      guidance:
        'Chance differences are expected and are no sign of bias. Group sizes far from the planned ratio, many or large differences in prognostic factors, or groups that are too alike are.',
    },
  ],
  rules: [
    {
      id: 'D1.R1',
      when: (a) => no(a['1.2']),
      judgement: 'high',
      says: 'The allocation was not concealed.',
    },
    {
      id: 'D1.R2',
      when: (a) => noInformation(a['1.2']) && yes(a['1.3']),
      judgement: 'high',
      says: 'Nothing is said about concealment and the baseline points to a failure of randomization.',
    },
    {
      id: 'D1.R3',
      when: (a) => noInformation(a['1.2']) && noOrNoInformation(a['1.3']),
      judgement: 'some-concerns',
      says: 'Nothing is said about concealment, and the baseline does not point to a failure of randomization.',
    },
    {
      id: 'D1.R4',
      when: (a) => yes(a['1.2']) && no(a['1.1']),
      judgement: 'some-concerns',
      says: 'The allocation was concealed but its order was not random.',
    },
    {
      id: 'D1.R5',
      when: (a) => yes(a['1.2']) && yes(a['1.3']),
      judgement: 'some-concerns',
      says: 'The allocation was concealed, yet the baseline points to a failure of randomization.',
    },
    {
      id: 'D1.R6',
      when: (a) => yes(a['1.2']) && noOrNoInformation(a['1.3']),
      judgement: 'low',
      says: 'The allocation was concealed, its order is not known to be predictable, and the baseline gives no sign of a failure.',
    },
  ],
};
