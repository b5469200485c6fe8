import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { projectDecide } from '#main/cli/project-decide';
import { projectExport } from '#main/cli/project-export';
import { projectImport } from '#main/cli/project-import';
import { projectInfo } from '#main/cli/project-info';
import { projectNew } from '#main/cli/project-new';
import { projectVerify } from '#main/cli/project-verify';
import { fixturePath } from '../../core/importers/fixtures';
import { tempFolder } from '../store/temp-project';
import { runCommand } from './run-command';

const nbib = fixturePath('nbib/reflib__blue-light.nbib');

// The command line keeps which file it wrote last in a folder of its own; not in that of whoever runs the tests.
beforeEach(() => {
  vi.stubEnv('LDN_USER_DATA', tempFolder());
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
});

const newProject = async (...flags: string[]): Promise<string> => {
  const path = join(tempFolder(), 'review.ldnr');
  const made = await runCommand(projectNew, [path, ...flags]);
  expect(made).toMatchObject({ code: 0, error: '', out: `${path}\n` });
  return path;
};
const info = async (path: string, ...flags: string[]) =>
  JSON.parse((await runCommand(projectInfo, [path, '--json', ...flags])).out);

test('a new project is empty under its title, never over a file, and made twice alike with seed and time', async () => {
  const path = await newProject('--title', 'Blue light');
  expect(await info(path)).toMatchObject({ title: 'Blue light', counts: { records: 0, reports: 0 } });
  expect((await runCommand(projectNew, [path])).code).toBe(3);
  expect((await runCommand(projectNew, [`${path}2`, '--starter', 'zzz'])).code).toBe(2);
  expect(existsSync(`${path}2`)).toBe(false);
  const same = ['--seed', '7', '--now', '2026-01-31T12:00:00Z'];
  const heads = [await newProject(...same), await newProject(...same)].map((one) => info(one));
  const [first, second] = await Promise.all(heads);
  expect(first).toEqual(second);
  expect(await runCommand(projectNew, [`${path}3`, '--now', 'soon'])).toMatchObject({ code: 2 });
});

test('an import is one search a file with its day; a bad day, or a file that cannot be read, leaves nothing', async () => {
  const path = await newProject();
  const done = await runCommand(projectImport, [
    path,
    nbib,
    '--date',
    '2026-03',
    '--reviewer',
    'Jo',
    '--json',
  ]);
  expect(JSON.parse(done.out).imports).toMatchObject([{ records: 80, newReports: 80, joined: 0 }]);
  expect((await info(path)).counts).toMatchObject({ records: 80, reports: 80 });
  expect((await runCommand(projectImport, [path, nbib, '--date', 'May'])).code).toBe(2);
  const pdf = join(tempFolder(), 'paper.ris');
  writeFileSync(pdf, '%PDF-1.7\n');
  expect((await runCommand(projectImport, [path, nbib, pdf])).code).toBe(3);
  expect((await info(path)).counts.records).toBe(80);
  expect(await runCommand(projectVerify, [path])).toMatchObject({ code: 0 });
});

test('decide prints an id for each decision on disk, and stops at the first line that is none', async () => {
  const path = await newProject();
  await runCommand(projectImport, [path, nbib]);
  const { reportIds } = await info(path, '--ids');
  const [a, b, c] = reportIds as string[];
  const flags = [path, '--stage', 'title-abstract', '--reviewer', 'Jo', '-'];
  const done = await runCommand(projectDecide, flags, {
    groups: [
      [`${a}\tinclude`, ''],
      [`${b}\texclude\tAnimals only`, `${c}\tperhaps`, `${c}\tinclude`],
    ],
  });
  expect(done).toMatchObject({ code: 3, lines: [a, b] });
  expect(done.error).toContain('stdin:4: "perhaps" is not include, exclude or maybe.');
  const { decisions, stages } = await info(path, '--decisions');
  expect(decisions).toEqual([
    { reportId: a, stage: 'title-abstract', reviewer: 'Jo', verdict: 'include', reason: '' },
    { reportId: b, stage: 'title-abstract', reviewer: 'Jo', verdict: 'exclude', reason: 'Animals only' },
  ]);
  expect(stages['title-abstract']).toMatchObject({ in: 1, out: 1, open: 78 });
  expect((await runCommand(projectDecide, [path, '--stage', 'abstract', '--reviewer', 'Jo', '-'])).code).toBe(
    2,
  );
  expect((await runCommand(projectDecide, [path, '--stage', 'full-text', '-'])).code).toBe(2);
});

test('export writes by name or id what the app writes, and says what it does not know', async () => {
  const path = await newProject('--starter', 'ldn');
  const asked = ['--condition', 'crohn’s disease', '--outcome', 'Clinical response'];
  const named = ['--condition', "Crohn's disease", '--outcome', 'Clinical response'];
  const csv = await runCommand(projectExport, [path, '--as', 'summary-csv', '--condition', named[1] ?? '']);
  expect(csv).toMatchObject({ code: 0, error: '' });
  expect(csv.out).toContain('2.22 [1.14, 4.32]');
  const svg = await runCommand(projectExport, [path, '--as', 'forest-svg', ...named]);
  expect(svg.out).toMatch(/^<svg/);
  const unknown = await runCommand(projectExport, [path, '--as', 'forest-svg', ...asked]);
  expect(unknown).toMatchObject({ code: 2, error: expect.stringContaining('there is no condition') });
  const list = await runCommand(projectExport, [path, '--as', 'ris']);
  expect(list).toMatchObject({ code: 0, out: expect.stringContaining('ER  - ') });
  expect((await runCommand(projectExport, [path, '--as', 'pdf'])).code).toBe(2);
  expect((await runCommand(projectExport, [path])).code).toBe(2);
});

test('verify and info want a project: none, and no file of another kind', async () => {
  const other = join(tempFolder(), 'other.ldnr');
  writeFileSync(other, 'not a database');
  for (const command of [projectVerify, projectInfo]) {
    expect((await runCommand(command, [other])).code).toBe(3);
    expect((await runCommand(command, [`${other}.gone`])).code).toBe(3);
    expect((await runCommand(command, [])).code).toBe(2);
  }
  const path = await newProject('--starter', 'bcg');
  const said = await runCommand(projectVerify, [path]);
  expect(said.out).toContain('ok   change log');
  expect((await runCommand(projectInfo, [path])).out).toContain('13 studies');
});
