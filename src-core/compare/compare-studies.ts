import { levelOf } from '../appraisal/completeness';
import { standingLights } from '../figures/standing-lights';
import type { JudgementLevel } from '../appraisal/appraisal-tool';
import type { Study } from '../model/study';
import { studyDesignLabel } from '../model/study-design';
import type { OverviewRows } from '../synthesis/overview';
import { cellsDiffer, intervalsApart, oddOneOut } from './differences';
import { type ComparedInterval, type EffectItem, effectItems } from './effect-items';

/** One thing in a cell: a fact of the study, a result or a judgement. */
export interface ComparedItem {
  readonly text: string;
  readonly note: string;
  /** The result behind it; null for facts of the study. */
  readonly resultId: string | null;
  readonly resultKey: string | null;
  /** null where nothing of the kind is kept. */
  readonly verified: boolean | null;
  readonly interval: ComparedInterval | null;
  readonly level: JudgementLevel | null;
}

export interface ComparedRow {
  readonly id: string;
  readonly group: 'study' | 'results' | 'risk-of-bias';
  readonly label: string;
  /** One a study, in the order asked for; empty means not reported. */
  readonly cells: readonly (readonly ComparedItem[])[];
  readonly differs: boolean;
  /** Place of the study that stands alone against the others; null for none. */
  readonly odd: number | null;
  /** How the intervals of the row are drawn; null without any. */
  readonly axis: { readonly scale: 'log' | 'natural'; readonly nullValue: number | null } | null;
}

export interface StudyComparison {
  readonly studies: readonly Study[];
  readonly rows: readonly ComparedRow[];
}

/** Two to six studies can be read side by side. */
export const fewestCompared = 2;
export const mostCompared = 6;

const bare = { note: '', resultId: null, resultKey: null, verified: null, interval: null, level: null };
const fact = (text: string): readonly ComparedItem[] => (text === '' ? [] : [{ ...bare, text }]);
const withNote = (value: number | null, unit: string, note: string): string => {
  const number = value === null ? '' : `${value}${unit === '' ? '' : ` ${unit}`}`;
  return [number, note].filter((part) => part !== '').join('; ');
};

type Fact = readonly [id: string, label: string, text: (study: Study, rows: OverviewRows) => string];

const facts: readonly Fact[] = [
  ['design', 'Design', ({ design }) => studyDesignLabel(design)],
  [
    'conditions',
    'Conditions',
    ({ conditions }, rows) =>
      rows.conditions
        .filter(({ id }) => conditions.includes(id))
        .map(({ name }) => name)
        .join(', '),
  ],
  ['dose', 'Dose of naltrexone', (s) => withNote(s.doseMg, 'mg a day', s.doseNote)],
  ['duration', 'Duration', (s) => withNote(s.durationWeeks, 'weeks', s.durationNote)],
  ['randomised', 'Randomised', ({ nRandomised }) => withNote(nRandomised, '', '')],
  ['analysed', 'Analysed', ({ nAnalysed }) => withNote(nAnalysed, '', '')],
  ['comparator', 'Comparator', ({ comparator }) => comparator],
  ['blinding', 'Blinding', ({ blinding }) => blinding],
  ['primary-outcome', 'Primary outcome', ({ primaryOutcome }) => primaryOutcome],
  ['country', 'Country', ({ country }) => country],
  ['status', 'Status', ({ status }) => status],
  ['registration', 'Registration', ({ registration }) => registration],
  ['funding', 'Funding', ({ funding }) => funding],
];

const textOf = (items: readonly ComparedItem[]): string => items.map(({ text }) => text).join(' | ');

const factRows = (rows: OverviewRows, studies: readonly Study[]): readonly ComparedRow[] =>
  facts.flatMap(([id, label, text]) => {
    const cells = studies.map((study) => fact(text(study, rows)));
    if (cells.every(({ length }) => length === 0)) return [];
    const texts = cells.map(textOf);
    return {
      id,
      group: 'study' as const,
      label,
      cells,
      differs: cellsDiffer(texts),
      odd: oddOneOut(texts),
      axis: null,
    };
  });

/** A row for each outcome and measure; results without an effect of their own stand in a row of the outcome "as reported". */
const resultRows = (rows: OverviewRows, studies: readonly Study[]): readonly ComparedRow[] => {
  const items = studies.map((study) => effectItems(rows, study));
  return rows.outcomes.flatMap(({ id: outcomeId, name }) => {
    const own = items.map((list) => list.filter((item) => item.outcomeId === outcomeId));
    const measures = [...new Set(own.flat().map(({ measureLabel }) => measureLabel))].sort();
    return measures.map((measure): ComparedRow => {
      const shown = own.map((list) => list.filter(({ measureLabel }) => measureLabel === measure));
      const reporting = shown.map(({ length }) => (length > 0 ? 'reported' : ''));
      const intervals = shown.flat().flatMap(({ interval }) => (interval === null ? [] : [interval]));
      const first: EffectItem | undefined = shown.flat()[0];
      return {
        id: `outcome-${outcomeId}-${measure}`,
        group: 'results',
        label: `${name}: ${measure === '' ? 'as reported' : measure.charAt(0).toLowerCase() + measure.slice(1)}`,
        cells: shown.map((list) => list.map((item) => ({ ...bare, ...item }))),
        // Without an effect in common only the words can be compared: what they say apart must not be hidden as alike.
        differs:
          cellsDiffer(reporting) ||
          intervalsApart(intervals) ||
          (measure === '' && cellsDiffer(shown.map((list) => list.map(({ text }) => text).join('; ')))),
        odd: oddOneOut(reporting),
        axis:
          intervals.length === 0 || first === undefined
            ? null
            : { scale: first.scale, nullValue: first.nullValue },
      };
    });
  });
};

/** The judgement that stands for each appraised result, overall and by domain. */
const biasRows = (rows: OverviewRows, studies: readonly Study[]): readonly ComparedRow[] => {
  const lights = standingLights(rows);
  const seen = new Set<string>();
  const judged = rows.results.flatMap((result) => {
    const light = lights.get(result.key);
    if (light?.tool == null || light.judgements === null || seen.has(result.key)) return [];
    seen.add(result.key);
    return [{ result, tool: light.tool, judgements: light.judgements }];
  });
  const domains = new Map<string, string>([['overall', 'Overall']]);
  for (const { tool } of judged)
    for (const { id, shortName } of tool.aims[0].domains)
      domains.set(id, `${shortName} (${tool.shortLabel})`);
  const noted = (outcomeId: string | null, text: string): string =>
    rows.outcomes.find(({ id }) => id === outcomeId)?.name ?? text;
  return [...domains].map(([domain, label]): ComparedRow => {
    const cells = studies.map((study) =>
      judged.flatMap(({ result, tool, judgements }): ComparedItem[] => {
        if (result.studyId !== study.id) return [];
        const level = levelOf(tool, domain === 'overall' ? judgements.overall : judgements.domains[domain]);
        if (level === null) return [];
        const note = noted(result.outcomeId, result.outcomeText);
        return [{ ...bare, text: level.label, note, resultId: result.id, resultKey: result.key, level }];
      }),
    );
    const texts = cells.map((items) => (items.length === 0 ? 'Not appraised' : textOf(items)));
    return {
      id: `bias-${domain}`,
      group: 'risk-of-bias',
      label,
      cells: cells.map((items) => (items.length === 0 ? fact('Not appraised') : items)),
      differs: cellsDiffer(texts),
      odd: oddOneOut(texts),
      axis: null,
    };
  });
};

/** Studies side by side: facts, results by outcome, risk of bias. Ids that no study has are passed over. */
export const compareStudies = (rows: OverviewRows, studyIds: readonly string[]): StudyComparison => {
  const studies = studyIds.flatMap((id) => rows.studies.find((study) => study.id === id) ?? []);
  if (studies.length === 0) return { studies, rows: [] };
  return {
    studies,
    rows: [...factRows(rows, studies), ...resultRows(rows, studies), ...biasRows(rows, studies)],
  };
};
