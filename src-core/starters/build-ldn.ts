import type { Analysis } from '../model/analysis';
import { analysisId } from '../model/analysis';
import { ldnRecords, ldnSearches } from './ldn-records';
import { ldnResults, ldnReviewer } from './ldn-results';
import {
  ldnComparisons,
  ldnConditions,
  ldnCriteria,
  ldnExclusionReasons,
  ldnOutcomes,
  ldnReview,
} from './ldn-review';
import type { LdnReference, LdnStudy } from './ldn-source';
import { ldnLinks, ldnStudyRow } from './ldn-studies';
import { meanDifferenceSettings, riskRatioSettings } from './saved-settings';
import { emptyStarterRows, type StarterRows } from './starter-file';

/** The low-dose naltrexone review: facts only. No verdict and no judgement, because nobody has made any. */
export const buildLdn = (references: readonly LdnReference[], studies: readonly LdnStudy[]): StarterRows => ({
  ...emptyStarterRows,
  review: [ldnReview],
  criteria: ldnCriteria,
  conditions: ldnConditions(studies),
  outcomes: ldnOutcomes,
  comparisons: ldnComparisons,
  exclusionReasons: ldnExclusionReasons,
  reviewers: [ldnReviewer],
  searches: ldnSearches(references),
  ...ldnRecords(references),
  studies: studies.map(ldnStudyRow),
  links: studies.flatMap(ldnLinks),
  results: studies.flatMap(ldnResults),
  analyses,
});

const analysis = (
  conditionId: string,
  comparisonId: string,
  outcomeId: string,
  settings: Analysis['settings'],
): Analysis => ({
  id: analysisId(conditionId, comparisonId, outcomeId),
  conditionId,
  comparisonId,
  outcomeId,
  settings,
  note: '',
});

/** One specification for every condition and outcome that has a result with usable numbers from a randomised trial. */
const analyses: readonly Analysis[] = [
  analysis('crohns-disease', 'ldn-placebo', 'clinical-response', riskRatioSettings),
  analysis('crohns-disease', 'ldn-placebo', 'clinical-remission', riskRatioSettings),
  analysis('crohns-disease', 'ldn-placebo', 'endoscopic-response', riskRatioSettings),
  analysis('fibromyalgia', 'ldn-placebo', 'pain-intensity', meanDifferenceSettings),
  analysis('fibromyalgia', 'ldn-placebo', 'stopped-side-effects', riskRatioSettings),
  analysis('hiv-aids', 'ldn-placebo', 'opportunistic-infection', riskRatioSettings),
  analysis('diabetic-neuropathy', 'ldn-active', 'pain-intensity', meanDifferenceSettings),
];
