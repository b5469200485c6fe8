import type { Verdict } from '../model/report';

/**
 * The stage rule (Cochrane Handbook 4.6.4: two people independently, disagreements resolved; at titles and abstracts, doubt
 * keeps a report in):
 * - include or maybe sends a report on, exclude takes it out;
 * - a stage that needs two votes is decided when two reviewers agree in that sense; include + maybe agree, and so do two
 *   excludes with different reasons;
 * - maybe + exclude and include + exclude are a conflict until somebody resolves it;
 * - a resolution beats the votes; votes cast after it reopen nothing.
 */
export type StageState = 'open' | 'partial' | 'in' | 'out' | 'conflict';

export const stageState = (
  verdicts: readonly Verdict[],
  votesNeeded: number,
  resolved: 'include' | 'exclude' | null,
): StageState => {
  if (resolved !== null) return resolved === 'include' ? 'in' : 'out';
  if (verdicts.length === 0) return 'open';
  const out = verdicts.filter((v) => v === 'exclude').length;
  if (out > 0 && out < verdicts.length) return verdicts.length >= votesNeeded ? 'conflict' : 'partial';
  if (verdicts.length < votesNeeded) return 'partial';
  return out === 0 ? 'in' : 'out';
};

export interface Vote {
  readonly reviewerId: string;
  readonly verdict: Verdict | null;
}

/**
 * What one reviewer may see of a stage. In a blind stage with several votes, nothing of the others shows (not even that they
 * voted) until this reviewer has voted and enough others have.
 */
export const visibleStage = (
  votes: readonly Vote[],
  rule: { readonly votes: number; readonly blind: boolean },
  viewer: string | null,
  resolved: 'include' | 'exclude' | null,
): { readonly state: StageState; readonly mine: Verdict | null; readonly others: readonly Vote[] } => {
  const cast = votes.filter((v): v is { reviewerId: string; verdict: Verdict } => v.verdict !== null);
  const mine = cast.find((v) => v.reviewerId === viewer)?.verdict ?? null;
  const others = cast.filter((v) => v.reviewerId !== viewer);
  const state = stageState(
    cast.map((v) => v.verdict),
    rule.votes,
    resolved,
  );
  const hidden =
    rule.blind && rule.votes > 1 && resolved === null && (mine === null || cast.length < rule.votes);
  if (!hidden) return { state, mine, others };
  return { state: mine === null ? 'open' : 'partial', mine, others: [] };
};
