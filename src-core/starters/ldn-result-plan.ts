import type { StudyResult } from '../model/study';

type Basis = StudyResult['basis'];

/** Where one outcome record of the source goes: the review's outcome it truly is (or none), and what its numbers rest on. */
export interface ResultPlan {
  readonly outcomeId: string | null;
  readonly basis: Basis;
  readonly populationId?: string;
  /** Overrides the study's comparison; null where the groups compared are not treatments. */
  readonly comparisonId?: string | null;
}

const plan = (
  outcomeId: string | null,
  basis: Basis = 'not-stated',
  more: Partial<ResultPlan> = {},
): ResultPlan => ({
  outcomeId,
  basis,
  ...more,
});
const paired = (outcomeId: string | null): ResultPlan => plan(outcomeId, 'paired');
const within = (outcomeId: string | null): ResultPlan => plan(outcomeId, 'within-arm');
const itt = (outcomeId: string | null): ResultPlan => plan(outcomeId, 'intention-to-treat');
const noComparison = { comparisonId: null };

/** By study, in the order of the source's outcome records; a test holds the lengths together. */
export const ldnResultPlan: Readonly<Record<string, readonly ResultPlan[]>> = {
  'st-smith2007': [plan('clinical-response'), plan('clinical-remission'), plan(null), plan('sleep-dreams')],
  'st-smith2011': [
    plan('clinical-response'),
    plan('endoscopic-response'),
    plan('endoscopic-remission'),
    itt('clinical-response'),
    itt('clinical-remission'),
    itt('endoscopic-response'),
    plan(null),
  ],
  'st-smith2013': [
    within('disease-activity'),
    plan('clinical-remission'),
    plan('clinical-response'),
    within('quality-of-life'),
  ],
  'st-younger2009': [paired('fibromyalgia-impact')],
  'st-younger2013': [
    paired('pain-intensity'),
    paired('improvement'),
    paired(null),
    paired('mental-health'),
    paired('sleep-dreams'),
    paired('headache'),
    paired('fibromyalgia-impact'),
  ],
  'st-gironi2008': [plan('withdrawal'), plan(null), plan(null), within(null)],
  'st-cree2010': [
    paired('mental-health'),
    paired('mental-health'),
    paired('pain-interference'),
    paired('cognitive-problems'),
    paired('serious-adverse-events'),
  ],
  'st-sharaf2010': [paired('quality-of-life')],
  'st-bruun2024': [
    plan('pain-intensity'),
    plan('pain-response'),
    plan('stopped-side-effects'),
    plan('cognitive-problems'),
    plan(null),
  ],
  'st-bruunplesner2020': [plan(null), plan(null), plan('improvement')],
  'st-bested2023': [paired('fibromyalgia-impact'), paired('pain-intensity')],
  'st-depaula2023': [within('pain-intensity')],
  'st-parkitny2017': [plan('pain-intensity'), plan(null)],
  'st-metyas2018': [within('fibromyalgia-impact'), plan(null), plan('withdrawal')],
  'st-okelly2022': [within(null), plan('stopped-side-effects'), plan(null)],
  'st-isman2024': [within('quality-of-life'), within('fatigue'), plan('improvement')],
  'st-bonilla2023': [within(null)],
  'st-lie2018': [plan('clinical-response'), plan('clinical-remission')],
  'st-ibdseries2014': [
    plan('clinical-response', 'not-stated', { populationId: 'all' }),
    plan('clinical-response', 'not-stated', { populationId: 'crohns-disease' }),
    plan('clinical-response', 'not-stated', { populationId: 'ulcerative-colitis' }),
  ],
  'st-raknes2018': [
    within('medicine-use'),
    within('medicine-use'),
    within('medicine-use'),
    within('medicine-use'),
    within('medicine-use'),
    within('medicine-use'),
  ],
  'st-raknes2019': [within('medicine-use'), within('medicine-use'), within('medicine-use')],
  'st-raknes2020': [within('medicine-use')],
  'st-raknes2017': [plan(null), plan(null)],
  'st-bihari1986': [
    plan('opportunistic-infection'),
    plan(null),
    plan(null, 'not-stated', noComparison),
    plan(null, 'not-stated', noComparison),
  ],
  'st-bihari1995': [plan(null)],
  'st-traore2011art': [plan('cd4-count'), plan('cd4-count')],
  'st-traore2011cohort': [within('cd4-count'), within('cd4-count'), within(null)],
  'st-kariv2006': [plan('improvement'), within(null)],
  'st-gisurvey': [plan('any-side-effect'), plan(null)],
  'st-frech2011': [within('itch'), within(null)],
  'st-srinivasan2021': [itt('pain-intensity'), plan('pain-intensity', 'per-protocol'), paired(null)],
  'st-beaudette2023': [paired('pain-interference')],
  'st-lpprct2020': [plan('disease-activity')],
  'st-hamel2023': [within(null)],
  'st-strazzulla2017': [plan('improvement')],
  'st-ibrahim2017': [plan('improvement')],
  'st-hhd2646786': [plan(null)],
  'st-mcbride2020': [plan('improvement')],
  'st-psoriasis2020': [plan('improvement')],
  'st-bray2024': [plan('clinical-response')],
  'st-polo2019': [plan('improvement'), plan(null)],
  'st-turel2015': [plan(null)],
  'st-ludwig2016': [plan(null, 'not-stated', noComparison)],
  'st-zagon2009': [plan(null, 'not-stated', noComparison)],
};
