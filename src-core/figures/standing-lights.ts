import type { AppraisalTool } from '../appraisal/appraisal-tool';
import { standingOf } from '../appraisal/judge-appraisal';
import type { Review } from '../model/review';
import type { Appraisal, StudyResult } from '../model/study';
import type { LightRow, LightsTool } from './lights';

/** What of a project decides which appraisal stands. */
export interface AppraisalRows {
  readonly review: Pick<Review, 'appraisal'>;
  readonly results: readonly StudyResult[];
  readonly appraisals: readonly Appraisal[];
}

/** The judgement that stands for one result, or the sentence that says why none does. */
export interface StandingLight {
  readonly judgements: LightRow | null;
  readonly tool: AppraisalTool | null;
  /** Empty where one stands. */
  readonly reason: string;
}

export const lightsTool = (tool: AppraisalTool): LightsTool => ({
  toolLabel: tool.shortLabel,
  domains: tool.aims[0].domains.map(({ id, shortName }) => ({ id, name: shortName })),
  levels: tool.levels,
});

/** By result key. Results that nobody has appraised are absent. */
export function standingLights({ review, appraisals }: AppraisalRows): ReadonlyMap<string, StandingLight> {
  const byKey = new Map<string, Appraisal[]>();
  for (const appraisal of appraisals) {
    const list = byKey.get(appraisal.resultKey);
    if (list === undefined) byKey.set(appraisal.resultKey, [appraisal]);
    else list.push(appraisal);
  }
  const lights = new Map<string, StandingLight>();
  for (const [key, own] of byKey) {
    const standing = standingOf(own, review.appraisal.votes);
    if (!standing.ok) lights.set(key, { judgements: null, tool: null, reason: standing.error.text });
    else if (standing.value.stands === null)
      lights.set(key, { judgements: null, tool: null, reason: standing.value.text });
    else {
      const { domains, overall, tool } = standing.value.stands;
      lights.set(key, { judgements: { domains, overall }, tool, reason: '' });
    }
  }
  return lights;
}

/** The key that all readings of a result share, by the id of any of them. */
export const resultKeys = (results: readonly StudyResult[]): ReadonlyMap<string, string> =>
  new Map(results.map(({ id, key }) => [id, key]));
