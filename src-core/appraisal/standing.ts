/** One row of an appraisal as far as it matters here: judgements are those that stand, overrides included. */
export interface AppraisalRow {
  readonly reviewerId: string;
  readonly isConsensus: boolean;
  readonly toolId: string;
  readonly toolVersion: string;
  readonly aim: string;
  /** By domain id; null while the domain is incomplete. */
  readonly domains: Readonly<Record<string, string | null>>;
  readonly overall: string | null;
  /** The reviewer has declared the appraisal finished. */
  readonly finished: boolean;
}

export type NoStandingReason =
  | 'none'
  | 'incomplete'
  | 'consensus-incomplete'
  | 'waiting'
  | 'several'
  | 'tools-differ'
  | 'disagreement';

export type Standing<Row extends AppraisalRow> =
  | { readonly stands: Row; readonly by: 'consensus' | 'single' | 'agreement' }
  | {
      readonly stands: null;
      readonly reason: NoStandingReason;
      readonly text: string;
      /** Domains (and `overall`) in which complete appraisals differ. */
      readonly differing: readonly string[];
    };

const isComplete = (row: AppraisalRow): boolean =>
  row.finished && row.overall !== null && Object.values(row.domains).every((judgement) => judgement !== null);

const none = (
  reason: NoStandingReason,
  text: string,
  differing: readonly string[] = [],
): { stands: null; reason: NoStandingReason; text: string; differing: readonly string[] } => ({
  stands: null,
  reason,
  text,
  differing,
});

const differences = (a: AppraisalRow, b: AppraisalRow): string[] => {
  const ids = new Set([...Object.keys(a.domains), ...Object.keys(b.domains)]);
  const domains = [...ids].filter((id) => a.domains[id] !== b.domains[id]);
  return a.overall === b.overall ? domains : [...domains, 'overall'];
};

/**
 * Which appraisal of one result stands, given every reviewer's row and the number of appraisals the review asks for.
 * A complete consensus row stands, and once one is begun nothing else does. One vote: the
 * only complete row. More votes: that many complete rows with the same tool, version and aim, all agreeing in every domain
 * and overall (the first by reviewer id is returned, so the order of rows does not matter). Otherwise none stands, and the text says why.
 */
export function standingAppraisal<Row extends AppraisalRow>(
  rows: readonly Row[],
  votesNeeded: number,
): Standing<Row> {
  const consensus = rows.find((row) => row.isConsensus);
  if (consensus) {
    return isComplete(consensus)
      ? { stands: consensus, by: 'consensus' }
      : none('consensus-incomplete', 'The consensus appraisal is not complete yet.');
  }
  if (rows.length === 0) return none('none', 'Nobody has appraised this result yet.');
  const complete = rows
    .filter(isComplete)
    .sort((a, b) => (a.reviewerId < b.reviewerId ? -1 : a.reviewerId > b.reviewerId ? 1 : 0));
  const first = complete[0];
  if (!first) return none('incomplete', 'No appraisal of this result is complete yet.');
  const differing = [...new Set(complete.slice(1).flatMap((row) => differences(first, row)))];
  if (votesNeeded <= 1) {
    if (complete.length === 1) return { stands: first, by: 'single' };
    return none(
      'several',
      'More than one reviewer has appraised this result, and one appraisal is to count: make a consensus.',
      differing,
    );
  }
  if (complete.length < votesNeeded) {
    return none(
      'waiting',
      `${complete.length} of ${votesNeeded} appraisals are complete; the rest are still to come.`,
    );
  }
  const sameTool = complete.every(
    (row) => row.toolId === first.toolId && row.toolVersion === first.toolVersion && row.aim === first.aim,
  );
  if (!sameTool) {
    return none('tools-differ', 'The reviewers used different tools, versions or aims: make a consensus.');
  }
  if (differing.length > 0) {
    return none(
      'disagreement',
      `The reviewers differ in ${differing.join(', ')}: make a consensus.`,
      differing,
    );
  }
  return { stands: first, by: 'agreement' };
}
