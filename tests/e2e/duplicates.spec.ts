import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { axeFindings } from './accessibility';
import { answerDialogs, goTo, importFile, type StartedReview, startReview } from './start-review';

interface Made {
  readonly title: string;
  readonly authors: readonly string[];
  readonly year: number;
  readonly pmid?: number;
}

const ris = (records: readonly Made[]): string =>
  records
    .map(({ title, authors, year, pmid }) =>
      [
        'TY  - JOUR',
        `TI  - ${title}`,
        ...authors.map((a) => `AU  - ${a}`),
        `PY  - ${year}`,
        'JF  - Journal of Trials',
        ...(pmid === undefined ? [] : [`PM  - ${pmid}`]),
        'ER  - ',
        '',
      ].join('\n'),
    )
    .join('\n');

const fibromyalgia: Made = {
  title: 'Low-dose naltrexone for the treatment of fibromyalgia in adults',
  authors: ['Younger, Jarred', 'Noor, Noorulain'],
  year: 2013,
};
const acne: Made = {
  title: 'Blue light as an adjunct in mild acne of adolescents: a randomised trial',
  authors: ['Papageorgiou, Paul', 'Katsambas, Andreas'],
  year: 2000,
};
const sleep: Made = {
  title: 'Hypnotic effects of evening melatonin among shift workers in hospitals',
  authors: ['Folkard, Simon', 'Arendt, Josephine'],
  year: 1993,
  pmid: 8221221,
};
const bones: Made = {
  title: 'Vitamin D supplementation and fractures after menopause: what community trials show',
  authors: ['Trivedi, Daksha', 'Doll, Richard'],
  year: 2003,
  pmid: 12609940,
};

/** One database, and another with two articles spelled otherwise (certain) and two that PubMed counts twice (a person decides). */
const first = [fibromyalgia, acne, sleep, bones];
const second = [
  {
    ...fibromyalgia,
    title: 'Low dose naltrexone for the treatment of fibromyalgia in adults.',
    authors: ['Younger, J', 'Noor, N'],
  },
  { ...acne, authors: ['Papageorgiou, P', 'Katsambas, A'] },
  { ...sleep, title: `${sleep.title} and clinics`, pmid: 31221221 },
  { ...bones, title: `${bones.title} and clinics`, pmid: 32609940 },
  {
    ...fibromyalgia,
    title: 'Oxytocin nasal spray and mood in women with chronic pelvic pain',
    authors: ['Rash, Joshua'],
    year: 2019,
  },
];

const importBoth = async ({ app, page, documents }: StartedReview) => {
  const files = [join(documents, 'one.ris'), join(documents, 'two.ris')] as const;
  await writeFile(files[0], ris(first));
  await writeFile(files[1], ris(second));
  await answerDialogs(app, { open: files });
  await goTo(page, 'Import');
  await page.getByRole('button', { name: 'Choose files' }).click();
  await expect(page.getByRole('button', { name: /^Import \d+ records?$/ })).toHaveCount(2);
  await page
    .getByRole('region', { name: 'one.ris' })
    .getByRole('combobox', { name: 'Source' })
    .fill('Embase');
  await page
    .getByRole('region', { name: 'two.ris' })
    .getByRole('combobox', { name: 'Source' })
    .fill('Scopus');
  await page.getByRole('button', { name: 'Import all 2 files' }).click();
};

const pairs = (page: Page) => page.getByRole('grid', { name: 'Pairs' }).locator('[role="row"][row-id]');

test('what is certain merges on import, a person decides the rest, and one undo takes the import back', async () => {
  const review = await startReview('Duplicates');
  const { page, file, close } = review;
  await importBoth(review);
  const next = page.getByRole('region', { name: 'Next step' });
  await expect(next).toContainText('9 records imported from 2 files: 9 new; ');
  // The key that takes back what was said of pairs lets the import be.
  await goTo(page, 'Duplicates');
  await expect(pairs(page)).toHaveCount(2);
  await page.keyboard.press('u');
  await expect(
    page.getByText(/^The latest change is no verdict on a pair\. Ctrl\+Z takes back: Import 4 records/),
  ).toBeVisible();
  await expect(pairs(page)).toHaveCount(2);
  await goTo(page, 'Import');
  await expect(next).toContainText('2 reports were merged as duplicates, which left 7 new reports.');
  expect(await axeFindings(page)).toEqual([]);
  // The files themselves stay with the project, named by their hash.
  const kept = `${file}.files`;
  expect(existsSync(kept)).toBe(true);
  expect(await readdir(kept)).toHaveLength(2);

  await next.getByRole('button', { name: 'Decide 2 possible duplicates' }).click();
  await expect(pairs(page)).toHaveCount(2);
  const pair = page.getByRole('region', { name: 'Pair' });
  await expect(pair).toContainText('PMIDs differ');
  const title = pair.getByRole('row', { name: /^Title/ });
  await expect(title.locator('mark')).toHaveCount(1);
  expect(await axeFindings(page)).toEqual([]);

  // One key each: different, undone, skipped, same.
  const before = (await title.textContent()) ?? '';
  await page.keyboard.press('d');
  await expect(pairs(page)).toHaveCount(1);
  await expect(title).not.toHaveText(before);
  await page.keyboard.press('u');
  await expect(pairs(page)).toHaveCount(2);
  const shown = (await title.textContent()) ?? '';
  await page.keyboard.press('k');
  await expect(title).not.toHaveText(shown);
  await page.keyboard.press('s');
  await expect(pairs(page)).toHaveCount(1);
  await page.keyboard.press('u');
  await expect(pairs(page)).toHaveCount(2);

  // Both are there for the same reasons: one word for all of them.
  await page.getByRole('button', { name: 'All 2 like it' }).click();
  await page.getByRole('menuitem', { name: /^Different, all of them/ }).click();
  await expect(page.getByText('No pair waits for you')).toBeVisible();

  // What was said and what was merged can be looked at and turned round.
  await page.getByRole('radio', { name: 'Decided' }).click();
  await expect(pairs(page)).toHaveCount(2);
  await page.getByRole('radio', { name: 'Merged' }).click();
  await expect(pairs(page)).toHaveCount(2);
  await expect(pair).toContainText('one of 2 of its report');
  const apart = (await title.textContent()) ?? '';
  await page.keyboard.press('d');
  await expect(pairs(page)).toHaveCount(1);
  await expect(title).not.toHaveText(apart);
  await goTo(page, 'Records');
  await goTo(page, 'Duplicates');
  await page.getByRole('radio', { name: 'Merged' }).click();
  await expect(pairs(page)).toHaveCount(1);
  // What is said already is said once.
  await page.getByRole('radio', { name: 'Decided' }).click();
  await expect(pairs(page)).toHaveCount(3);
  await expect(pairs(page).first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('d');
  await expect(page.getByText('That was said before: nothing is changed')).toBeVisible();
  await goTo(page, 'Records');
  await expect(page.getByText(/^8 reports$/)).toBeVisible();

  // All the way back: the pair taken apart, both words at once, then the import of two files as one step.
  await page.keyboard.press('Control+z');
  await expect(page.getByText(/^7 reports$/)).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('link', { name: /^Duplicates 2/ })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('No records yet')).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await expect(page.getByText(/^7 reports$/)).toBeVisible();
  await close();
});

/** The order is that of the screen, the pair in sight is the marked row, and what is undone is shown. */
const walkTheList = async (page: Page) => {
  const list = page.getByRole('grid', { name: 'Pairs' });
  const shown = page.getByRole('region', { name: 'Pair' }).getByRole('row', { name: /^Title/ });
  const row = (n: number) => list.locator(`[role="row"][row-index="${n}"][row-id]`);
  const marked = async (n: number) => {
    await expect(row(n)).toHaveAttribute('aria-selected', 'true');
    const title = await row(n).locator('[col-id="title"]').innerText();
    await expect(shown).toContainText(title.slice(0, 18));
  };
  // The titles backwards: another order than the likeliest first.
  const header = list.getByRole('columnheader', { name: 'Title' });
  await header.click();
  await header.click();
  await expect(row(0)).toContainText('Vitamin D');
  await expect(row(3)).toContainText('Blue light');
  await row(0).click();
  await marked(0);
  await page.keyboard.press('ArrowDown');
  await marked(1);
  await page.keyboard.press('k');
  await marked(2);
  await page.keyboard.press('ArrowUp');
  await marked(1);
  const id = await row(1).getAttribute('row-id');
  const after = await row(2).getAttribute('row-id');
  await page.keyboard.press('d');
  await expect(pairs(page)).toHaveCount(3);
  await expect(row(1)).toHaveAttribute('row-id', after ?? '');
  await marked(1);
  await page.keyboard.press('u');
  await expect(pairs(page)).toHaveCount(4);
  await expect(row(1)).toHaveAttribute('row-id', id ?? '');
  await marked(1);
};

test('a stricter mode merges less, and near misses can be asked for', async () => {
  const review = await startReview('Modes');
  const { page, close } = review;
  await importBoth(review);
  await expect(page.getByRole('region', { name: 'Next step' })).toContainText('2 reports were merged');
  await goTo(page, 'Duplicates');
  await page.getByRole('combobox', { name: 'How sure before merging' }).click();
  await page.getByRole('option', { name: 'Strict' }).click();
  await expect(pairs(page)).toHaveCount(4);
  await expect(page.getByText('2 merges were taken back; 4 pairs are for you to decide')).toBeVisible();
  await walkTheList(page);
  await page.getByRole('radio', { name: 'Merged' }).click();
  await expect(page.getByText('Nothing was merged')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(pairs(page)).toHaveCount(2);
  // The mode went back with its merges.
  await expect(page.getByRole('combobox', { name: 'How sure before merging' })).toHaveValue('Balanced');
  await page.getByRole('radio', { name: 'Near misses' }).click();
  await expect(page.getByText('No near misses')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await close();
});

test('near misses are marked with one key each, and nothing is asked that follows from what was said', async () => {
  const { app, page, documents, close } = await startReview('Near');
  const near = ['pregnancy', 'old age', 'athletes'].map((who, at) => ({
    title: `Magnesium and night cramps in ${who}`,
    authors: [['Younger, Jarred', 'Bruun, Karin', 'Haddad, Omar'][at] ?? ''],
    year: 2013,
  }));
  const file = join(documents, 'near.ris');
  await writeFile(file, ris(near));
  await importFile(app, page, file, 'Embase');
  await expect(page.getByRole('region', { name: 'Next step' })).toContainText('3 new');
  await expect(page.getByText('Looking for duplicates')).toBeHidden();
  await goTo(page, 'Duplicates');
  await expect(page.getByText('No pair waits for you')).toBeVisible();
  await page.getByRole('radio', { name: 'Near misses' }).click();
  await expect(pairs(page)).toHaveCount(3);

  await page.keyboard.press('d');
  await expect(pairs(page)).toHaveCount(2);
  await page.keyboard.press('u');
  await expect(pairs(page)).toHaveCount(3);
  // Two of the three records are one report, which comes close to the third once; then all three are one.
  await page.keyboard.press('s');
  await expect(pairs(page)).toHaveCount(1);
  await page.keyboard.press('s');
  await expect(page.getByText('No near misses')).toBeVisible();
  await page.getByRole('radio', { name: 'Decided' }).click();
  await expect(pairs(page)).toHaveCount(2);
  await goTo(page, 'Records');
  await expect(page.getByText(/^1 reports?$/)).toBeVisible();
  await goTo(page, 'Duplicates');
  await page.keyboard.press('u');
  await page.keyboard.press('u');
  await goTo(page, 'Records');
  await expect(page.getByText(/^3 reports$/)).toBeVisible();
  await close();
});

test('a queue that cannot hold all says so until a search finds no more, and looking again brings the next pairs', async () => {
  const { app, page, documents, close } = await startReview('Full');
  // A report that comes back every year: 1,770 pairs, of which 1,000 and three a record wait.
  const yearly = Array.from({ length: 60 }, (_, at) => ({
    title: 'Annual report on the treatment of sleep disorders in shift workers',
    authors: ['Folkard, Simon', 'Arendt, Josephine'],
    year: 1950 + at,
  }));
  const file = join(documents, 'yearly.ris');
  await writeFile(file, ris(yearly));
  await importFile(app, page, file, 'Embase');
  await expect(page.getByRole('region', { name: 'Next step' })).toContainText('1,180 possible duplicates', {
    timeout: 60_000,
  });
  await goTo(page, 'Duplicates');
  const note = page.getByText('More pairs were uncertain than the queue holds');
  await expect(note).toContainText('the likeliest wait here');
  const waiting = (count: string) => page.getByRole('radio', { name: `To decide ${count}`, exact: true });
  await expect(waiting('1,180')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);

  // All of them, one kind of reasons after the other.
  const different = async () => {
    for (let left = true; left; left = !(await waiting('0').isVisible())) {
      await page.keyboard.press('Shift+D');
      await page.waitForTimeout(500);
    }
  };
  await different();
  await expect(page.getByText('No pair waits of those that were queued')).toBeVisible();
  await expect(note).toContainText('those in it are decided');
  await note.getByRole('button', { name: 'Look for more pairs' }).click();
  await expect(waiting('590')).toBeVisible();
  await expect(note).toBeHidden();
  await page.keyboard.press('Control+z');
  await expect(note).toContainText('those in it are decided');
  await close();
});
