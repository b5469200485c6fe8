import { keptDecimals } from '../extraction/checks/printed';
import { emptyEffect, emptyResult } from '../model/empty-result';
import type { Effect, ResultArm, StudyResult } from '../model/study';
import { all, one, peekText, type XmlNode } from './xml-records';

/** Where a number stands in a review's file, as its source names it. */
export interface Rm5Place {
  readonly file: string;
  /** RevMan's number of the analysis: "1.3". */
  readonly analysis: string;
  readonly comparison: string;
  readonly outcome: string;
}

/** What kinds of outcome become; of the others the text is kept with the studies. */
export const rm5Kinds = {
  DICH: 'dichotomous',
  CONT: 'continuous',
  IV: 'effect',
  IPD: 'o-e',
} as const;
export type Rm5Kind = (typeof rm5Kinds)[keyof typeof rm5Kinds];

export interface Rm5Outcome {
  readonly node: XmlNode;
  /** DICH, CONT, IV, IPD. */
  readonly short: string;
  readonly kind: Rm5Kind;
  readonly id: string;
  readonly comparisonId: string;
  /** RevMan's name of the effect measure: RR, PETO_OR ... */
  readonly measure: string;
  readonly place: Rm5Place;
}

export const rm5Label = (node: XmlNode, name: string, other: string): string =>
  peekText(one(node, name)).trim() || other;

/** Told of each number that cannot be read. */
export type TellNumber = (node: XmlNode, name: string, text: string) => void;

const numberIn = (node: XmlNode, name: string, tell: TellNumber): number | null => {
  const text = node.attributes[name];
  if (text === undefined || text.trim() === '') return null;
  const value = Number(text);
  if (Number.isFinite(value)) return value;
  tell(node, name, text);
  return null;
};

/**
 * A mean or SD with the decimals it was entered with, where these count. RevMan writes a whole number with one zero ("12.0") when it saves its own
 * calculations beside it, so that there a single zero says nothing.
 */
const asEntered = (
  node: XmlNode,
  name: string,
  tell: TellNumber,
): readonly [number | null, number | null] => {
  const value = numberIn(node, name, tell);
  const text = node.attributes[name] ?? '';
  const bySoftware = 'EFFECT_SIZE' in node.attributes && /^-?\d+\.0$/.test(text.trim());
  return [value, value === null || bySoftware ? null : keptDecimals(value, text)];
};

const armOf = ({ node, kind }: Rm5Outcome, row: XmlNode, side: 1 | 2, tell: TellNumber): ResultArm => {
  const continuous = kind === 'continuous';
  const [mean, meanDecimals] = continuous ? asEntered(row, `MEAN_${side}`, tell) : [null, null];
  const [sd, sdDecimals] = continuous ? asEntered(row, `SD_${side}`, tell) : [null, null];
  return {
    armId: `arm${side}`,
    label: rm5Label(node, `GROUP_LABEL_${side}`, side === 1 ? 'Intervention' : 'Control'),
    role: side === 1 ? 'intervention' : 'comparator',
    n: numberIn(row, `TOTAL_${side}`, tell),
    events: kind === 'dichotomous' || kind === 'o-e' ? numberIn(row, `EVENTS_${side}`, tell) : null,
    percent: null,
    mean,
    sd,
    ...(meanDecimals === null ? {} : { meanDecimals }),
    ...(sdDecimals === null ? {} : { sdDecimals }),
    spreadReported: null,
    note: '',
  };
};

const measures = ['MD', 'SMD', 'RR', 'OR', 'HR', 'RD'] as const;
const isRatio = (measure: string): boolean => /^(?:RR|OR|HR|PETO_OR)$/.test(measure);

/** Generic inverse variance: RevMan keeps the estimate on the scale it was entered on, the log of a ratio. */
const genericEffect = (measure: string, row: XmlNode, tell: TellNumber): Effect => {
  const known = measures.find((one) => one === measure);
  const value = numberIn(row, 'ESTIMATE', tell);
  return {
    ...emptyEffect,
    measure: known ?? 'other',
    label: known === undefined ? measure : '',
    estimate: value === null || !isRatio(measure) ? value : Math.exp(value),
    se: numberIn(row, 'SE', tell),
  };
};

/**
 * Observed minus expected events with their variance: log ratio (O-E)/V, standard error 1/sqrt(V) (Yusuf 1985; Cochrane Handbook
 * 10.4.2). Null without both, or without a variance above zero.
 */
const observedEffect = (measure: string, row: XmlNode, tell: TellNumber): Effect | null => {
  const difference = numberIn(row, 'O_E', tell);
  const variance = numberIn(row, 'VAR', tell);
  if (difference === null || variance === null || variance <= 0) return null;
  return {
    ...emptyEffect,
    measure: measure === 'HR' ? 'HR' : 'OR',
    label: measure === 'HR' ? '' : 'Peto odds ratio',
    estimate: Math.exp(difference / variance),
    se: 1 / Math.sqrt(variance),
  };
};

/** What was entered in a row, as it stands in the file; what RevMan computed from it is left out. */
const quoteOf = (row: XmlNode): string =>
  [
    ...['EVENTS_1', 'MEAN_1', 'SD_1', 'TOTAL_1', 'EVENTS_2', 'MEAN_2', 'SD_2', 'TOTAL_2'],
    ...(row.name === 'IV_DATA' ? ['ESTIMATE', 'SE'] : []),
    ...(row.name === 'IPD_DATA' ? ['O_E', 'VAR'] : []),
  ]
    .filter((name) => name in row.attributes)
    .map((name) => `${name}="${row.attributes[name]}"`)
    .join(' ');

/** A moment in the course of a study, as subgroups often are ("At 12 weeks", "Day 3"), and nothing else: ages are in years too. */
const moment =
  /^(?:(?:at|after|by|on|within|up to)\s+)?(?:\d+(?:\s?(?:to|-|–)\s?\d+)?\s?(?:minute|hour|day|week|month|year)s?|(?:day|week|month|year)\s\d+)(?:\s(?:follow-?up|of treatment|after treatment|post-?treatment))?$/i;

/** One row of data. `group` is the subgroup it stands in, null where it stands in none. */
export const rm5Result = (
  of: Rm5Outcome,
  row: XmlNode,
  group: XmlNode | null,
  study: { readonly id: string; readonly name: string },
  by: string,
  tell: TellNumber,
): StudyResult => {
  const subgroup = group === null ? '' : rm5Label(group, 'NAME', 'Subgroup');
  const key = [study.id, of.comparisonId, of.node.attributes.ID ?? of.id, group?.attributes.ID ?? subgroup];
  const empty = emptyResult({ id: key.join('~'), key: key.join('~'), studyId: study.id, by });
  const { file, analysis, comparison, outcome } = of.place;
  const number = group?.attributes.NO;
  const within = group === null ? '' : `, subgroup ${number ? `${analysis}.${number} ` : ''}“${subgroup}”`;
  const isMoment = moment.test(subgroup);
  return {
    ...empty,
    comparisonId: of.comparisonId,
    outcomeId: of.id,
    outcomeText: subgroup === '' || isMoment ? outcome : `${outcome}: ${subgroup}`,
    timePoint: isMoment ? subgroup : '',
    type: of.kind === 'o-e' ? 'effect' : of.kind,
    arms: [armOf(of, row, 1, tell), armOf(of, row, 2, tell)],
    effect:
      of.kind === 'effect'
        ? genericEffect(of.measure, row, tell)
        : of.kind === 'o-e'
          ? observedEffect(of.measure, row, tell)
          : null,
    source: {
      ...empty.source,
      where: `${file}, line ${row.line}: analysis ${analysis} (${comparison}; ${outcome})${within}, ${study.name}`,
      quote: quoteOf(row),
    },
    derived:
      of.kind === 'o-e'
        ? 'Ratio exp((O−E) / V) and its standard error 1 / √V on the log scale, of observed minus expected events and their variance.'
        : '',
  };
};

/** The rows of an outcome with the subgroup that each stands in. */
export const rm5Rows = (
  node: XmlNode,
  short: string,
): readonly { readonly group: XmlNode | null; readonly row: XmlNode }[] => [
  ...all(node, `${short}_DATA`).map((row) => ({ group: null, row })),
  ...all(node, `${short}_SUBGROUP`).flatMap((group) =>
    all(group, `${short}_DATA`).map((row) => ({ group, row })),
  ),
];
