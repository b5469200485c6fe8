import { keptDecimals } from '../extraction/checks/printed';
import { emptyEffect, emptyResult } from '../model/empty-result';
import { emptyStudy } from '../model/empty-study';
import type { Comparison, Condition, Outcome } from '../model/review';
import type { Arm, ResultArm, Study, StudyResult } from '../model/study';
import { reportBuilder } from './report-builder';
import { type Rm5Study, readRm5 } from './rm5-parts';
import { all, one, peekText, type XmlNode } from './xml-records';

/** A RevMan 5 review as rows of a project; references are read by the importer `rm5`. */
export interface Rm5Review {
  readonly title: string;
  readonly conditions: readonly Condition[];
  readonly outcomes: readonly Outcome[];
  readonly comparisons: readonly Comparison[];
  /** Included studies; ids are RevMan's own, as they stand with the records of its reports. */
  readonly studies: readonly Study[];
  readonly results: readonly StudyResult[];
  /** What the file holds and a project has no place for, a sentence each. */
  readonly notTaken: readonly string[];
}

const number = (node: XmlNode, name: string): number | null => {
  const text = node.attributes[name];
  if (text === undefined || text.trim() === '') return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
};

/**
 * A mean or SD with the decimals it was entered with, where these count. RevMan writes a whole number with one zero ("12.0") when it saves its own
 * calculations beside it, so that there a single zero says nothing.
 */
const asEntered = (node: XmlNode, name: string): readonly [number | null, number | null] => {
  const value = number(node, name);
  const text = node.attributes[name] ?? '';
  const bySoftware = 'EFFECT_SIZE' in node.attributes && /^-?\d+\.0$/.test(text.trim());
  return [value, value === null || bySoftware ? null : keptDecimals(value, text)];
};

const label = (node: XmlNode, name: string, other: string): string =>
  peekText(one(node, name)).trim() || other;

const kinds: Readonly<Record<string, 'dichotomous' | 'continuous' | 'effect'>> = {
  DICH: 'dichotomous',
  CONT: 'continuous',
  IV: 'effect',
};

const measures = ['MD', 'SMD', 'RR', 'OR', 'HR', 'RD'] as const;
const isRatio = (measure: string): boolean => ['RR', 'OR', 'HR'].includes(measure);

interface OutcomeNode {
  readonly node: XmlNode;
  readonly kind: 'dichotomous' | 'continuous' | 'effect';
  readonly outcomeId: string;
  readonly comparisonId: string;
  readonly measure: string;
}

const armsOf = ({ node, kind }: OutcomeNode, row: XmlNode): ResultArm[] => {
  const arm = (side: 1 | 2): ResultArm => {
    const continuous = kind === 'continuous';
    const [mean, meanDecimals] = continuous ? asEntered(row, `MEAN_${side}`) : [null, null];
    const [sd, sdDecimals] = continuous ? asEntered(row, `SD_${side}`) : [null, null];
    return {
      armId: `arm${side}`,
      label: label(node, `GROUP_LABEL_${side}`, side === 1 ? 'Intervention' : 'Control'),
      role: side === 1 ? 'intervention' : 'comparator',
      n: number(row, `TOTAL_${side}`),
      events: kind === 'dichotomous' ? number(row, `EVENTS_${side}`) : null,
      percent: null,
      mean,
      sd,
      ...(meanDecimals === null ? {} : { meanDecimals }),
      ...(sdDecimals === null ? {} : { sdDecimals }),
      spreadReported: null,
      note: '',
    };
  };
  return [arm(1), arm(2)];
};

const resultOf = (of: OutcomeNode, row: XmlNode, subgroup: string, by: string): StudyResult => {
  const studyId = row.attributes.STUDY_ID ?? '';
  const known = measures.find((one) => one === of.measure);
  const key = `${studyId}~${of.comparisonId}~${of.outcomeId}~${subgroup}`;
  // RevMan keeps the estimate of generic inverse-variance data on the scale it was entered on: the log of a ratio
  const natural = (name: string): number | null => {
    const value = number(row, name);
    return value === null || !isRatio(of.measure) ? value : Math.exp(value);
  };
  const empty = emptyResult({ id: `${key}~${by}`, key, studyId, by });
  return {
    ...empty,
    comparisonId: of.comparisonId,
    outcomeId: of.outcomeId,
    outcomeText: label(of.node, 'NAME', 'Outcome'),
    measureText: subgroup,
    type: of.kind,
    arms: armsOf(of, row),
    effect:
      of.kind === 'effect'
        ? {
            ...emptyEffect,
            measure: known ?? 'other',
            label: known === undefined ? of.measure : '',
            estimate: natural('ESTIMATE'),
            se: number(row, 'SE'),
          }
        : null,
    source: { ...empty.source, where: 'RevMan 5 file' },
  };
};

const studyOf = (study: Rm5Study, arms: readonly Arm[]): Study => {
  const said = (name: string): string => study.characteristics.get(name) ?? '';
  const risks = study.risks.map(
    (r) => `${r.item}: ${r.judgement}${r.support === '' ? '' : `. ${r.support}`}`,
  );
  const methods = said('METHODS');
  return {
    ...emptyStudy(study.id, study.name || study.id),
    conditions: ['condition'],
    design: /cross-?over/i.test(methods)
      ? 'rct-crossover'
      : /cluster/i.test(methods)
        ? 'rct-cluster'
        : /(?<!non-?|not )randomi[sz]ed/i.test(methods) && !/quasi/i.test(methods)
          ? 'rct-parallel'
          : 'other',
    designNote: methods,
    status: 'completed',
    comparator: arms.find((arm) => arm.role === 'comparator')?.name ?? '',
    primaryOutcome: said('OUTCOMES'),
    arms: [...arms],
    note: [
      said('PARTICIPANTS') && `Participants: ${said('PARTICIPANTS')}`,
      said('INTERVENTIONS') && `Interventions: ${said('INTERVENTIONS')}`,
      said('NOTES') && `Notes: ${said('NOTES')}`,
      risks.length > 0 && `Risk of bias as judged in RevMan:\n${risks.join('\n')}`,
    ]
      .filter((part) => part !== false && part !== '')
      .join('\n\n'),
  };
};

/** Included studies with their characteristics and risk of bias, comparisons, outcomes and the numbers of each study. `by` is who extracted. */
export const rm5Review = (text: string, by: string): Rm5Review => {
  const parts = readRm5(text, reportBuilder());
  const outcomes = new Map<string, Outcome>();
  const comparisons: Comparison[] = [];
  const results: StudyResult[] = [];
  const arms = new Map<string, Map<number, Arm>>();
  const notTaken: string[] = [];
  let unknownOutcomes = 0;
  let stray = 0;
  for (const node of parts.comparisons) {
    const comparisonId = node.attributes.ID ?? `CMP-${comparisons.length + 1}`;
    const outcomeNodes = node.children.filter(
      (child): child is XmlNode => typeof child !== 'string' && child.name.endsWith('_OUTCOME'),
    );
    const [first] = outcomeNodes;
    comparisons.push({
      id: comparisonId,
      order: comparisons.length,
      name: label(node, 'NAME', comparisonId),
      intervention: first ? label(first, 'GROUP_LABEL_1', 'Intervention') : 'Intervention',
      comparator: first ? label(first, 'GROUP_LABEL_2', 'Control') : 'Control',
      doseFrom: null,
      doseTo: null,
    });
    for (const outcomeNode of outcomeNodes) {
      const short = outcomeNode.name.replace('_OUTCOME', '');
      const kind = kinds[short];
      if (kind === undefined) {
        unknownOutcomes += 1;
        continue;
      }
      const name = label(outcomeNode, 'NAME', 'Outcome');
      const outcomeId = outcomes.get(name)?.id ?? `outcome-${outcomes.size + 1}`;
      outcomes.set(name, {
        id: outcomeId,
        order: outcomes.get(name)?.order ?? outcomes.size,
        name,
        domain: '',
        scale: '',
        type: kind === 'effect' ? 'other' : kind,
        better: 'lower',
      });
      const measure =
        outcomeNode.attributes.EFFECT_MEASURE ?? peekText(one(outcomeNode, 'EFFECT_MEASURE')).trim();
      const of: OutcomeNode = { node: outcomeNode, kind, outcomeId, comparisonId, measure };
      const groups: (readonly [string, XmlNode])[] = [
        ['', outcomeNode],
        ...all(outcomeNode, `${short}_SUBGROUP`).map((sub): [string, XmlNode] => [
          label(sub, 'NAME', 'Subgroup'),
          sub,
        ]),
      ];
      for (const [subgroup, group] of groups)
        for (const row of all(group, `${short}_DATA`)) {
          const result = resultOf(of, row, subgroup, by);
          if (parts.studies.get(result.studyId)?.status !== 'included') {
            stray += 1;
            continue;
          }
          results.push(result);
          const known = arms.get(result.studyId) ?? new Map<number, Arm>();
          result.arms.forEach((arm, at) => {
            const before = known.get(at)?.n ?? null;
            const n = arm.n === null ? before : Math.max(arm.n, before ?? 0);
            known.set(at, {
              id: `arm${at + 1}`,
              name: known.get(at)?.name ?? arm.label,
              role: arm.role,
              doseMg: null,
              doseNote: '',
              n,
            });
          });
          arms.set(result.studyId, known);
        }
    }
  }
  const included = [...parts.studies.values()].filter((study) => study.status === 'included');
  const risks = included.reduce((sum, study) => sum + study.risks.length, 0);
  if (risks > 0)
    notTaken.push(
      `${risks} judgements of Cochrane's first risk-of-bias tool stand in the notes of their studies: a project has no form for that tool.`,
    );
  if (unknownOutcomes > 0)
    notTaken.push(`${unknownOutcomes} outcomes of other kinds (O-E and variance, other data).`);
  if (stray > 0) notTaken.push(`${stray} rows of data of studies that are not among the included ones.`);
  notTaken.push(
    'The text of the review, its summary of findings, figures, and the settings of its analyses.',
  );
  return {
    title: parts.title,
    conditions: [{ id: 'condition', order: 0, name: parts.title || 'Condition of the review', note: '' }],
    outcomes: [...outcomes.values()],
    comparisons,
    studies: included.map((study) => studyOf(study, [...(arms.get(study.id)?.values() ?? [])])),
    results,
    notTaken,
  };
};
