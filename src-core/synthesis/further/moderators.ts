import type { UsableStudy } from '../combine';
import type { Moderator } from '../regression';

export interface ModeratedStudies {
  readonly names: readonly string[];
  /** The studies that have a value for each moderator. */
  readonly studies: readonly UsableStudy[];
  readonly moderators: readonly Moderator[];
}

const valueIn = ({ input }: UsableStudy, name: string): number | undefined =>
  name === 'year' ? input.year : input.moderators?.[name];

/** One regression for each moderator that a study has, in the order of their names, then one with all of them together. */
export const moderatedStudies = (usable: readonly UsableStudy[]): readonly ModeratedStudies[] => {
  const named = usable.flatMap(({ input }) => Object.keys(input.moderators ?? {}));
  const dated = usable.some(({ input }) => input.year !== undefined) ? ['year'] : [];
  const names = [...new Set([...dated, ...named])].sort();
  const sets = [...names.map((name) => [name]), ...(names.length > 1 ? [names] : [])];
  return sets.map((set) => {
    const studies = usable.filter((study) => set.every((name) => valueIn(study, name) !== undefined));
    return {
      names: set,
      studies,
      moderators: set.map((name) => ({
        name,
        values: studies.map((study) => valueIn(study, name) ?? Number.NaN),
      })),
    };
  });
};
