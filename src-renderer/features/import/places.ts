import { counted, grouped } from '#core/counted';
import type { PlaceCounts, RecordPlace } from '#core/dedupe/record-places';

/** What is said of the records of a file, before and after it is imported: in this order. */
const places: readonly { readonly place: RecordPlace; readonly label: string }[] = [
  { place: 'new', label: 'New' },
  { place: 'here', label: 'Already in this review' },
  { place: 'repeated', label: 'Repeated in this file' },
  { place: 'other', label: 'Also in another file' },
];

/** Each place with its number. That of another file is left out where there is none. */
export const placeFacts = (counts: PlaceCounts): readonly (readonly [string, string])[] =>
  places
    .filter(({ place }) => place !== 'other' || counts.other > 0)
    .map(({ place, label }) => [label, grouped(counts[place])]);

/** "80 new, 3 already in this review": the new ones, and what else there is, of one file or of several together. */
export const placesText = (counts: PlaceCounts, files: number): string =>
  places
    .filter(({ place }) => place === 'new' || counts[place] > 0)
    .map(({ place, label }) => {
      const words = place === 'repeated' && files > 1 ? 'repeated within a file' : label.toLowerCase();
      return `${grouped(counts[place])} ${words}`;
    })
    .join(', ');

/** "38 reports were merged as duplicates": of the new ones. */
export const mergedText = (reports: number): string =>
  reports === 1
    ? '1 report was merged as a duplicate'
    : `${grouped(reports)} reports were merged as duplicates`;

/** "381 earlier reports were merged into others": such as are not among the new ones. */
export const mergedEarlierText = (reports: number): string =>
  counted(reports, 'earlier report was merged into another', 'earlier reports were merged into others');

/** How many reports have all their records from these searches. */
export const onlyFrom = (
  reports: readonly { readonly searchIds: readonly string[] }[],
  searches: ReadonlySet<string>,
): number => reports.filter(({ searchIds }) => searchIds.every((id) => searches.has(id))).length;
