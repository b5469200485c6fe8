import type { Comparison, Condition, Criterion, ExclusionReason, Outcome } from '../model/review';
import { newReview, type Review } from '../model/review';
import type { LdnStudy } from './ldn-source';

/** What the low-dose naltrexone review asks; nobody has screened, judged or registered anything yet. */
export const ldnReview: Review = {
  ...newReview('Low-dose naltrexone: what it does in each condition'),
  question: {
    population:
      'People of any age with any condition for which low-dose naltrexone is taken; each condition on its own.',
    intervention: 'Naltrexone by mouth, 1 to 6 mg a day, alone or added to other treatment.',
    comparator: 'Placebo, another drug, or none.',
    outcomes:
      'Response and remission, pain, fatigue, quality of life, disease activity, side effects and withdrawal, as each condition measures them.',
    designs:
      'Randomised trials for effects; all other human studies are listed with their results. Animal studies are listed and never pooled.',
  },
  note: 'Sample data: facts about published studies with their sources, gathered by following the references of five short texts. No database was searched systematically, nothing was screened in duplicate, and nobody has judged the risk of bias yet. Not medical advice.',
  starter: 'ldn',
};

export const ldnCriteria: readonly Criterion[] = [
  {
    id: 'crit-intervention',
    order: 1,
    kind: 'include',
    text: 'Naltrexone at 6 mg a day or less in at least one group',
  },
  {
    id: 'crit-primary',
    order: 2,
    kind: 'include',
    text: 'Reports people (or animals) given the drug: a primary study',
  },
  { id: 'crit-any-condition', order: 3, kind: 'include', text: 'Any condition, age and country' },
  {
    id: 'crit-standard-dose',
    order: 4,
    kind: 'exclude',
    text: 'Naltrexone only at standard dose (50 mg a day or more)',
  },
  { id: 'crit-opinion', order: 5, kind: 'exclude', text: 'Opinion, news or product text without study data' },
];

export const ldnExclusionReasons: readonly ExclusionReason[] = [
  'Not naltrexone at 6 mg a day or less',
  'Not a primary study (review, comment, news, product text)',
  'Wrong population',
  'Wrong comparator',
  'No outcome of interest',
  'Wrong study design',
  'Animal or laboratory study',
  'Protocol or registration without results',
  'Duplicate of another report',
  'Full text not available',
].map((text, i) => ({ id: `reason-${i + 1}`, order: i + 1, text }));

export const ldnComparisons: readonly Comparison[] = [
  {
    id: 'ldn-placebo',
    order: 1,
    name: 'LDN 1-6 mg versus placebo',
    intervention: 'Naltrexone 1-6 mg a day',
    comparator: 'Placebo',
    doseFrom: 1,
    doseTo: 6,
  },
  {
    id: 'ldn-active',
    order: 2,
    name: 'LDN 1-6 mg versus another drug',
    intervention: 'Naltrexone 1-6 mg a day',
    comparator: 'Another drug',
    doseFrom: 1,
    doseTo: 6,
  },
  {
    id: 'ldn-none',
    order: 3,
    name: 'LDN, no comparison group',
    intervention: 'Low-dose naltrexone',
    comparator: 'None (single group, or before and after)',
    doseFrom: null,
    doseTo: null,
  },
];

type OutcomeLine = readonly [
  id: string,
  name: string,
  domain: string,
  scale: string,
  type: Outcome['type'],
  better: Outcome['better'],
];

const outcomeLines: readonly OutcomeLine[] = [
  [
    'clinical-response',
    'Clinical response',
    'Disease activity',
    "As the study defined it (Crohn's disease: CDAI down by at least 70 points)",
    'dichotomous',
    'higher',
  ],
  [
    'clinical-remission',
    'Clinical remission',
    'Disease activity',
    "As the study defined it (Crohn's disease: CDAI below 150)",
    'dichotomous',
    'higher',
  ],
  [
    'endoscopic-response',
    'Endoscopic response',
    'Disease activity',
    'CDEIS down by about 5 points',
    'dichotomous',
    'higher',
  ],
  [
    'endoscopic-remission',
    'Endoscopic remission',
    'Disease activity',
    'CDEIS below 6',
    'dichotomous',
    'higher',
  ],
  [
    'disease-activity',
    'Disease activity',
    'Disease activity',
    'Index of the condition (PCDAI, LPPAI ...)',
    'continuous',
    'lower',
  ],
  [
    'improvement',
    'Improved',
    'Overall improvement',
    'Responder as the study defined it',
    'dichotomous',
    'higher',
  ],
  [
    'pain-intensity',
    'Pain intensity',
    'Pain',
    'Numeric rating or visual analogue scale',
    'continuous',
    'lower',
  ],
  ['pain-response', 'Pain response', 'Pain', 'Pain down by at least 30 percent', 'dichotomous', 'higher'],
  [
    'pain-interference',
    'Pain interference',
    'Pain',
    'Brief Pain Inventory 0-70, Pain Effects Scale',
    'continuous',
    'lower',
  ],
  [
    'fibromyalgia-impact',
    'Fibromyalgia impact',
    'Overall symptoms',
    'FIQR 0-100 or daily symptom diary',
    'continuous',
    'lower',
  ],
  ['fatigue', 'Fatigue', 'Fatigue', 'Chalder fatigue scale', 'continuous', 'lower'],
  [
    'quality-of-life',
    'Quality of life',
    'Quality of life',
    'SF-36, MSQoL-54, IMPACT III',
    'continuous',
    'higher',
  ],
  [
    'mental-health',
    'Mental health',
    'Mental health',
    'SF-36 mental component, Mental Health Inventory, mood',
    'continuous',
    'higher',
  ],
  [
    'cognitive-problems',
    'Cognitive problems',
    'Cognition',
    'Perceived Deficits Questionnaire, 0-10 rating of memory problems',
    'continuous',
    'lower',
  ],
  ['itch', 'Itch', 'Skin', '10-point faces scale', 'continuous', 'lower'],
  ['cd4-count', 'CD4 count', 'Immune function', 'Cells per cubic millimetre', 'continuous', 'higher'],
  [
    'opportunistic-infection',
    'Opportunistic infection',
    'Immune function',
    'People with at least one',
    'dichotomous',
    'lower',
  ],
  [
    'medicine-use',
    'Use of other medicines',
    'Medicine use',
    'Dispensed doses or users, from prescription registers',
    'other',
    'lower',
  ],
  ['stopped-side-effects', 'Stopped because of side effects', 'Safety', 'People', 'dichotomous', 'lower'],
  ['withdrawal', 'Withdrew for any reason', 'Safety', 'People', 'dichotomous', 'lower'],
  [
    'serious-adverse-events',
    'Serious adverse events',
    'Safety',
    'People with at least one',
    'dichotomous',
    'lower',
  ],
  ['any-side-effect', 'Any side effect', 'Safety', 'People with at least one', 'dichotomous', 'lower'],
  [
    'sleep-dreams',
    'Sleep disturbance or vivid dreams',
    'Safety',
    'People with at least one',
    'dichotomous',
    'lower',
  ],
  ['headache', 'Headache', 'Safety', 'People with at least one', 'dichotomous', 'lower'],
];

export const ldnOutcomes: readonly Outcome[] = outcomeLines.map(
  ([id, name, domain, scale, type, better], i) => ({ id, order: i + 1, name, domain, scale, type, better }),
);

const conditionNames: Readonly<Record<string, string>> = {
  'chronic-pain': 'Chronic pain',
  'crohns-disease': "Crohn's disease",
  'diabetic-neuropathy': 'Painful diabetic neuropathy',
  'frontal-fibrosing-alopecia': 'Frontal fibrosing alopecia',
  'hailey-hailey-disease': 'Hailey-Hailey disease',
  'hashimotos-thyroiditis': "Hashimoto's thyroiditis",
  'hiv-aids': 'HIV and AIDS',
  'inflammatory-arthritis': 'Inflammatory arthritis',
  'inflammatory-bowel-disease': 'Inflammatory bowel disease',
  'irritable-bowel-syndrome': 'Irritable bowel syndrome',
  'lichen-planopilaris': 'Lichen planopilaris',
  'long-covid': 'Long COVID',
  'me-cfs': 'ME/CFS',
  'multiple-sclerosis': 'Multiple sclerosis',
  'nail-lichen-planus': 'Lichen planus of the nails',
  'rheumatoid-arthritis': 'Rheumatoid arthritis',
  'systemic-sclerosis': 'Systemic sclerosis',
  'ulcerative-colitis': 'Ulcerative colitis',
  cancer: 'Cancer',
  constipation: 'Constipation',
  fibromyalgia: 'Fibromyalgia',
  general: 'Any condition',
  hypothyroidism: 'Hypothyroidism',
  osteoarthritis: 'Osteoarthritis',
  pruritus: 'Pruritus',
  psoriasis: 'Psoriasis',
};

const conditionNotes: Readonly<Record<string, string>> = {
  general: 'Studies of use or safety that are not about one condition.',
  'inflammatory-bowel-disease': "Studies of Crohn's disease and ulcerative colitis together.",
};

/** The conditions that the studies name, those with most studies first. A tag without a readable name is an error. */
export const ldnConditions = (studies: readonly LdnStudy[]): readonly Condition[] => {
  const counts = new Map<string, number>();
  for (const tag of studies.flatMap(({ condition }) => condition))
    counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts]
    .map(([id, count]) => {
      const name = conditionNames[id];
      if (name === undefined) throw new Error(`No readable name for the condition "${id}".`);
      return { id, count, name };
    })
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
    .map(({ id, name }, i) => ({ id, order: i + 1, name, note: conditionNotes[id] ?? '' }));
};
