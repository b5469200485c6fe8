import { describe, expect, test } from 'vitest';
import * as rules from './architecture/rules';
import { importsOf, sourceFiles } from './architecture/source-files';

const files = sourceFiles();
const breaches = (rule: rules.Rule) => files.flatMap(rule);
const inFile = (rule: rules.Rule, path: string, text = '') => rule({ path, text });

test('the tree is there to be looked at', () => {
  const paths = files.map((file) => file.path);
  for (const path of [
    'package.json',
    'src-core/result.ts',
    'src-main/index.ts',
    'tests/architecture.test.ts',
  ]) {
    expect(paths).toContain(path);
  }
});

test('imports of every form are seen, by path in the clone', () => {
  const text = `import a from 'zod';\nimport type { B } from '../b';\nexport * from "./c.ts";\nimport './d.css';
    const e = await import('#core/e/f');\nconst g = require('node:fs');\nimport {\n  h,\n} from './h?modulePath';`;
  expect(importsOf({ path: 'src-main/x/y.ts', text })).toEqual([
    'zod',
    'src-main/b',
    'src-main/x/c',
    'src-main/x/d.css',
    'src-core/e/f',
    'node:fs',
    'src-main/x/h',
  ]);
});

describe('the direction of imports', () => {
  const cases: [rule: rules.Rule, path: string, bad: string, good: string][] = [
    [rules.coreIsPure, 'src-core/a/b.ts', "import 'node:fs'", "import '../result'"],
    [rules.coreIsPure, 'src-core/a/b.ts', "import { x } from 'dexie'", "import * as z from 'zod'"],
    [rules.coreIsPure, 'src-core/a/b.ts', "import { x } from '#main/store/open'", "import '#core/result'"],
    [
      rules.onlyTheOutsideKnowsTheContract,
      'src-core/a/b.ts',
      "import '../contract/index'",
      "import '../model/study'",
    ],
    [rules.modelKnowsNoDomain, 'src-core/model/b.ts', "import '../screening/x'", "import './study'"],
    [rules.mainDoesNotKnowTheScreen, 'src-main/a.ts', "import '../src-renderer/b'", "import './b'"],
    [rules.mainDoesNotKnowTheScreen, 'src-main/a.ts', "import 'react'", "import 'electron'"],
    [rules.screenDoesNotKnowTheMachine, 'src-renderer/a.ts', "import 'electron'", "import 'react'"],
    [
      rules.screenDoesNotKnowTheMachine,
      'src-renderer/a.ts',
      "import '../src-main/b'",
      "import '#core/result'",
    ],
    [
      rules.preloadOnlyExposesTheContract,
      'src-preload/a.ts',
      "import 'node:fs'",
      "import '#core/contract/index'",
    ],
    [rules.featuresAreStrangers, 'src-renderer/features/a/x.ts', "import '../b/y'", "import './y'"],
    [
      rules.featuresAreStrangers,
      'src-renderer/features/a/x.ts',
      "import '../../app/y'",
      "import '../../ui/y'",
    ],
    [rules.onlyTheShellKnowsFeatures, 'src-renderer/ui/x.ts', "import '../features/b/y'", "import './y'"],
  ];
  test.each(
    cases.map(([rule, ...texts]) => ({ rule, texts })),
  )('in $texts.0: refuses $texts.1, accepts $texts.2', ({ rule, texts: [path, bad, good] }) => {
    expect(inFile(rule, path, bad)).toHaveLength(1);
    expect(inFile(rule, path, good)).toEqual([]);
    expect(breaches(rule)).toEqual([]);
  });
});

test('SQL is written in src-main/store only', () => {
  const text = 'const q = `SELECT id FROM records`;';
  expect(inFile(rules.sqlStaysInTheStore, 'src-main/handlers/a.ts', text)).toHaveLength(1);
  expect(inFile(rules.sqlStaysInTheStore, 'src-main/store/a.ts', text)).toEqual([]);
  expect(breaches(rules.sqlStaysInTheStore)).toEqual([]);
});

test('only mirror/apply-changes.ts writes to Dexie', () => {
  for (const text of ['await db.reports.bulkPut(rows)', 'mirror.table(name).put(row)', 'table.clear()']) {
    expect(inFile(rules.onlyOneFileWritesTheMirror, 'src-renderer/mirror/other.ts', text)).toHaveLength(1);
    expect(inFile(rules.onlyOneFileWritesTheMirror, 'src-renderer/mirror/apply-changes.ts', text)).toEqual(
      [],
    );
  }
  expect(breaches(rules.onlyOneFileWritesTheMirror)).toEqual([]);
});

test('every file is short enough to read', () => {
  expect(inFile(rules.filesStayShort, 'src-core/a.ts', 'x\n'.repeat(350))).toEqual([]);
  expect(inFile(rules.filesStayShort, 'src-core/a.ts', 'x\n'.repeat(351))).toHaveLength(1);
  expect(breaches(rules.filesStayShort)).toEqual([]);
});

test('no folder has a name that says nothing', () => {
  expect(inFile(rules.foldersSayWhatTheyHold, 'src-core/utils/a.ts')).toHaveLength(1);
  expect(inFile(rules.foldersSayWhatTheyHold, 'src-core/measures/a.ts')).toEqual([]);
  expect(breaches(rules.foldersSayWhatTheyHold)).toEqual([]);
});

test('no file names a path of one machine or a registry', () => {
  for (const text of ['cd /root/x', '"/home/jo/y"', ['https://registry', 'npmjs.org/z'].join('.')]) {
    expect(inFile(rules.namesNoMachine, 'docs/a.md', text)).toHaveLength(1);
  }
  expect(inFile(rules.namesNoMachine, 'docs/a.md', 'see https://example.org/work/1')).toEqual([]);
  expect(breaches(rules.namesNoMachine)).toEqual([]);
});
