import type { Appraisal, Study, StudyResult } from '../model/study';
import { studyDesignLabel } from '../model/study-design';

export interface StudyWithResults {
  readonly study: Study;
  readonly results: readonly StudyResult[];
  readonly appraisals: readonly Appraisal[];
}

/** Facts that stand for nothing said: the other study's word is taken without a note. */
const empty = (value: unknown): boolean =>
  value === null || value === '' || value === 'unknown' || value === 'other';

const facts = [
  ['design', 'Design'],
  ['designNote', 'Design as printed'],
  ['status', 'Status'],
  ['blinding', 'Blinding'],
  ['country', 'Country'],
  ['nRandomised', 'Randomised, n'],
  ['nAnalysed', 'Analysed, n'],
  ['doseMg', 'Highest daily dose, mg'],
  ['doseNote', 'Dose note'],
  ['durationWeeks', 'Treatment, weeks'],
  ['durationNote', 'Duration note'],
  ['comparator', 'Comparator'],
  ['registration', 'Registration'],
  ['funding', 'Funding'],
  ['primaryOutcome', 'Primary outcome'],
] as const satisfies readonly (readonly [keyof Study, string])[];

const joined = (...parts: readonly string[]): string =>
  [...new Set(parts)].filter((part) => part !== '').join('\n');

interface Part {
  readonly id: string;
}

/** Parts of the other study under ids of their own, those that both have only once; and where each old id went. */
const mergeParts = <T extends Part>(
  kept: readonly T[],
  other: readonly T[],
  same: (a: T, b: T) => boolean,
): { readonly parts: T[]; readonly moved: ReadonlyMap<string, string> } => {
  const parts = [...kept];
  const moved = new Map<string, string>();
  for (const part of other) {
    const twin = kept.find((one) => same(one, part));
    if (twin !== undefined) {
      moved.set(part.id, twin.id);
      continue;
    }
    let id = part.id;
    for (let n = 2; parts.some((one) => one.id === id); n += 1) id = `${part.id}-${n}`;
    parts.push({ ...part, id });
    moved.set(part.id, id);
  }
  return { parts, moved };
};

const word = (text: string): string => text.trim().toLowerCase();

/**
 * One study out of two that turned out to be one investigation. `kept` keeps its facts; what only the other says is filled in, and what
 * the other says differently is written into the note, so that nothing is lost. Arms, periods and populations of the same name are put
 * together; the other's results and appraisals come along under the kept study.
 */
export const mergeStudies = (kept: Study, other: StudyWithResults): StudyWithResults => {
  const from = other.study;
  const filled: Partial<Record<(typeof facts)[number][0], unknown>> = {};
  const differing: string[] = [];
  for (const [key, label] of facts) {
    if (empty(from[key]) || kept[key] === from[key]) continue;
    if (empty(kept[key])) filled[key] = from[key];
    else differing.push(`${label}: ${key === 'design' ? studyDesignLabel(from.design) : from[key]}`);
  }
  const arms = mergeParts(
    kept.arms,
    from.arms,
    (a, b) => word(a.name) === word(b.name) && a.role === b.role && a.doseMg === b.doseMg && a.n === b.n,
  );
  const periods = mergeParts(
    kept.periods,
    from.periods,
    (a, b) => word(a.name) === word(b.name) && a.weeks === b.weeks,
  );
  const populations = mergeParts(
    kept.populations,
    from.populations,
    (a, b) => a.conditionId === b.conditionId && word(a.description) === word(b.description) && a.n === b.n,
  );
  const study: Study = {
    ...kept,
    ...(filled as Partial<Study>),
    conditions: [...new Set([...kept.conditions, ...from.conditions])],
    arms: arms.parts,
    periods: periods.parts,
    populations: populations.parts,
    ...(from.importedJudgements === undefined
      ? {}
      : { importedJudgements: [...(kept.importedJudgements ?? []), ...from.importedJudgements] }),
    caveat: joined(kept.caveat, from.caveat),
    note: joined(
      kept.note,
      from.note,
      differing.length === 0
        ? ''
        : `${from.label}, merged into this study, said otherwise: ${differing.join('; ')}.`,
    ),
  };
  return {
    study,
    results: other.results.map((result) => ({
      ...result,
      studyId: kept.id,
      populationId:
        result.populationId === null
          ? null
          : (populations.moved.get(result.populationId) ?? result.populationId),
      arms: result.arms.map((arm) => ({
        ...arm,
        armId: arm.armId === null ? null : (arms.moved.get(arm.armId) ?? arm.armId),
      })),
    })),
    appraisals: other.appraisals.map((appraisal) => ({ ...appraisal, studyId: kept.id })),
  };
};
