import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../src-core');
const areas = ['measures', 'synthesis', 'stats', 'extraction', 'exporters', 'screening/agreement'];

const files = areas.flatMap((area) =>
  readdirSync(join(root, area), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(root, area, name)),
);

/** Functions of more than 60 lines, from their first to their last. */
const longOnes = (file: string): readonly string[] => {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const lineOf = (place: number) => source.getLineAndCharacterOfPosition(place).line;
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) {
      const lines = lineOf(node.getEnd()) - lineOf(node.getStart()) + 1;
      if (lines > 60) found.push(`${file.slice(root.length)}:${lineOf(node.getStart()) + 1}: ${lines} lines`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
};

test('no function of the statistics is longer than 60 lines', () => {
  expect(files.length).toBeGreaterThan(100);
  expect(files.flatMap(longOnes)).toEqual([]);
});
