import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { splitAuthors } from '#core/bibliography/author-names';
import { type DedupeOptions, dedupeModes, findDuplicates } from '#core/dedupe/find-duplicates';
import { type DedupeRecord, registrationOf } from '#core/dedupe/prepared-record';
import { titleWords } from '#core/dedupe/title-key';
import { importFile } from '#core/importers/import-file';
import type { RecordFields } from '#core/model/record-fields';
import { perturbedRecords } from '../core/dedupe/perturbed-records';

/** Published sets with known duplicates, outside the repository: the folder given to `npm run corpora`. */
const folder = process.env.LDN_CORPORA ?? '';

type Row = Readonly<Record<string, string>>;

const rowsOf = (set: string): Row[] =>
  Papa.parse<Row>(gunzipSync(readFileSync(join(folder, 'dedup', `${set}.csv.gz`))).toString('utf8'), {
    header: true,
    skipEmptyLines: true,
  }).data;

const recordOf = (row: Row): DedupeRecord => ({
  id: row.id ?? '',
  title: row.title || null,
  abstract: row.abstract || null,
  authors: splitAuthors(row.authors ?? ''),
  year: row.year ? Number(row.year) : null,
  journal: row.journal || null,
  volume: row.volume || null,
  issue: row.issue || null,
  pages: row.pages || null,
  doi: row.doi || null,
  pmid: row.pmid || null,
  database: row.source_db || null,
});

const pairsOf = (groups: readonly (readonly string[])[]): Set<string> =>
  new Set(
    groups.flatMap((group) =>
      group.flatMap((a, at) => group.slice(at + 1).map((b) => [a, b].sort().join(' '))),
    ),
  );

interface Figures {
  readonly sensitivity: number;
  readonly specificity: number;
  readonly wrong: number;
  readonly missed: number;
  readonly queued: number;
  readonly undecided: number;
  readonly milliseconds: number;
}

interface Labelled {
  readonly record: DedupeRecord;
  readonly report: string;
}

const measure = (set: readonly Labelled[], options: DedupeOptions): Figures => {
  const start = performance.now();
  const found = findDuplicates(
    set.map(({ record }) => record),
    options,
  );
  const milliseconds = Math.round(performance.now() - start);
  const byReport = new Map<string, string[]>();
  for (const { record, report } of set) byReport.set(report, [...(byReport.get(report) ?? []), record.id]);
  const truth = pairsOf([...byReport.values()]);
  const merged = pairsOf(found.groups);
  const undecided = pairsOf(found.undecided.map(({ a, b }) => [a, b]));
  const right = [...merged].filter((pair) => truth.has(pair)).length;
  const wrong = merged.size - right;
  const negatives = (set.length * (set.length - 1)) / 2 - truth.size;
  return {
    sensitivity: right / truth.size,
    specificity: 1 - wrong / negatives,
    wrong,
    missed: truth.size - right,
    queued: [...truth].filter((pair) => undecided.has(pair)).length,
    undecided: undecided.size,
    milliseconds,
  };
};

const line = (name: string, records: number, f: Figures): string =>
  `${name} | ${records} | sensitivity ${f.sensitivity.toFixed(4)} | specificity ${f.specificity.toFixed(7)} | missed ${f.missed} (${f.queued} of them queued) | wrong ${f.wrong} | undecided ${f.undecided} | ${f.milliseconds} ms`;

const published = ['copper', 'asysd_diabetes', 'dblp_acm'] as const;
const publishedSet = (name: string): Labelled[] =>
  rowsOf(name).map((row) => ({ record: recordOf(row), report: row.duplicate_group! }));

/** Most wrong pairs in balanced mode; what they are is told in docs/duplicates.md. */
const mostWrong: Readonly<Record<string, number>> = { copper: 0, asysd_diabetes: 4, dblp_acm: 80 };

test.runIf(existsSync(join(folder, 'dedup')))('duplicates in the published sets', () => {
  const table: string[] = [];
  for (const name of published) {
    const set = publishedSet(name);
    for (const mode of dedupeModes) {
      const f = measure(set, { mode });
      table.push(line(`${name} | ${mode}`, set.length, f));
      if (mode !== 'balanced') continue;
      expect(f.sensitivity, name).toBeGreaterThanOrEqual(0.99);
      expect(f.specificity, name).toBeGreaterThanOrEqual(0.999);
      expect(f.wrong, name).toBeLessThanOrEqual(mostWrong[name]!);
    }
  }
  console.log(table.join('\n'));
});

test.runIf(existsSync(join(folder, 'dedup')))('points chosen on two sets hold on the third', () => {
  const candidates = [4, 4.5, 5, 5.5, 6, 6.5, 7, 8];
  const sets = published.map((name) => ({ name, set: publishedSet(name) }));
  const figures = sets.map(({ set }) => candidates.map((certainFrom) => measure(set, { certainFrom })));
  sets.forEach(({ name, set }, left) => {
    // most pairs found, each wrong one counted as fifty missed
    const loss = candidates.map((_, at) =>
      figures.reduce(
        (sum, of, which) =>
          sum + (which === left ? 0 : 1 - of[at]!.sensitivity + 50 * (1 - of[at]!.specificity)),
        0,
      ),
    );
    const best = loss.indexOf(Math.min(...loss));
    const f = figures[left]![best]!;
    console.log(`chosen without ${name}: ${candidates[best]} points; ${line(name, set.length, f)}`);
    expect(f.sensitivity, name).toBeGreaterThanOrEqual(0.99);
    expect(f.specificity, name).toBeGreaterThanOrEqual(0.999);
  });
});

/** Records of which no two are the same report, as far as titles and numbers say. */
const distinct = (records: readonly RecordFields[]): RecordFields[] => {
  const seen = new Set<string>();
  return records.filter((record) => {
    const title = titleWords(record.title ?? '').join('');
    if (title.length < 15 || (record.authors.length === 0 && record.abstract === null)) return false;
    const keys = [
      title.slice(0, 60),
      title.slice(-40),
      record.doi,
      record.pmid,
      registrationOf(record.accession),
    ];
    const fresh = keys.every((key) => key === null || !seen.has(key));
    for (const key of keys) if (key !== null) seen.add(key);
    return fresh;
  });
};

const read = (file: string, bytes: Uint8Array): readonly RecordFields[] => {
  const result = importFile(file.split('/').at(-1)!, bytes);
  return result.ok ? result.value.records : [];
};

/** Sets nothing was chosen on: real records with made-up copies (perturbed-records.ts). Those of titles and abstracts alone say too little. */
const unseen: readonly (readonly [name: string, wholeRecords: boolean])[] = [
  ['import', true],
  ['cohen_opioids', true],
  ['cohen_adhd', true],
  ['cohen_proton_pump_inhibitors', true],
  ['ace_inhibitors_2006', false],
  ['nudging_2019', false],
  ['kitchenham_2010', false],
];

test.runIf(existsSync(join(folder, 'index.json')))('made-up copies of real records', () => {
  const { sections } = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'));
  const files: { readonly file: string }[] = sections.import.files;
  for (const [name, wholeRecords] of unseen) {
    const records =
      name === 'import'
        ? files.flatMap(({ file }) => read(file, new Uint8Array(readFileSync(join(folder, file)))))
        : read(
            'set.csv',
            new Uint8Array(gunzipSync(readFileSync(join(folder, 'screening', `${name}.csv.gz`)))),
          );
    const set = perturbedRecords(distinct(records), 7).map(({ record, report }) => ({
      record,
      report: String(report),
    }));
    for (const mode of dedupeModes) {
      const f = measure(set, { mode });
      console.log(line(`${name} | ${mode}`, set.length, f));
      if (mode !== 'balanced') continue;
      expect(f.specificity, name).toBeGreaterThanOrEqual(0.999999);
      expect(f.sensitivity, name).toBeGreaterThanOrEqual(wholeRecords ? 0.99 : 0.94);
    }
  }
});
