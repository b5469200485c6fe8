/** Names under which a RevMan review's facts are kept with the references of its studies, to be read back from there. */
export const rm5StudyId = 'RevMan study id';
export const rm5List = 'RevMan list';
export const rm5Reason = 'RevMan reason_for_exclusion';

/** Who included and excluded studies in a RevMan review: its file does not say which of them. */
export const rm5Authors = 'Authors of the review';

/** A review is about one condition, and that is its id. */
export const rm5Condition = 'condition';
