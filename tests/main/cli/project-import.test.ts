import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Command, exit } from '#main/cli/command';
import { dedupe } from '#main/cli/dedupe';
import { importFiles } from '#main/cli/import-files';
import { projectDedupe } from '#main/cli/project-dedupe';
import { projectImport } from '#main/cli/project-import';
import { projectInfo } from '#main/cli/project-info';
import { projectNew } from '#main/cli/project-new';
import { projectVerify } from '#main/cli/project-verify';
import { filesFolder } from '#main/files/keep-original';
import { fixturePath } from '../../core/importers/fixtures';
import { tempFolder } from '../store/temp-project';
import { runCommand } from './run-command';

const run = async (command: Command, ...words: string[]): Promise<{ exit: number; out: string }> => {
  const { code, out, error } = await runCommand(command, words);
  if (error !== '') throw new Error(error);
  return { exit: code, out };
};

const ris = (title: string, year: number, more: string): string =>
  `TY  - JOUR\nTI  - ${title}\nAU  - Younger, Jarred\nAU  - Noor, Noorulain\nPY  - ${year}\nJO  - Arthritis Rheum\n${more}ER  - \n\n`;

const trial = 'Low-dose naltrexone for the treatment of fibromyalgia: a small randomized trial';

/** A new project and two exports of one trial (no number in common), the second with a look-alike and another record. */
const made = async () => {
  const folder = tempFolder();
  process.env.LDN_USER_DATA = join(folder, 'settings');
  const project = join(folder, 'p.ldnr');
  await run(projectNew, project, '--title', 'Test', '--seed', '1', '--now', '2026-01-01T00:00:00Z');
  const one = join(folder, 'one.ris');
  const two = join(folder, 'two.ris');
  writeFileSync(one, ris(trial, 2013, 'VL  - 65\nIS  - 2\nSP  - 529\nEP  - 538\nDO  - 10.1002/art.37734\n'));
  writeFileSync(
    two,
    ris(trial.toUpperCase(), 2013, 'VL  - 65\nSP  - 529\nEP  - 38\n') +
      ris(`Erratum: ${trial}`, 2014, 'VL  - 66\nSP  - 12\n') +
      ris(
        'Naltrexone in Crohn disease: an open pilot study of twenty adults',
        2007,
        'VL  - 102\nSP  - 820\n',
      ),
  );
  return { project, one, two };
};

test('an import looks for duplicates as the app does; what is not certain waits', async () => {
  const { project, one, two } = await made();
  const { out } = await run(projectImport, project, one, two, '--json');
  const { imports, duplicates } = JSON.parse(out);
  expect(imports.map((each: { records: number }) => each.records)).toEqual([1, 3]);
  expect(duplicates).toMatchObject({ mode: 'balanced', merged: 1 });
  const info = JSON.parse((await run(projectInfo, project, '--json')).out);
  expect(info.counts).toMatchObject({ records: 4, reports: 3 });
});

test('a table of which no column holds titles or numbers is not imported, alone or beside others', async () => {
  const { project, one } = await made();
  const table = join(tempFolder(), 'years.csv');
  writeFileSync(table, 'Headline,Year,Journal\nLight and sleep,1993,Lancet\n');
  for (const files of [[table], [one, table]]) {
    const { code, error } = await runCommand(projectImport, [project, ...files]);
    expect(code).toBe(exit.input);
    expect(error).toContain('No column of this table is known to hold a title or identifier');
  }
  const info = JSON.parse((await run(projectInfo, project, '--json')).out);
  expect(info.counts).toMatchObject({ records: 0 });
});

test('the same file once more makes no new report, with numbers or without', async () => {
  const { project, two } = await made();
  const once = async () => {
    const { out } = await run(projectImport, project, two, '--dedupe', 'off', '--json');
    return JSON.parse(out).imports[0];
  };
  expect(await once()).toMatchObject({ records: 3, newReports: 3, joined: 0 });
  expect(await once()).toMatchObject({ records: 3, newReports: 0, joined: 3 });
  expect(JSON.parse((await run(projectInfo, project, '--json')).out).counts).toMatchObject({
    records: 6,
    reports: 3,
  });
});

test('off finds nothing, project dedupe finds it later, and once more changes nothing', async () => {
  const { project, one, two } = await made();
  const first = await run(projectImport, project, one, two, '--dedupe', 'off', '--json');
  expect(JSON.parse(first.out).duplicates).toBeNull();
  expect(JSON.parse((await run(projectInfo, project, '--json')).out).counts.reports).toBe(4);
  expect(JSON.parse((await run(projectDedupe, project, '--json')).out)).toMatchObject({
    mode: 'balanced',
    merged: 1,
  });
  expect((await run(projectDedupe, project, '--mode', 'strict')).out).toMatch(
    /^duplicates \(strict\): 0 reports/,
  );
  expect(JSON.parse((await run(projectInfo, project, '--json')).out).counts.reports).toBe(3);
});

test('"-" is what comes on stdin, for import, dedupe and project import', async () => {
  const { project } = await made();
  const text = ris(trial, 2013, 'VL  - 65\n') + ris(trial, 2013, 'VL  - 65\nSP  - 529\n');
  const read = await runCommand(importFiles, ['-', '--json'], { text });
  expect(JSON.parse(read.out)).toMatchObject({ files: [{ file: '-', format: 'ris', recordsRead: 2 }] });
  const found = await runCommand(dedupe, ['-', '--json'], { text });
  expect(JSON.parse(found.out)).toMatchObject({ records: 2, groups: [['0', '1']] });
  expect((await runCommand(projectImport, [project, '-'], { text })).out).toContain('stdin: 2 records');
});

test('an unknown mode is wrong usage, before anything is written', async () => {
  const { project, one } = await made();
  expect(await runCommand(projectImport, [project, one, '--dedupe', 'wild'])).toMatchObject({ code: 2 });
  expect(JSON.parse((await run(projectInfo, project, '--json')).out).counts.records).toBe(0);
});

test('originals are kept, and verify tells of those changed or named by nothing', async () => {
  const { project, one } = await made();
  await run(projectImport, project, one);
  const folder = filesFolder(project);
  const [name] = readdirSync(folder);
  const check = async () => {
    const { exit, out } = await run(projectVerify, project, '--json');
    const { checks } = JSON.parse(out);
    return { exit, text: checks.at(-1).text as string };
  };
  expect(await check()).toEqual({ exit: 0, text: '1 of 1 original files are kept.' });
  writeFileSync(join(folder, 'ab'.repeat(32)), 'left over');
  expect(await check()).toMatchObject({ exit: 1, text: expect.stringContaining('is not the file') });
  const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
  rmSync(join(folder, 'ab'.repeat(32)));
  writeFileSync(join(folder, empty), '');
  expect(await check()).toMatchObject({ exit: 0, text: expect.stringContaining('broken off') });
  expect((await check()).text).toContain(empty);
  appendFileSync(join(folder, name!), ' ');
  expect(await check()).toMatchObject({ exit: 1 });
  rmSync(folder, { recursive: true });
  expect(await check()).toMatchObject({ exit: 0, text: expect.stringContaining('0 of 1') });
});

const review = fixturePath('rm5/made__small-review.rm5');

test('a RevMan review comes without the decisions of its authors unless somebody says whose they become', async () => {
  const { project } = await made();
  const { out } = await run(projectImport, project, review);
  expect(out).toContain(
    '  not taken: The decisions of the review’s authors, their reasons for exclusion and the labels of 5 references in 3 lists (included 3, excluded 1, additional 1). Undo the import in the window, then import again with --decisions NAME to bring them.\n',
  );
  const info = async (path: string) =>
    JSON.parse((await run(projectInfo, path, '--json', '--decisions', '--unblind')).out);
  expect((await info(project)).counts).toMatchObject({ decisions: 0, studies: 2 });

  const named = await made();
  const told = await run(projectImport, named.project, review, '--decisions', 'Cy Author');
  expect(told.out).toContain(
    '  4 decisions at full text by Cy Author; 1 report with labels or notes alone\n',
  );
  expect(told.out).not.toContain('The decisions of the review’s authors');
  const { counts, decisions } = await info(named.project);
  expect(counts).toMatchObject({ studies: 2 });
  const full = decisions.filter((one: { stage: string }) => one.stage === 'full-text');
  expect(full.map((one: { verdict: string }) => one.verdict)).toEqual([
    'include',
    'include',
    'include',
    'exclude',
  ]);
  expect(new Set(decisions.map((one: { reviewer: string }) => one.reviewer))).toEqual(new Set(['Cy Author']));
});

test('votes of a Rayyan export keep the names that the file gives them', async () => {
  const { project, one } = await made();
  writeFileSync(
    one,
    ris(
      trial,
      2013,
      'N1  - RAYYAN-INCLUSION: {"Ann"=>"Included", "Ben"=>"Excluded"} | RAYYAN-EXCLUSION-REASONS: wrong drug\n',
    ),
  );
  const left = await run(projectImport, project, one);
  expect(left.out).toContain('not taken: The verdicts, reasons, labels and notes of Rayyan by Ann, Ben.');
  const again = await made();
  writeFileSync(again.one, readFileSync(one));
  const wished = [again.project, again.one, '--decisions', 'Jo', '--stage', 'full-text', '--json'];
  const { imports } = JSON.parse((await run(projectImport, ...wished)).out);
  expect(imports[0]).toMatchObject({
    decisions: { decisions: 2, decisionsHere: 0, stage: 'full-text', reviewers: ['Ann', 'Ben'] },
    notTaken: [],
  });
  expect(await runCommand(projectImport, [project, one, '--stage', 'full-text'])).toMatchObject({ code: 2 });
  expect(await runCommand(projectImport, [project, one, '--decisions', 'Jo', '--stage', 'x'])).toMatchObject({
    code: 2,
  });
});

test('one record, one report, one pair are told in the singular', async () => {
  const { project } = await made();
  const text = 'TY  - JOUR\nTI  - Light and sleep\nER  - \n';
  const brought = await runCommand(projectImport, [project, '-'], { text });
  expect(brought.out).toContain('stdin: 1 record, 1 new, 0 already here');
  expect((await run(projectInfo, project)).out).toContain('1 record, 1 report, 0 studies, 0 results');
});
