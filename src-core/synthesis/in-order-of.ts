import type { StudyInput } from './report';

/** Back into the order in which the inputs came. */
export const inOrderOf = <T extends { readonly id: string }>(
  inputs: readonly StudyInput[],
  rows: readonly T[],
): readonly T[] => {
  const place = new Map(inputs.map(({ id }, i) => [id, i]));
  return [...rows].sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
};
