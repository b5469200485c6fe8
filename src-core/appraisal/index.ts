import { type AppError, appError } from '../errors';
import { type StudyDesign, studyDesignLabel } from '../model/study-design';
import { err, ok, type Result } from '../result';
import type { AppraisalTool } from './appraisal-tool';
import { rob2 } from './tools/rob-2';

/** Every appraisal tool that is built in. */
export const appraisalTools = [rob2] as const satisfies readonly AppraisalTool[];

/** The tool with this id; an unknown id is an error, never a default. */
export function appraisalTool(id: string): Result<AppraisalTool, AppError> {
  const tool = appraisalTools.find((candidate) => candidate.id === id);
  if (tool) return ok(tool);
  const known = appraisalTools.map((candidate) => candidate.id).join(', ');
  return err(appError('unknown-id', `There is no appraisal tool "${id}". Built in: ${known}.`));
}

export interface ToolsForDesign {
  readonly offered: readonly AppraisalTool[];
  readonly notOffered: readonly { readonly tool: AppraisalTool; readonly why: string }[];
  /** What to tell the reviewer when no tool is offered; null when one is. */
  readonly text: string | null;
}

/** Which tools a study of this design can be judged with, and for each other tool the sentence that says why not. */
export function toolFor(design: StudyDesign): ToolsForDesign {
  const offered: AppraisalTool[] = [];
  const notOffered: { tool: AppraisalTool; why: string }[] = [];
  for (const tool of appraisalTools) {
    const verdict = tool.designs[design];
    if (verdict === true) offered.push(tool);
    else notOffered.push({ tool, why: verdict });
  }
  const text =
    offered.length > 0
      ? null
      : `No risk-of-bias tool is offered for this design (${studyDesignLabel(design).toLowerCase()}). ${notOffered
          .map((entry) => entry.why)
          .join(' ')}`;
  return { offered, notOffered, text };
}
