import {
  type Answers,
  type AppraisalDomain,
  noOrNoInformation,
  yes,
  yesOrNoInformation,
} from '../../appraisal-tool';
import { awarenessQuestions, somebodyAware } from './deviations-questions';
import { five, fiveOrNotApplicable } from './options';

const unbalanced = (a: Answers): boolean => noOrNoInformation(a['2.3']);
const failed = (a: Answers): boolean => yesOrNoInformation(a['2.4']) || yesOrNoInformation(a['2.5']);

/** Questions 2.3 to 2.5 are each "not applicable" when the review does not look at that kind of deviation. */
export const deviationsAdherence: AppraisalDomain = {
  id: 'D2',
  name: 'Bias due to deviations from intended interventions (effect of adhering)',
  shortName: 'Deviations from interventions',
  questions: [
    ...awarenessQuestions,
    {
      id: '2.3',
      text: 'Were important other treatments alike in both groups?',
      options: fiveOrNotApplicable,
      askedWhen: somebodyAware,
      askedWhenText: 'Asked when participants or carers knew, or may have known, the assignment.',
      guidance: 'Not applicable when this review does not look at treatments outside the protocol.',
    },
    {
      id: '2.4',
      text: 'Was the intervention delivered so poorly that the outcome could have changed?',
      options: fiveOrNotApplicable,
      guidance: 'Not applicable when this review does not look at failures of delivery.',
    },
    {
      id: '2.5',
      text: 'Did people keep to their intervention so poorly that the outcome could have changed?',
      options: fiveOrNotApplicable,
      guidance: 'Not applicable when this review does not look at adherence.',
    },
    {
      id: '2.6',
      text: 'Was the analysis suited to the effect of adhering?',
      options: five,
      askedWhen: (a) => unbalanced(a) || failed(a),
      askedWhenText: 'Asked when any of 2.3 to 2.5 points to a deviation or is without information.',
      guidance:
        'Instrumental variables or weighting by the probability of adhering can be suitable. Intention to treat, plain per-protocol and as-treated analyses are not, for this aim.',
    },
  ],
  rules: [
    {
      id: 'D2b.R1',
      when: (a) => unbalanced(a) && noOrNoInformation(a['2.6']),
      judgement: 'high',
      says: 'Other treatments are not known to be balanced, and the analysis was not shown to allow for it.',
    },
    {
      id: 'D2b.R2',
      when: (a) => failed(a) && noOrNoInformation(a['2.6']),
      judgement: 'high',
      says: 'Delivery or adherence may have failed, and the analysis was not shown to allow for it.',
    },
    {
      id: 'D2b.R3',
      when: (a) => unbalanced(a) && yes(a['2.6']),
      judgement: 'some-concerns',
      says: 'Other treatments are not known to be balanced, but the analysis allows for it.',
    },
    {
      id: 'D2b.R4',
      when: (a) => failed(a) && yes(a['2.6']),
      judgement: 'some-concerns',
      says: 'Delivery or adherence may have failed, but the analysis allows for it.',
    },
    {
      id: 'D2b.R5',
      when: (a) => !unbalanced(a) && !failed(a),
      judgement: 'low',
      says: 'No unbalanced treatments, failures of delivery or lack of adherence that this review looks at.',
    },
  ],
};
