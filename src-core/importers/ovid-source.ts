import { tidyPages } from '#core/bibliography/page-range';
import { parsePartialDate } from '#core/bibliography/partial-date';
import type { RecordDraft } from './record-draft';

/** "Ecohydrology.   8(6):1048-1064, September 2015." */
export const readOvidSource = (draft: RecordDraft, source: string): void => {
  const found =
    /^(.{1,300}?)\.(?:\s+([\w.-]{1,20})?(?:\s?\(([^)]{1,40})\))?(?:\s?:\s?([^,;]{1,40}))?)?(?:[,;.\s]|$)/.exec(
      source,
    );
  draft.journal = found?.[1] ?? source.replace(/\.\s*$/, '');
  draft.volume = found?.[2]?.replace(/\.$/, '') ?? null;
  draft.issue = found?.[3] ?? null;
  draft.pages = found?.[4] ? tidyPages(found[4]) : null;
  draft.year = parsePartialDate(source).year;
};
