import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from '@playwright/test';
import { answerDialogs, goTo, startReview } from '../e2e/start-review';
import { clearToasts, prepare, take } from './take';

test.describe.configure({ timeout: 400_000 });

const entry = (title: string, authors: readonly string[], year: number, more: readonly string[]): string =>
  [
    'TY  - JOUR',
    `TI  - ${title}`,
    ...authors.map((a) => `AU  - ${a}`),
    `PY  - ${year}`,
    ...more,
    'ER  - ',
    '',
    '',
  ].join('\n');

const abstract =
  'AB  - BACKGROUND: Low-dose naltrexone may relieve the pain of fibromyalgia. METHODS: 31 women took 4.5 mg or placebo in a crossover design. RESULTS: Pain fell by 28.8 % with naltrexone and by 18.0 % with placebo (P = 0.016).';
const younger = 'Low-dose naltrexone for the treatment of fibromyalgia';
const names = ['Younger, Jarred', 'Noor, Noorulain', 'McCue, Rebecca', 'Mackey, Sean'];

const pubmed = [
  entry(younger, names, 2013, [
    'JF  - Arthritis Rheum',
    'VL  - 65',
    'SP  - 529',
    'EP  - 538',
    'PM  - 23359310',
    abstract,
  ]),
  entry(
    'Vitamin D supplementation and fractures after menopause',
    ['Trivedi, Daksha', 'Doll, Richard'],
    2003,
    ['JF  - BMJ', 'PM  - 12609940'],
  ),
  entry('Retracted: Naltrexone and sleep quality in shift workers', ['Folkard, Simon'], 2015, [
    'JF  - Sleep Med',
  ]),
].join('');
const embase = [
  entry(
    `${younger}: findings of a small, randomized, double-blind trial`,
    ['Younger, J', 'Noor, N', 'McCue, R', 'Mackey, S'],
    2013,
    [
      'JF  - Arthritis and Rheumatism',
      'VL  - 65',
      'IS  - 2',
      'SP  - 529',
      'EP  - 538',
      'PM  - 33359310',
      abstract.replace('31 women', 'Thirty-one women'),
    ],
  ),
  entry('Vitamin D supplementation and fractures after menopause.', ['Trivedi, D', 'Doll, R'], 2003, [
    'JF  - British Medical Journal',
    'PM  - 32609940',
  ]),
].join('');

test('import of a table and of a half-done review; duplicates; a report edited by hand', async () => {
  const { app, page, documents, close } = await startReview('Low-dose naltrexone');
  await prepare(app, page);
  const file = async (name: string, text: string): Promise<string> => {
    const path = join(documents, name);
    await writeFile(path, text);
    return path;
  };
  const choose = async (...paths: readonly string[]) => {
    await answerDialogs(app, { open: paths });
    await page.getByRole('button', { name: 'Choose files' }).click();
    await page
      .getByRole('button', { name: /^Import \d+ records?$/ })
      .first()
      .waitFor();
  };
  await goTo(page, 'Import');
  await choose(
    await file(
      'table.csv',
      `Headline,Who,When,Where,Colour\n"${younger}","Younger, J; Noor, N",2013,Arthritis Rheum,blue\n"Naltrexone in Crohn's disease","Smith, J",2011,Dig Dis Sci,red\n`,
    ),
  );
  await page.getByRole('combobox', { name: 'Headline holds' }).click();
  await page.getByRole('option', { name: 'Title', exact: true }).click();
  await take(page, 'import-columns');
  await page.getByRole('button', { name: 'Leave out' }).click();

  await choose(
    await file(
      'rayyan.ris',
      entry('Naltrexone in pain', ['Younger, J'], 2014, [
        'N1  - RAYYAN-INCLUSION: {"Ann"=>"Included", "Ben"=>"Included"}',
      ]) +
        entry('Naltrexone in mice', ['Brown, N'], 2009, [
          'N1  - RAYYAN-INCLUSION: {"Ann"=>"Excluded", "Ben"=>"Excluded"} | RAYYAN-EXCLUSION-REASONS: animal study',
        ]),
    ),
  );
  await take(page, 'import-half-done');
  await page.getByRole('button', { name: 'Leave out' }).click();

  await choose(
    await file(
      'items.json',
      '[{"title": "A report that reads well", "type": "article-journal"},\n{"title": "Another" "type": "article-journal", "issued": {"date-parts": [[1993]]}}]',
    ),
  );
  await page.getByRole('button', { name: 'Mend by hand' }).click();
  await take(page, 'import-mend');
  await page.getByRole('button', { name: 'Leave out' }).click();

  await choose(await file('pubmed.ris', pubmed), await file('embase.ris', embase));
  await page
    .getByRole('region', { name: 'pubmed.ris' })
    .getByRole('combobox', { name: 'Source' })
    .fill('PubMed');
  await page
    .getByRole('region', { name: 'embase.ris' })
    .getByRole('combobox', { name: 'Source' })
    .fill('Embase');
  await page.getByRole('button', { name: 'Import all 2 files' }).click();
  await page.getByRole('button', { name: /^Decide / }).waitFor();
  await clearToasts(page);
  await take(page, 'import-next-step');
  await page.getByRole('button', { name: /^Decide / }).click();
  await page
    .getByRole('region', { name: 'Pair' })
    .getByRole('row', { name: /^Title/ })
    .waitFor();
  await take(page, 'duplicates');
  await page.keyboard.press('s');
  await page.getByText('Same report:').waitFor();
  await goTo(page, 'Records');
  await clearToasts(page);
  await page.getByRole('grid', { name: 'Records' }).getByText(younger).first().click();
  await page.getByRole('complementary', { name: 'Inspector' }).getByText('From 2 records').waitFor();
  await page.keyboard.press('F2');
  await page.getByRole('dialog', { name: 'Edit the report' }).waitFor();
  await take(page, 'edit-report');
  await close();
});
