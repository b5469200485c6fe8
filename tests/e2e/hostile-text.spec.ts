import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { answerDialogs, goTo, importFile, startReview } from './start-review';

const attack =
  '<x-hostile>Trial</x-hostile> <img src=x onerror="window.hacked=1"> <script>window.hacked=1</script> <svg onload="window.hacked=1"></svg> & co';
const author = '<iframe srcdoc="<script>parent.hacked=1</script>"></iframe>Brien';
/** Files of references carry tags in their abstracts: they are taken off when the file is read. */
const abstract = '<a href="https://example.org" onclick="window.hacked=1">read on</a> <b>bold</b> results';
const abstractText = 'read on bold results';

/** From now on the page keeps what its policy had to stop: text that is only text gives it nothing to stop. */
const watch = (page: Page) =>
  page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { stopped: seen });
    // A library of ours asks once whether code may be made of text, and takes no for an answer.
    document.addEventListener('securitypolicyviolation', (e) => {
      if (e.blockedURI !== 'eval') seen.push(`${e.effectiveDirective} ${e.blockedURI}`);
    });
  });

/** Nothing in the whole document was made from the texts above, and nothing of them ran or was tried. */
const harmless = async (page: Page, where: string) => {
  const found = await page.evaluate(() => ({
    made: [
      ...document.querySelectorAll(
        'x-hostile, iframe, object, embed, img[src="x"], [onerror], [onload], [onclick], a[href*="example.org"]',
      ),
    ].map((element) => element.outerHTML),
    scripts: [...document.scripts].filter((script) => script.textContent?.includes('hacked')).length,
    ran: 'hacked' in window,
    stopped: (window as unknown as { stopped: string[] }).stopped,
  }));
  expect(found, where).toEqual({ made: [], scripts: 0, ran: false, stopped: [] });
};

test('markup in titles, names, abstracts and labels is text on every page and in every file', async () => {
  test.setTimeout(120_000);
  const { app, page, documents, close } = await startReview(`Review of ${attack}`);
  await watch(page);
  const file = join(documents, 'markup.ris');
  await writeFile(
    file,
    `TY  - JOUR\nTI  - ${attack}\nAU  - ${author}, K\nPY  - 2020\nAB  - ${abstract}\nER  - \n`,
  );

  // Shown before it is imported.
  await answerDialogs(app, { open: [file] });
  await goTo(page, 'Import');
  await page.getByRole('button', { name: 'Choose files' }).click();
  await expect(page.getByRole('region', { name: 'markup.ris' })).toContainText(attack);
  await harmless(page, 'import preview');
  await page.getByRole('button', { name: 'Leave out' }).click();
  await importFile(app, page, file, '<x-hostile>Embase</x-hostile>');
  await expect(page.getByRole('grid', { name: 'Searches' })).toContainText('<x-hostile>Embase</x-hostile>');
  await harmless(page, 'searches');

  await goTo(page, 'Records');
  const cell = page.getByRole('gridcell', { name: attack, exact: true });
  await expect(cell).toBeVisible();
  await cell.click();
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector.getByRole('heading', { level: 2 })).toHaveText(attack);
  await expect(inspector).toContainText(abstractText);
  await harmless(page, 'records');

  await goTo(page, 'Screening');
  await expect(page.getByRole('article').getByRole('heading', { level: 2 })).toHaveText(attack);
  await expect(page.getByRole('region', { name: 'Abstract' })).toHaveText(abstractText);
  await harmless(page, 'screening');
  await page.keyboard.press('i');
  await expect(page.getByText(/^Included: <x-hostile>Trial/)).toBeVisible();
  await harmless(page, 'the trace of a verdict');

  const made = await page.evaluate(async (label) => {
    const { api } = window.workbench;
    await api.review.putSetting({
      table: 'conditions',
      row: { id: 'c', order: 0, name: label, note: '' },
    });
    const ids = [];
    for (const name of [label, `${label} 2`]) {
      const study = await api.studies.create({ reportIds: [], label: name });
      if (study.ok) ids.push(study.value.studyId);
    }
    return ids;
  }, attack);
  await goTo(page, 'Studies');
  await expect(page.getByRole('gridcell', { name: attack, exact: true })).toBeVisible();
  await harmless(page, 'studies');
  await page.evaluate((id) => {
    location.hash = `/studies/${id}`;
  }, made[0]);
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText(attack);
  await harmless(page, 'study');
  await page.evaluate((ids) => {
    location.hash = `/compare/${ids.join(',')}`;
  }, made);
  await expect(page.getByRole('region', { name: 'Comparison' })).toContainText(attack);
  await harmless(page, 'comparison');
  await goTo(page, 'Overview');
  await expect(page.getByText(attack).first()).toBeVisible();
  await harmless(page, 'overview');

  // In files it is text in the words of each format.
  const save = async (exporter: 'endnote-xml' | 'ris' | 'compare-csv', name: string) => {
    const out = join(documents, name);
    await answerDialogs(app, { save: out });
    const answer = await page.evaluate(
      (request) => window.workbench.api.exports.run(request),
      exporter === 'compare-csv' ? { exporter, studyIds: made } : { exporter },
    );
    expect(answer, exporter).toMatchObject({ ok: true });
    return readFile(out, 'utf8');
  };
  const xml = await save('endnote-xml', 'out.xml');
  expect(xml).toContain('&lt;script&gt;window.hacked=1&lt;/script&gt;');
  expect(xml).not.toMatch(/<(x-hostile|script|img|iframe|svg)/);
  expect(await save('ris', 'out.ris')).toContain(`TI  - ${attack}`);
  expect(await save('compare-csv', 'out.csv')).toContain('<x-hostile>Trial</x-hostile>');
  await harmless(page, 'exports');
  await close();
});
