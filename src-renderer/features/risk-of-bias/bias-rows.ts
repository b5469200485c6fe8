import type { AppraisalTool } from '#core/appraisal/appraisal-tool';
import { toolFor } from '#core/appraisal/index';
import { type JudgedAppraisal, judgeAppraisal, standingOf } from '#core/appraisal/judge-appraisal';
import { type ResultReadings, readingsOf } from '#core/extraction/result-readings';
import type { Appraisal, Study, StudyResult } from '#core/model/study';

/** One result with what is known about its risk of bias. */
export interface BiasRow {
  readonly key: string;
  readonly study: Study;
  readonly reading: ResultReadings;
  /** Ids of the conditions it is about. */
  readonly conditions: readonly string[];
  /** The tool it is offered; null with the reason. */
  readonly tool: AppraisalTool | null;
  readonly whyNone: string;
  /** Screening has taken the study out: there is nothing to judge (any more). */
  readonly excluded: boolean;
  /** The appraisal that counts. */
  readonly stands: JudgedAppraisal | null;
  /** Why none counts yet; empty when one does. */
  readonly reason: string;
  readonly mine: JudgedAppraisal | null;
  readonly appraisals: readonly Appraisal[];
}

export interface BiasParts {
  readonly studies: readonly Study[];
  readonly results: readonly StudyResult[];
  readonly appraisals: readonly Appraisal[];
  readonly viewer: string | null;
  readonly isDataset: (by: string) => boolean;
  readonly votes: number;
  /** Studies that screening has taken out. */
  readonly excludedStudies: ReadonlySet<string>;
}

/** A judgement is wanted: a tool is offered, and screening has not taken the study out. */
export const isToJudge = ({ tool, excluded }: Pick<BiasRow, 'tool' | 'excluded'>): boolean =>
  tool !== null && !excluded;

/** Every result of the review, in the order of the studies. */
export function biasRows(parts: BiasParts): readonly BiasRow[] {
  const studies = new Map(parts.studies.map((study) => [study.id, study]));
  const byKey = new Map<string, Appraisal[]>();
  for (const row of parts.appraisals) byKey.set(row.resultKey, [...(byKey.get(row.resultKey) ?? []), row]);
  return readingsOf(parts.results, parts.viewer, parts.isDataset).flatMap((reading): BiasRow[] => {
    const study = studies.get(reading.studyId);
    if (study === undefined) return [];
    const appraisals = byKey.get(reading.key) ?? [];
    const tools = toolFor(study.design);
    const standing = standingOf(appraisals, parts.votes);
    const own = appraisals.find((row) => row.by === parts.viewer);
    const judged = own === undefined ? null : judgeAppraisal(own);
    const population = study.populations.find(({ id }) => id === reading.shown.populationId);
    return [
      {
        key: reading.key,
        study,
        reading,
        conditions: population?.conditionId ? [population.conditionId] : study.conditions,
        tool: tools.offered[0] ?? null,
        whyNone: tools.text ?? '',
        excluded: parts.excludedStudies.has(study.id),
        stands: standing.ok ? standing.value.stands : null,
        reason: !standing.ok
          ? standing.error.text
          : standing.value.stands === null
            ? standing.value.text
            : '',
        mine: judged?.ok ? judged.value : null,
        appraisals,
      },
    ];
  });
}
