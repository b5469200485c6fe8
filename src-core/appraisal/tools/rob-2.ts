import type { AppraisalDomain, AppraisalTool } from '../appraisal-tool';
import { designs } from './rob-2/designs';
import { deviationsAdherence } from './rob-2/deviations-adherence';
import { deviationsAssignment } from './rob-2/deviations-assignment';
import { measurement } from './rob-2/measurement';
import { missingData } from './rob-2/missing-data';
import { randomisation } from './rob-2/randomisation';
import { reporting } from './rob-2/reporting';

const domains = (deviations: AppraisalDomain): readonly AppraisalDomain[] => [
  randomisation,
  deviations,
  missingData,
  measurement,
  reporting,
];

const concerns = (judgements: readonly string[]): number =>
  judgements.filter((judgement) => judgement === 'some-concerns').length;
const severalConcerns = (judgements: readonly string[]): boolean =>
  concerns(judgements) >= 2 && !judgements.includes('high');

/**
 * RoB 2 for individually randomised trials with parallel groups, version of 22 August 2019. Questions and guidance are in
 * our own words; the rules are those of the tool and agree with every reachable answer set of tests/reference/rob-2-vectors.json.
 */
export const rob2: AppraisalTool = {
  id: 'rob-2',
  version: '2019-08-22',
  label: 'RoB 2 (randomised trials, parallel groups)',
  shortLabel: 'RoB 2',
  citation:
    'Sterne JAC, Savović J, Page MJ, et al. RoB 2: a revised tool for assessing risk of bias in randomised trials. BMJ 2019;366:l4898.',
  source: 'https://www.riskofbias.info/welcome/rob-2-0-tool',
  designs,
  unit: 'result',
  levels: [
    { id: 'low', label: 'Low risk', severity: 0, sign: '+', light: 'low' },
    { id: 'some-concerns', label: 'Some concerns', severity: 1, sign: '!', light: 'some' },
    { id: 'high', label: 'High risk', severity: 2, sign: '×', light: 'high' },
  ],
  aims: [
    {
      id: 'assignment',
      label: 'Effect of assignment to intervention',
      domains: domains(deviationsAssignment),
    },
    { id: 'adherence', label: 'Effect of adhering to intervention', domains: domains(deviationsAdherence) },
  ],
  overallRules: [
    {
      id: 'overall.R1',
      when: ({ judgements }) => judgements.includes('high'),
      judgement: 'high',
      says: 'At least one domain is at high risk.',
    },
    {
      id: 'overall.R2',
      when: ({ judgements, promptAnswers }) =>
        severalConcerns(judgements) && promptAnswers['several-concerns'] === 'high',
      judgement: 'high',
      says: 'Some concerns in several domains, which the reviewer judged to lower confidence substantially.',
    },
    {
      id: 'overall.R3',
      when: ({ judgements }) => concerns(judgements) > 0,
      judgement: 'some-concerns',
      says: 'Some concerns in at least one domain, and none at high risk.',
    },
    { id: 'overall.R4', when: () => true, judgement: 'low', says: 'Every domain is at low risk.' },
  ],
  prompts: [
    {
      id: 'several-concerns',
      text: 'Several domains raise some concerns. Taken together, do they substantially lower confidence in the result?',
      when: severalConcerns,
      options: [
        { id: 'high', label: 'Yes: high risk overall' },
        { id: 'some-concerns', label: 'No: some concerns overall' },
      ],
    },
  ],
};
