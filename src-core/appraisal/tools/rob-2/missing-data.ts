import { type AppraisalDomain, no, noOrNoInformation, yes, yesOrNoInformation } from '../../appraisal-tool';
import { five, four } from './options';

export const missingData: AppraisalDomain = {
  id: 'D3',
  name: 'Bias due to missing outcome data',
  shortName: 'Missing outcome data',
  questions: [
    {
      id: '3.1',
      text: 'Are there outcome data for all, or nearly all, who were randomized?',
      options: five,
      guidance:
        'For a continuous outcome about 95 % is nearly all; for events compare the number missing with the number of events. Imputed values count as missing, and so does censoring because somebody withdrew.',
    },
    {
      id: '3.2',
      text: 'Is there evidence that missing data did not distort the result?',
      options: four,
      askedWhen: (a) => noOrNoInformation(a['3.1']),
      askedWhenText: 'Asked when data are missing, or may be.',
      guidance:
        'Suitable corrections or sensitivity analyses are evidence. Carrying the last value forward, or imputing from the group alone, is not.',
    },
    {
      id: '3.3',
      text: 'Could a value be missing because of what it was?',
      options: five,
      askedWhen: (a) => no(a['3.2']),
      askedWhenText: 'Asked when there is no evidence that the result is undistorted.',
      guidance: 'If people may have left because they felt better or worse, answer yes.',
    },
    {
      id: '3.4',
      text: 'Is it likely that values are missing because of what they were?',
      options: five,
      askedWhen: (a) => yesOrNoInformation(a['3.3']),
      askedWhenText: 'Asked when missingness could depend on the value.',
      guidance:
        'Look for different shares missing in the groups, different reasons, and reasons that concern the outcome.',
    },
  ],
  rules: [
    { id: 'D3.R1', when: (a) => yes(a['3.1']), judgement: 'low', says: 'Outcome data are nearly complete.' },
    {
      id: 'D3.R2',
      when: (a) => yes(a['3.2']),
      judgement: 'low',
      says: 'Data are missing, but there is evidence that this did not distort the result.',
    },
    {
      id: 'D3.R3',
      when: (a) => no(a['3.3']),
      judgement: 'low',
      says: 'Data are missing, but not because of what the values were.',
    },
    {
      id: 'D3.R4',
      when: (a) => no(a['3.4']),
      judgement: 'some-concerns',
      says: 'Missingness could depend on the values, but that is unlikely.',
    },
    {
      id: 'D3.R5',
      when: (a) => yesOrNoInformation(a['3.4']),
      judgement: 'high',
      says: 'Values are likely, or not known to be unlikely, to be missing because of what they were.',
    },
  ],
};
