import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { converters } from '#core/extraction/converters/index';
import { measures } from '#core/measures/index';
import { tau2Estimators } from '#core/synthesis/tau-squared/index';

const file = fileURLToPath(new URL('../../docs/numerics.md', import.meta.url));

const cell = (text: string) => text.replaceAll('|', '\\|');

const table = (
  rows: readonly {
    readonly id: string;
    readonly label: string;
    readonly formula: string;
    readonly source: string;
  }[],
) =>
  [
    '| id | name | formula | source |',
    '|---|---|---|---|',
    ...rows.map(
      ({ id, label, formula, source }) => `| ${id} | ${[label, formula, source].map(cell).join(' | ')} |`,
    ),
  ].join('\n');

const sections = {
  measures: table(measures),
  estimators: table(tau2Estimators),
  converters: table(converters),
};

const filled = (text: string): string =>
  Object.entries(sections).reduce(
    (done, [name, body]) =>
      done.replace(
        new RegExp(`<!-- ${name} -->[\\s\\S]*?<!-- /${name} -->`),
        () => `<!-- ${name} -->\n${body}\n<!-- /${name} -->`,
      ),
    text,
  );

test('docs/numerics.md says what the registries say', () => {
  const text = readFileSync(file, 'utf8');
  if (process.env.UPDATE_DOCS === '1') writeFileSync(file, filled(text));
  const now = readFileSync(file, 'utf8');
  for (const name of Object.keys(sections)) expect(now).toContain(`<!-- ${name} -->`);
  expect(now).toBe(filled(now));
});
