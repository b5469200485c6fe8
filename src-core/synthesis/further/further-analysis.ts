import type { FurtherBlock, FurtherReport } from './further-report';
import { multiverseReport } from './multiverse-report';
import { permutationReport } from './permutation-report';
import type { FurtherQuestion } from './question';
import { selectionReport } from './selection-report';
import { sensitivityReport } from './sensitivity-report';
import { smallStudyReport } from './small-study-report';
import { structureReport } from './structure-report';

/** The further blocks that the settings ask for; null when they ask for none. */
export const furtherReport = (question: FurtherQuestion): FurtherReport | null => {
  const { further = [] } = question.settings;
  if (further.length === 0) return null;
  const when = <T>(block: FurtherBlock, make: (question: FurtherQuestion) => T): T | null =>
    further.includes(block) ? make(question) : null;
  return {
    sensitivity: when('sensitivity', sensitivityReport),
    smallStudy: when('small-study', smallStudyReport),
    selection: when('selection', selectionReport),
    structure: when('structure', structureReport),
    permutation: when('permutation', permutationReport),
    multiverse: when('multiverse', multiverseReport),
  };
};
