/** Place of the largest of k weights. */
export const heaviest = (k: number, weight: (i: number) => number): number => {
  let most = 0;
  for (let i = 1; i < k; i++) if (weight(i) > weight(most)) most = i;
  return most;
};
