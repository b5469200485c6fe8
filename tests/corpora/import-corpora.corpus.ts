import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importFile } from '#core/importers/import-file';

/** Real exports outside the repository: the folder given to `npm run corpora`, with its index.json of expected counts. */
const folder = process.env.LDN_CORPORA ?? '';

interface Entry {
  readonly file: string;
  readonly format: string;
  readonly records_expected: number;
}

/** Files whose expected count is a count of end lines, and what is read instead, with the reason. */
const explained: Readonly<Record<string, { readonly read: number | string; readonly reason: string }>> = {
  'import/ris/derived__cinahl_truncated.ris': {
    read: 7,
    reason: 'the last record is cut; it is read as far as it goes',
  },
  'import/ris/derived__cinahl_no_final_er.ris': {
    read: 9,
    reason: 'the last record lacks only its end line',
  },
  'import/xlsx/citation-file-formatting___baseline.xlsx': {
    read: 100,
    reason: 'the first row is a caption, the second the header',
  },
  'import/enw/colrev__enl_data.enl': {
    read: 3,
    reason: 'the third record has a title and no line of its type',
  },
};

test.runIf(existsSync(join(folder, 'index.json')))(
  'every file of the import corpora gives the records it holds',
  () => {
    const index = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'));
    const entries: Entry[] = index.sections.import.files;
    const deviations: string[] = [];
    const wrong: string[] = [];
    let exact = 0;
    for (const entry of entries) {
      const result = importFile(
        entry.file.split('/').at(-1)!,
        new Uint8Array(readFileSync(join(folder, entry.file))),
      );
      const read: number | string = result.ok ? result.value.recordsRead : result.error.code;
      // nothing in it, and a sentence that says so, is right
      const rightlyRefused = entry.records_expected === 0 && /^(?:file-empty|format-)/.test(String(read));
      if (rightlyRefused || read === entry.records_expected) exact += 1;
      else {
        const known = explained[entry.file];
        const line = `${entry.file} | expected ${entry.records_expected} | read ${read} (${result.ok ? result.value.format : result.error.text}) | ${known?.reason ?? ''}`;
        deviations.push(line);
        if (known?.read !== read) wrong.push(line);
      }
    }
    console.log(`${exact} of ${entries.length} files exactly right\n${deviations.join('\n')}`);
    expect(wrong).toEqual([]);
    expect(exact / entries.length).toBeGreaterThanOrEqual(0.97);
  },
);
