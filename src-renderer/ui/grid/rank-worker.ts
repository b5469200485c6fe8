import { type Ranks, rank, type SortValue } from './ranks';

/** Values come in parts; null in place of a part: these were all. */
export type RankRequest = readonly SortValue[] | null;

let values: SortValue[] = [];

/** Compares values away from the page: half a second for 100,000 titles. */
globalThis.addEventListener('message', ({ data }: MessageEvent<RankRequest>) => {
  if (data !== null) {
    values = values.concat(data);
    return;
  }
  const ranks: Ranks = rank(values);
  values = [];
  globalThis.postMessage(ranks);
});
