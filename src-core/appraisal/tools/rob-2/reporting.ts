import { type AppraisalDomain, no, noInformation, noOrNoInformation, yes } from '../../appraisal-tool';
import { five } from './options';

export const reporting: AppraisalDomain = {
  id: 'D5',
  name: 'Bias in selection of the reported result',
  shortName: 'Selection of the reported result',
  questions: [
    {
      id: '5.1',
      text: 'Was the analysis planned before anybody saw unblinded data, and followed?',
      options: five,
      guidance: 'Compare with the protocol, the statistical plan or the registration, and their dates.',
    },
    {
      id: '5.2',
      text: 'Was the result likely picked from several measurements of the outcome?',
      options: five,
      guidance:
        'Several scales, definitions or time points, of which one was reported because of its result.',
    },
    {
      id: '5.3',
      text: 'Was the result likely picked from several analyses of the data?',
      options: five,
      guidance:
        'Several models, adjustments, cut-offs or sets of people, of which one was reported because of its result.',
    },
  ],
  rules: [
    {
      id: 'D5.R1',
      when: (a) => yes(a['5.2']),
      judgement: 'high',
      says: 'The result was likely picked from several measurements.',
    },
    {
      id: 'D5.R2',
      when: (a) => yes(a['5.3']),
      judgement: 'high',
      says: 'The result was likely picked from several analyses.',
    },
    {
      id: 'D5.R3',
      when: (a) => noInformation(a['5.2']) || noInformation(a['5.3']),
      judgement: 'some-concerns',
      says: 'Too little is said to rule out that the result was picked from several measurements or analyses.',
    },
    {
      id: 'D5.R4',
      when: (a) => noOrNoInformation(a['5.1']),
      judgement: 'some-concerns',
      says: 'The result was likely not picked, but the analysis is not known to follow a plan made beforehand.',
    },
    {
      id: 'D5.R5',
      when: (a) => yes(a['5.1']) && no(a['5.2']) && no(a['5.3']),
      judgement: 'low',
      says: 'The analysis follows a plan made beforehand, and the result was likely not picked.',
    },
  ],
};
