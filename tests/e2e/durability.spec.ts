import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchApp } from './launch';

test('close, kill and reopen: everything is there, and the window where it was', async () => {
  const scratch = await mkdtemp(join(tmpdir(), 'ldn-reopen-'));
  const where = { userData: join(scratch, 'data'), documents: join(scratch, 'documents') };
  try {
    const first = await launchApp({ ...where, args: ['--open-starter', 'ldn'] });
    await first.page.evaluate(() => window.workbench.api.app.setReviewer({ name: 'Ada' }));
    const ids = await first.page.evaluate(async () => {
      const page = await window.workbench.api.mirror.page({ table: 'reports', after: null, limit: 5 });
      return page.ok ? (JSON.parse(page.value.rows) as { id: string }[]).map((r) => r.id) : [];
    });
    expect(ids).toHaveLength(5);
    const decided = await first.page.evaluate(
      (reportIds) =>
        window.workbench.api.screening.decide({
          reportIds,
          stage: 'title-abstract',
          verdict: 'include',
          reasonId: null,
        }),
      ids,
    );
    expect(decided).toMatchObject({ ok: true, value: { decided: 5 } });
    await first.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setBounds({ x: 30, y: 40, width: 1111, height: 777 }),
    );
    await first.app.close();

    const second = await launchApp(where);
    const state = await second.page.evaluate(() => window.workbench.api.projects.current(null));
    expect(state).toMatchObject({
      ok: true,
      value: { title: 'Low-dose naltrexone: what it does in each condition' },
    });
    const bounds = await second.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
    );
    expect(bounds).toMatchObject({ width: 1111, height: 777 });
    const more = await second.page.evaluate(
      (reportIds) =>
        window.workbench.api.screening.decide({
          reportIds,
          stage: 'title-abstract',
          verdict: 'exclude',
          reasonId: null,
        }),
      ids.slice(0, 2),
    );
    expect(more).toMatchObject({ ok: true });
    const pid = second.app.process().pid;
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
    await second.app.waitForEvent('close').catch(() => undefined);

    const third = await launchApp(where);
    const rows = await third.page.evaluate(async () => {
      const page = await window.workbench.api.mirror.page({ table: 'reports', after: null, limit: 5 });
      return page.ok ? (JSON.parse(page.value.rows) as { ta: { mine: string } }[]).map((r) => r.ta.mine) : [];
    });
    expect(rows).toEqual(['exclude', 'exclude', 'include', 'include', 'include']);
    expect(await third.page.evaluate(() => window.workbench.api.projects.verify(null))).toMatchObject({
      ok: true,
      value: { passed: true },
    });
    await third.app.close();
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
});

test('files that are no search results and no projects get a sentence each', async () => {
  const { page, documents, close } = await launchApp({ args: ['--open-starter', 'bcg'] });
  try {
    await page.evaluate(() => window.workbench.api.app.setReviewer({ name: 'Ada' }));
    const files: [string, string | Uint8Array, string][] = [
      ['empty.ris', '', 'file-empty'],
      ['paper.ris', '%PDF-1.7\n%âãÏÓ\n1 0 obj', 'format-unknown'],
      ['zero.ldnr', '', 'project-empty'],
      ['text.ldnr', 'not a project', 'project-foreign'],
    ];
    for (const [name, content, code] of files) {
      const path = join(documents, name);
      await writeFile(path, content);
      const answer = name.endsWith('.ris')
        ? await page.evaluate((p) => window.workbench.api.imports.preview({ path: p, job: p }), path)
        : await page.evaluate((p) => window.workbench.api.projects.open({ path: p }), path);
      expect(answer, name).toMatchObject({ ok: false, error: { code } });
      if (!answer.ok) expect(answer.error.text.length).toBeGreaterThan(20);
    }
    const cut = join(documents, 'cut.nbib');
    await writeFile(
      cut,
      'PMID- 1\nTI  - Whole title\nAB  - Whole abstract.\n\nPMID- 2\nTI  - Cut in the mid',
    );
    const read = await page.evaluate((p) => window.workbench.api.imports.preview({ path: p, job: p }), cut);
    expect(read).toMatchObject({ ok: true, value: { recordsFound: 2 } });
    // What was open before is still open, and still writable.
    const state = await page.evaluate(() => window.workbench.api.projects.current(null));
    expect(state).toMatchObject({ ok: true, value: { readOnly: null } });
    if (state.ok && state.value !== null) {
      const copy = join(documents, 'copy.ldnr');
      await page.evaluate(() => window.workbench.api.projects.close(null));
      await copyFile(state.value.path, copy);
      expect(await page.evaluate((p) => window.workbench.api.projects.open({ path: p }), copy)).toMatchObject(
        { ok: true },
      );
    }
  } finally {
    await close();
  }
});

test('a project open elsewhere is named with its holder, and opens to read', async () => {
  const one = await launchApp({ args: ['--open-starter', 'bcg'] });
  const two = await launchApp({});
  try {
    const state = await one.page.evaluate(() => window.workbench.api.projects.current(null));
    const path = state.ok && state.value !== null ? state.value.path : '';
    const refused = await two.page.evaluate((p) => window.workbench.api.projects.open({ path: p }), path);
    expect(refused).toMatchObject({ ok: false, error: { code: 'project-locked' } });
    if (!refused.ok) expect(refused.error.text).toContain('process');
    const read = await two.page.evaluate(
      (p) => window.workbench.api.projects.open({ path: p, readOnly: true }),
      path,
    );
    expect(read).toMatchObject({ ok: true, value: { readOnly: 'This project is open to read only.' } });
  } finally {
    await one.close();
    await two.close();
  }
});
