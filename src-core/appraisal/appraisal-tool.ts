import type { StudyDesign } from '../model/study-design';

/** Answers in the order in which they are offered. NA is offered only where the reviewer, not the branching, decides it. */
export const answerIds = ['Y', 'PY', 'PN', 'N', 'NI', 'NA'] as const;
export type Answer = (typeof answerIds)[number];

export const answerLabels: Readonly<Record<Answer, string>> = {
  Y: 'Yes',
  PY: 'Probably yes',
  PN: 'Probably no',
  N: 'No',
  NI: 'No information',
  NA: 'Not applicable',
};

/** Answers by question id; a question without an answer is absent. */
export type Answers = Readonly<Record<string, Answer | undefined>>;

export interface SignallingQuestion {
  readonly id: string;
  /** Our own short wording; the tool's own text is behind its citation. */
  readonly text: string;
  readonly options: readonly Answer[];
  /** Whether the question is asked, given the answers to the questions before it in the same domain. Absent: always. */
  readonly askedWhen?: (answers: Answers) => boolean;
  /** When it is asked, in words; shown where a question is greyed out. */
  readonly askedWhenText?: string;
  /** One or two sentences that help to answer, in our own words. */
  readonly guidance: string;
}

/** The first rule of a domain that fits decides. Rules see only the answers to questions that are asked. */
export interface DomainRule {
  readonly id: string;
  readonly when: (answers: Answers) => boolean;
  readonly judgement: string;
  /** Why, as a sentence that can stand in a report. */
  readonly says: string;
}

export interface AppraisalDomain {
  readonly id: string;
  readonly name: string;
  /** Short name for column heads. */
  readonly shortName: string;
  readonly questions: readonly SignallingQuestion[];
  readonly rules: readonly DomainRule[];
}

/** One level of judgement; signs and colours go together so that no level is told by colour alone. */
export interface JudgementLevel {
  readonly id: string;
  readonly label: string;
  /** Greater is worse. */
  readonly severity: number;
  readonly sign: string;
  /** Which light of the palette it is drawn with. */
  readonly light: 'low' | 'some' | 'high' | 'critical' | 'none';
}

/** What the overall rules look at: the standing judgement of each domain and the answers to the tool's prompts. */
export interface OverallFacts {
  readonly judgements: readonly string[];
  readonly promptAnswers: Readonly<Record<string, string | undefined>>;
}

export interface OverallRule {
  readonly id: string;
  readonly when: (facts: OverallFacts) => boolean;
  readonly judgement: string;
  readonly says: string;
}

/** A question that the tool puts to the reviewer because no rule can answer it. */
export interface OverallPrompt {
  readonly id: string;
  readonly text: string;
  readonly when: (judgements: readonly string[]) => boolean;
  readonly options: readonly { readonly id: string; readonly label: string }[];
}

export interface AppraisalAim {
  readonly id: string;
  readonly label: string;
  readonly domains: readonly AppraisalDomain[];
}

/**
 * One version of a tool for judging the risk of bias, as data and rules. An appraisal stores `id` and `version`, so that a
 * later version of the tool does not change what somebody judged.
 */
export interface AppraisalTool {
  readonly id: string;
  readonly version: string;
  readonly label: string;
  /** For keys and heads of columns. */
  readonly shortLabel: string;
  readonly citation: string;
  /** Where the tool's own wording and guidance are. */
  readonly source: string;
  /** For each design: offered (true), or the sentence that says why not. */
  readonly designs: Readonly<Record<StudyDesign, true | string>>;
  /** What is judged: one numerical result, or the study as a whole. */
  readonly unit: 'result' | 'study';
  readonly levels: readonly JudgementLevel[];
  /** The first aim is the one that holds where none is named. */
  readonly aims: readonly [AppraisalAim, ...AppraisalAim[]];
  readonly overallRules: readonly OverallRule[];
  readonly prompts: readonly OverallPrompt[];
}

/** Yes and probably yes lead to the same judgement; so do no and probably no. The difference is kept in the record. */
export const yes = (answer: Answer | undefined): boolean => answer === 'Y' || answer === 'PY';
export const no = (answer: Answer | undefined): boolean => answer === 'N' || answer === 'PN';
export const noInformation = (answer: Answer | undefined): boolean => answer === 'NI';
export const yesOrNoInformation = (answer: Answer | undefined): boolean =>
  yes(answer) || noInformation(answer);
export const noOrNoInformation = (answer: Answer | undefined): boolean => no(answer) || noInformation(answer);
