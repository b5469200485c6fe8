import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { workbookOf } from '../../core/importers/workbook-of';
import { started } from './started-review';

test('the sheet of a workbook is chosen, read, imported and kept with the search', async () => {
  const { c, handlers, store, run } = await started();
  const path = join(c.documents, 'two.xlsx');
  const sheets = [
    [
      'Old',
      [
        ['Title', 'Year', 'Database'],
        ['Bread', '1990', 'Embase'],
      ],
    ],
    [
      'New',
      [
        ['Title', 'Year'],
        ['Butter', '1991'],
      ],
    ],
  ] as const;
  writeFileSync(path, workbookOf(sheets));
  const look = async (sheet?: string) => {
    const answer = await handlers.imports.preview({
      path,
      job: 'j',
      ...(sheet === undefined ? {} : { sheet }),
    });
    if (!answer.ok) throw new Error(answer.error.text);
    return answer.value;
  };
  expect((await look()).table?.sheet).toBe('Old');
  const chosen = await look('New');
  expect(chosen).toMatchObject({
    table: { sheet: 'New' },
    suggestedDatabase: null,
    sample: [{ title: 'Butter' }],
  });
  await run(chosen.token);
  expect(store.all('records').rows.map(({ fields }) => fields.title)).toEqual(['Butter']);
  expect(store.all('searches').rows[0]?.file?.sheet).toBe('New');
});
