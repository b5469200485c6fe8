import type { FurtherBlock } from './further/further-report';
import type { StudyInput } from './report';
import type { ProjectRows } from './select-results';

/** Blocks that look at what the effects may depend on, or at the order of the years. */
const needing: readonly FurtherBlock[] = ['sensitivity', 'structure', 'permutation'];

/**
 * The year of the study's main report, else of its oldest one, else the year in the study's name ("Smith 2011", as Cochrane
 * reviews name studies); undefined where none is known.
 */
const yearOf = (
  { links = [], reports = [] }: ProjectRows,
  studyId: string,
  label: string,
): number | undefined => {
  const own = links.filter((link) => link.studyId === studyId);
  const yearsOf = (ids: readonly string[]) =>
    reports.flatMap(({ id, year }) => (ids.includes(id) && typeof year === 'number' ? [year] : []));
  const main = yearsOf(own.filter(({ primary }) => primary).map(({ reportId }) => reportId));
  const years = main.length > 0 ? main : yearsOf(own.map(({ reportId }) => reportId));
  if (years.length > 0) return Math.min(...years);
  const named = /\b(?:19|20)\d\d\b/.exec(label)?.[0];
  return named === undefined ? undefined : Number(named);
};

/** The inputs with year, dose and duration of their studies, where the settings ask for blocks that use them. */
export const withModerators = (
  rows: ProjectRows,
  further: readonly FurtherBlock[] | undefined,
  inputs: readonly StudyInput[],
): readonly StudyInput[] => {
  if (further === undefined || !further.some((block) => needing.includes(block))) return inputs;
  return inputs.map((input) => {
    const study = rows.studies.find(({ id }) => id === input.studyId);
    const year = yearOf(rows, input.studyId, study?.label ?? input.label);
    const moderators = {
      ...(typeof study?.doseMg === 'number' ? { dose: study.doseMg } : {}),
      ...(typeof study?.durationWeeks === 'number' ? { duration: study.durationWeeks } : {}),
    };
    return {
      ...input,
      ...(year === undefined ? {} : { year }),
      ...(Object.keys(moderators).length === 0 ? {} : { moderators }),
    };
  });
};
