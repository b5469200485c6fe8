import type { Answer } from '../../appraisal-tool';

export const five: readonly Answer[] = ['Y', 'PY', 'PN', 'N', 'NI'];
/** Question 3.2 asks for evidence: none found is a no. */
export const four: readonly Answer[] = ['Y', 'PY', 'PN', 'N'];
/** Where the reviewer may have said beforehand that the kind of deviation does not matter for this review. */
export const fiveOrNotApplicable: readonly Answer[] = ['NA', 'Y', 'PY', 'PN', 'N', 'NI'];
