import { counted } from '../counted';
import type { Analysis } from '../model/analysis';
import { emptyStudy } from '../model/empty-study';
import type { Comparison, Condition, Outcome } from '../model/review';
import type { Arm, ImportedJudgement, Study, StudyResult } from '../model/study';
import { reportBuilder } from './report-builder';
import { rm5Analysis } from './rm5-analysis';
import { rm5Condition } from './rm5-names';
import { type Rm5Parts, type Rm5Study, readRm5, rm5Text } from './rm5-parts';
import { type Rm5Outcome, rm5Kinds, rm5Label, rm5Result, rm5Rows, type TellNumber } from './rm5-results';
import { all, one, peekText, type XmlNode } from './xml-records';

/** A RevMan 5 review as rows of a project; references are read by the importer `rm5`. */
export interface Rm5Review {
  /** The same in all versions of a review. */
  readonly reviewId: string;
  readonly title: string;
  readonly conditions: readonly Condition[];
  readonly outcomes: readonly Outcome[];
  readonly comparisons: readonly Comparison[];
  /** Included studies; ids are RevMan's own, as they stand with the records of its reports. */
  readonly studies: readonly Study[];
  readonly results: readonly StudyResult[];
  /** How the review pooled each outcome. */
  readonly analyses: readonly Analysis[];
  /** What the file holds and a project has no place for, a sentence each. */
  readonly notTaken: readonly string[];
}

/** "Favours antibiotics" on the right of the figure: more of the outcome is good for the patient. */
const betterOf = (node: XmlNode): Outcome['better'] => {
  const label = (name: string): string => peekText(one(node, name)).trim().toLowerCase();
  const treated = [label('GROUP_LABEL_1'), 'experimental', 'intervention', 'treatment'].filter(
    (word) => word !== '',
  );
  const favours = (text: string): boolean =>
    /favou?rs/.test(text) && treated.some((word) => text.includes(word));
  return favours(label('GRAPH_LABEL_2')) && !favours(label('GRAPH_LABEL_1')) ? 'higher' : 'lower';
};

const designOf = (methods: string): Study['design'] => {
  if (/cross-?over/i.test(methods)) return 'rct-crossover';
  if (/cluster/i.test(methods)) return 'rct-cluster';
  return /(?<!non-?|not )randomi[sz]ed/i.test(methods) && !/quasi/i.test(methods) ? 'rct-parallel' : 'other';
};

const judgementsOf = (study: Rm5Study, review: string): ImportedJudgement[] =>
  study.risks.map(({ item, judgement, support }) => ({
    tool: 'RoB 1',
    review,
    domain: item,
    judgement,
    support,
  }));

const studyOf = (study: Rm5Study, arms: readonly Arm[], review: string, texts: readonly string[]): Study => {
  const said = (name: string): string => study.characteristics.get(name) ?? '';
  const methods = said('METHODS');
  const own = ['METHODS', 'OUTCOMES', 'PARTICIPANTS', 'INTERVENTIONS', 'NOTES'];
  const part = (title: string, name: string): string => (said(name) === '' ? '' : `${title}: ${said(name)}`);
  return {
    ...emptyStudy(study.id, study.name || study.id),
    conditions: [rm5Condition],
    design: designOf(methods),
    designNote: methods,
    status: 'completed',
    comparator: arms.find((arm) => arm.role === 'comparator')?.name ?? '',
    primaryOutcome: said('OUTCOMES'),
    arms: [...arms],
    note: [
      part('Participants', 'PARTICIPANTS'),
      part('Interventions', 'INTERVENTIONS'),
      part('Notes', 'NOTES'),
      ...[...study.characteristics].flatMap(([name, value]) =>
        own.includes(name) ? [] : [`${name.toLowerCase().replaceAll('_', ' ')}: ${value}`],
      ),
      ...texts,
    ]
      .filter((text) => text !== '')
      .join('\n\n'),
    ...(study.risks.length === 0 ? {} : { importedJudgements: judgementsOf(study, review) }),
  };
};

/** What is gathered while the comparisons are gone through. */
interface Gathered {
  readonly outcomes: Map<string, Outcome>;
  /** Comparison, kind and name of the outcomes gone through. */
  readonly used: Set<string>;
  readonly comparisons: Comparison[];
  readonly results: Map<string, StudyResult>;
  readonly analyses: Analysis[];
  readonly arms: Map<string, Map<number, Arm>>;
  /** Outcomes that are text, by study. */
  readonly texts: Map<string, string[]>;
  readonly stray: string[];
  readonly badNumbers: string[];
  /** Outcomes of kinds that RevMan does not have. */
  readonly unknown: string[];
}

const keepArms = ({ arms }: Gathered, result: StudyResult): void => {
  const known = arms.get(result.studyId) ?? new Map<number, Arm>();
  result.arms.forEach((arm, at) => {
    const before = known.get(at)?.n ?? null;
    const n = arm.n === null ? before : Math.max(arm.n, before ?? 0);
    const name = known.get(at)?.name ?? arm.label;
    known.set(at, { id: `arm${at + 1}`, name, role: arm.role, doseMg: null, doseNote: '', n });
  });
  arms.set(result.studyId, known);
};

/**
 * The same outcome in several comparisons is one outcome of the project, unless its numbers are of another kind; two analyses of one
 * name in one comparison are two.
 */
const outcomeOf = (
  { outcomes, used }: Gathered,
  node: XmlNode,
  plain: string,
  kind: string,
  comparisonId: string,
  analysis: string,
): string => {
  const type = kind === 'dichotomous' || kind === 'continuous' ? kind : 'other';
  const isUsed = used.has(`${comparisonId}\n${type}\n${plain}`);
  used.add(`${comparisonId}\n${type}\n${plain}`);
  const name = isUsed ? `${plain} (analysis ${analysis})` : plain;
  const key = `${type}\n${name}`;
  const known = outcomes.get(key);
  if (known !== undefined) return known.id;
  const id = node.attributes.ID ?? `outcome-${analysis}`;
  outcomes.set(key, {
    id,
    order: outcomes.size,
    name,
    domain: '',
    scale: '',
    type,
    better: betterOf(node),
  });
  return id;
};

/** Outcomes of text have no numbers: what they say of a study goes into its notes. */
const keepTexts = (
  { texts, stray, unknown }: Gathered,
  parts: Rm5Parts,
  node: XmlNode,
  name: string,
): void => {
  if (node.name !== 'OTHER_OUTCOME') unknown.push(`${name} (${node.name}, line ${node.line})`);
  const groups = [node, ...all(node, 'OTHER_SUBGROUP')];
  for (const row of groups.flatMap((group) => all(group, 'OTHER_DATA'))) {
    const id = row.attributes.STUDY_ID ?? '';
    const text = rm5Text(row);
    if (parts.studies.get(id)?.status !== 'included')
      stray.push(`${id || 'no study named'} (line ${row.line}, ${name}: ${text})`);
    else if (text !== '') texts.set(id, [...(texts.get(id) ?? []), `${name}: ${text}`]);
  }
};

const keepResults = (into: Gathered, parts: Rm5Parts, of: Rm5Outcome, by: string): void => {
  const { file, analysis } = of.place;
  const tell: TellNumber = (node, name, text) =>
    into.badNumbers.push(`${name}="${text}" (${file}, line ${node.line}, analysis ${analysis})`);
  for (const { group, row } of rm5Rows(of.node, of.short)) {
    const studyId = row.attributes.STUDY_ID ?? '';
    const study = parts.studies.get(studyId);
    if (study?.status !== 'included') {
      into.stray.push(`${studyId || 'no study named'} (line ${row.line}, analysis ${analysis})`);
      continue;
    }
    const result = rm5Result(of, row, group, { id: studyId, name: study.name || studyId }, by, tell);
    let id = result.key;
    for (let n = 2; into.results.has(id); n += 1) id = `${result.key}~${n}`;
    into.results.set(id, { ...result, id: `${id}~${by}`, key: id });
    keepArms(into, result);
  }
};

const keepComparison = (into: Gathered, parts: Rm5Parts, node: XmlNode, by: string, file: string): void => {
  const at = into.comparisons.length;
  const comparisonId = node.attributes.ID ?? `CMP-${at + 1}`;
  const name = rm5Label(node, 'NAME', comparisonId);
  const number = node.attributes.NO ?? String(at + 1);
  const outcomeNodes = node.children.filter(
    (child): child is XmlNode => typeof child !== 'string' && child.name.endsWith('_OUTCOME'),
  );
  const [first] = outcomeNodes;
  into.comparisons.push({
    id: comparisonId,
    order: at,
    name,
    intervention: first ? rm5Label(first, 'GROUP_LABEL_1', 'Intervention') : 'Intervention',
    comparator: first ? rm5Label(first, 'GROUP_LABEL_2', 'Control') : 'Control',
    doseFrom: null,
    doseTo: null,
  });
  outcomeNodes.forEach((outcomeNode, n) => {
    const short = outcomeNode.name.replace('_OUTCOME', '');
    const outcome = rm5Label(outcomeNode, 'NAME', 'Outcome');
    const kind = rm5Kinds[short as keyof typeof rm5Kinds] as Rm5Outcome['kind'] | undefined;
    if (kind === undefined) {
      keepTexts(into, parts, outcomeNode, outcome);
      return;
    }
    const place = `${number}.${outcomeNode.attributes.NO ?? n + 1}`;
    const of: Rm5Outcome = {
      node: outcomeNode,
      short,
      kind,
      id: outcomeOf(into, outcomeNode, outcome, kind, comparisonId, place),
      comparisonId,
      measure: outcomeNode.attributes.EFFECT_MEASURE ?? peekText(one(outcomeNode, 'EFFECT_MEASURE')).trim(),
      place: { file, analysis: place, comparison: name, outcome },
    };
    keepResults(into, parts, of, by);
    const analysis = rm5Analysis(of, rm5Condition);
    if (analysis !== null) into.analyses.push(analysis);
  });
};

const listed = 10;
const list = (items: readonly string[]): string =>
  items.slice(0, listed).join('; ') + (items.length > listed ? '; …' : '');

const told = (items: readonly string[], one: string, many: string): string[] =>
  items.length === 0 ? [] : [`${counted(items.length, one, many)}: ${list(items)}.`];

const notTakenOf = ({ stray, badNumbers, unknown }: Gathered): string[] => [
  ...told(unknown, 'outcome of an unknown kind', 'outcomes of an unknown kind'),
  ...told(
    badNumbers,
    'number that cannot be read; its place is empty',
    'numbers that cannot be read; their places are empty',
  ),
  ...told(
    stray,
    'row of data of a study that is not among the included ones',
    'rows of data of studies that are not among the included ones',
  ),
  'The text of the review, its summary of findings, figures, and subgroups of its analyses.',
];

/** Analyses in which a study stands more than once, in several subgroups: here it counts once, and choosing is a reviewer's. */
const analysesOfSeveral = (results: ReadonlyMap<string, StudyResult>): string[] => {
  const once = new Set<string>();
  const several = new Set<string>();
  for (const { studyId, comparisonId, outcomeId, source } of results.values()) {
    const key = `${studyId}\n${comparisonId}\n${outcomeId}`;
    const [, analysis = ''] = /: analysis ([^ ]+) \(/.exec(source.where) ?? [];
    if (once.has(key)) several.add(analysis);
    once.add(key);
  }
  return several.size === 0
    ? []
    : [
        `Of analyses ${[...several].join(', ')} no total as the review has it: some of their studies stand in several subgroups, and here a study counts once. Choose which of its results counts.`,
      ];
};

/**
 * Included studies with their characteristics and risk of bias, comparisons, outcomes and the numbers of each study. `by` is who extracted,
 * `file` how sources name the file.
 */
export const rm5Review = (text: string, by: string, file: string): Rm5Review => {
  const parts = readRm5(text, reportBuilder());
  const into: Gathered = {
    outcomes: new Map(),
    used: new Set(),
    comparisons: [],
    results: new Map(),
    analyses: [],
    arms: new Map(),
    texts: new Map(),
    stray: [],
    badNumbers: [],
    unknown: [],
  };
  for (const node of parts.comparisons) keepComparison(into, parts, node, by, file);
  const again = analysesOfSeveral(into.results);
  const included = [...parts.studies.values()].filter((study) => study.status === 'included');
  return {
    reviewId: parts.reviewId,
    title: parts.title,
    conditions: [{ id: rm5Condition, order: 0, name: parts.title || 'Condition of the review', note: '' }],
    outcomes: [...into.outcomes.values()],
    comparisons: into.comparisons,
    studies: included.map((study) =>
      studyOf(
        study,
        [...(into.arms.get(study.id)?.values() ?? [])],
        parts.title,
        into.texts.get(study.id) ?? [],
      ),
    ),
    results: [...into.results.values()],
    analyses: into.analyses,
    notTaken: [...again, ...notTakenOf(into)],
  };
};
