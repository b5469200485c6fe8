import { registrationOf } from '#core/dedupe/prepared-record';
import { titleWords } from '#core/dedupe/title-key';
import { importFile } from '#core/importers/import-file';
import type { RecordFields } from '#core/model/record-fields';
import { fixtureBytes, fixtures } from '../importers/fixtures';

/** Records of the import fixtures of which no two are the same report, as far as titles and numbers say. */
export const distinctFixtures = (): RecordFields[] => {
  const all = fixtures.flatMap(({ file }) => {
    const read = importFile(file, fixtureBytes(file));
    return read.ok ? read.value.records : [];
  });
  const seen = new Set<string>();
  return all.filter((record) => {
    const keys = [
      titleWords(record.title ?? '')
        .join(' ')
        .slice(0, 40),
      record.doi,
      record.pmid,
      registrationOf(record.accession),
    ];
    const fresh = keys.every((key) => key === null || !seen.has(key)) && record.authors.length > 0;
    for (const key of keys) if (key !== null) seen.add(key);
    return fresh && (record.title ?? '').length >= 15;
  });
};
