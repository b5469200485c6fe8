import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { appraise } from '#main/cli/appraise';
import { convert } from '#main/cli/convert';
import { dedupe } from '#main/cli/dedupe';
import { importFiles } from '#main/cli/import-files';
import { meta } from '#main/cli/meta';
import { fixturePath } from '../../core/importers/fixtures';
import { tempFolder } from '../store/temp-project';
import { runCommand } from './run-command';

const trial = { kind: '2x2', label: 'a', events1: 15, n1: 18, events2: 6, n2: 16 };
const oneCase = { measure: 'RR', studies: [trial, { ...trial, label: 'b', events1: 10 }] };

test('meta pools a case from stdin or a file, an array a line for each, and only what is asked for', async () => {
  const one = await runCommand(meta, ['-', '--json'], { text: JSON.stringify(oneCase) });
  expect(one.error).toBe('');
  const { results } = JSON.parse(one.out);
  expect(Object.keys(results).length).toBeGreaterThan(3);
  const only = await runCommand(meta, ['-', '--only', 'REML, DL'], { text: JSON.stringify(oneCase) });
  expect(Object.keys(JSON.parse(only.out).results)).toEqual(['REML', 'DL']);
  expect(JSON.parse(only.out).results.REML.beta).toBe(results.REML.beta);

  const file = join(tempFolder(), 'cases.json');
  writeFileSync(file, JSON.stringify([oneCase, oneCase]));
  const many = await runCommand(meta, [file, '--only', 'REML']);
  expect(many.out.trim().split('\n')).toHaveLength(4);
  expect(JSON.parse(many.out)).toHaveLength(2);
});

test('meta says which file, line or case cannot be read', async () => {
  expect(await runCommand(meta, [])).toMatchObject({ code: 2 });
  const gone = await runCommand(meta, ['/nowhere/case.json']);
  expect(gone).toMatchObject({
    code: 3,
    error: expect.stringContaining('file-unreadable: /nowhere/case.json'),
  });
  const broken = await runCommand(meta, ['-'], { text: '{\n"measure": "RR",\n}' });
  expect(broken).toMatchObject({ code: 3, error: expect.stringContaining('stdin:3') });
  const second = await runCommand(meta, ['-'], { text: JSON.stringify([oneCase, { measure: 'XX' }]) });
  expect(second.code).toBe(3);
  expect(second.out).toBe('');
});

test('convert converts one, and in a batch says in its place what it cannot', async () => {
  const input = { se: 0.5, n: 16 };
  const one = await runCommand(convert, ['se-to-sd'], { text: JSON.stringify(input) });
  const batch = await runCommand(convert, ['batch'], {
    text: JSON.stringify([
      { kind: 'se-to-sd', input },
      { kind: 'no-such', input: {} },
    ]),
  });
  const [first, second] = JSON.parse(batch.out);
  expect(one.error).toBe('');
  expect(first).toEqual(JSON.parse(one.out));
  expect(first).toEqual({ value: 2 });
  expect(second.error).toContain('no-such');
  expect(await runCommand(convert, ['no-such'], { text: '{}' })).toMatchObject({ code: 2 });
  expect(await runCommand(convert, ['batch'], { text: '{}' })).toMatchObject({ code: 3 });
});

test('appraise answers an array of items; another tool or no array is refused', async () => {
  const answers = { '1.1': 'Y', '1.2': 'Y', '1.3': 'N' };
  const done = await runCommand(appraise, ['rob-2'], { text: JSON.stringify([{ id: 'x', answers }]) });
  expect(done.error).toBe('');
  expect(JSON.parse(done.out)).toMatchObject([{ id: 'x' }]);
  expect(await runCommand(appraise, ['rob-9'], { text: '[]' })).toMatchObject({ code: 2 });
  expect(await runCommand(appraise, ['rob-2'], { text: '{"id": 1}' })).toMatchObject({ code: 3 });
});

test('import prints what files hold, whole or in one line each', async () => {
  const file = fixturePath('nbib/reflib__blue-light.nbib');
  const whole = JSON.parse((await runCommand(importFiles, [file, '--json'])).out);
  expect(whole.files).toMatchObject([{ format: 'nbib', recordsFound: 80, recordsRead: 80 }]);
  expect(whole.records).toHaveLength(80);
  const line = await runCommand(importFiles, [file]);
  expect(line.out).toContain('80 of 80 records read');
  expect(await runCommand(importFiles, [file, '--format', 'no-such'])).toMatchObject({ code: 3 });
  expect(await runCommand(importFiles, [])).toMatchObject({ code: 2 });
});

test('dedupe finds the same file twice; ids of a table are kept where they are of use', async () => {
  const file = fixturePath('nbib/reflib__blue-light.nbib');
  const twice = JSON.parse((await runCommand(dedupe, [file, file, '--json'])).out);
  expect(twice.records).toBe(160);
  expect(twice.groups).toHaveLength(80);
  expect(twice.groups.every((group: string[]) => group.length === 2)).toBe(true);
  const said = await runCommand(dedupe, [file, file]);
  expect(said.out).toContain('160 records, 80 reports');

  const table = join(tempFolder(), 'two.csv');
  const row = 'Naltrexone for Crohn disease in adults,"Smith, J",2011,10.1/x';
  writeFileSync(table, `id,title,authors,year,doi\nfirst,${row}\nsecond,${row}\n`);
  expect(JSON.parse((await runCommand(dedupe, [table, '--json'])).out).groups).toEqual([['first', 'second']]);
  expect(await runCommand(dedupe, [table, '--mode', 'wild'])).toMatchObject({ code: 2 });
});
