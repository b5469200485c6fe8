import { counted } from '#core/counted';
import type { Verdict } from '#core/model/report';
import type { Stage } from '#core/model/review';
import type { StageState } from '#core/screening/stage-state';

export const verdictDone: Record<Verdict, string> = {
  include: 'Included',
  exclude: 'Excluded',
  maybe: 'Maybe',
};

export const stageNames: Record<Stage, string> = {
  'title-abstract': 'Titles and abstracts',
  'full-text': 'Full texts',
};

const stateWords: Record<StageState, string> = {
  open: 'To screen',
  partial: 'Vote wanted',
  in: 'In',
  out: 'Out',
  conflict: 'Conflict',
};

/** Where a report stands in a stage, in a word or two. */
export const stateWord = (stage: Stage, state: StageState): string =>
  stage === 'full-text' && state === 'open' ? 'To read' : stateWords[state];

const shortened = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;

/** "Excluded (wrong population): Blue light for acne" */
export const verdictTrace = (
  verdict: Verdict | null,
  reason: string | null,
  what: { readonly title: string } | { readonly count: number },
): string => {
  const done = verdict === null ? 'Verdict taken back' : verdictDone[verdict];
  const because = reason === null || reason === '' ? '' : ` (${reason})`;
  const of =
    'title' in what ? shortened(what.title || 'untitled', 70) : counted(what.count, 'report', 'reports');
  return `${done}${because}: ${of}`;
};
