import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { expect, type Page, test } from '@playwright/test';
import { type LaunchedApp, launchApp } from './launch';

let running: LaunchedApp;
let page: Page;

test.beforeAll(async () => {
  running = await launchApp({ args: ['--open-starter', 'ldn'] });
  page = running.page;
  await page.waitForFunction(() => document.querySelector('nav') !== null);
});
test.afterAll(() => running.close());

/** Runs code as the page's own script would: Playwright's evaluate is not held by the page's policy. */
const asPage = (code: string): Promise<string> =>
  page.evaluate(
    (source) =>
      new Promise<string>((resolve) => {
        window.addEventListener('message', (e) => resolve(String(e.data)), { once: true });
        const script = document.createElement('script');
        script.textContent = source;
        document.addEventListener(
          'securitypolicyviolation',
          (e) => resolve(`blocked: ${e.effectiveDirective}`),
          { once: true },
        );
        document.head.append(script);
        setTimeout(() => resolve('nothing happened'), 1500);
      }),
    code,
  );

test('the page is ours, under a policy without unsafe parts', async () => {
  expect(page.url()).toMatch(/^app:\/\/workbench\/index\.html/);
  const policy = await page.evaluate(async () =>
    (await fetch(location.href)).headers.get('content-security-policy'),
  );
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('unsafe');
});

test('inline script does not run', async () => {
  expect(await asPage("window.postMessage('ran', '*')")).toMatch(/^blocked: script-src/);
});

test('an inline event handler and a string as code do not run', async () => {
  const outcome = await page.evaluate(async () => {
    const seen: string[] = [];
    document.addEventListener('securitypolicyviolation', (e) => seen.push(e.effectiveDirective));
    const div = document.createElement('div');
    div.innerHTML = '<img src="data:image/png;base64,x" onerror="window.hacked = 1">';
    document.body.append(div);
    await new Promise((r) => setTimeout(r, 300));
    div.remove();
    return { seen, hacked: 'hacked' in window };
  });
  expect(outcome.hacked).toBe(false);
  expect(outcome.seen.join()).toContain('script-src');
});

test('the page has no Node and only the functions of the contract', async () => {
  const found = await page.evaluate(() => ({
    node: ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron'].filter(
      (n) => n in window,
    ),
    bridge: Object.keys(window.workbench).sort(),
    invoke: Object.values(window.workbench.api)
      .flatMap((area) => Object.keys(area))
      .includes('invoke'),
  }));
  expect(found).toEqual({ node: [], bridge: ['api', 'on', 'pathForFile'], invoke: false });
});

test('navigation away, new windows and redirects go nowhere', async () => {
  const windows = running.app.windows().length;
  await page.evaluate(() => {
    window.open('https://example.org/');
    const link = document.createElement('a');
    link.href = 'https://example.org/';
    link.target = '_blank';
    document.body.append(link);
    link.click();
    link.removeAttribute('target');
    link.click();
    link.remove();
  });
  await page.waitForTimeout(500);
  expect(page.url()).toMatch(/^app:\/\/workbench\//);
  expect(running.app.windows()).toHaveLength(windows);
});

test('no permission is given', async () => {
  const states = await page.evaluate(async () => {
    const ask = async (name: string): Promise<string> =>
      (await navigator.permissions.query({ name: name as PermissionName })).state;
    const media = await navigator.mediaDevices?.getUserMedia({ audio: true }).then(
      () => 'granted',
      () => 'refused',
    );
    return [
      await ask('geolocation'),
      await ask('notifications'),
      media ?? 'refused',
      await Notification.requestPermission(),
    ];
  });
  expect(states).toEqual(['denied', 'denied', 'refused', 'denied']);
});

test('no request reaches a server, from the page or around its policy', async () => {
  let hits = 0;
  const server = createServer((_, answer) => {
    hits += 1;
    answer.end('here');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  try {
    const fromPage = await page.evaluate(
      (p) =>
        Promise.all([
          fetch(`http://127.0.0.1:${p}/`).then(
            () => 'reached',
            () => 'blocked',
          ),
          new Promise<string>((resolve) => {
            const socket = new WebSocket(`ws://127.0.0.1:${p}/`);
            socket.onopen = () => resolve('reached');
            socket.onerror = () => resolve('blocked');
          }).catch(() => 'blocked'),
          new Promise<string>((resolve) => {
            const image = new Image();
            image.onload = () => resolve('reached');
            image.onerror = () => resolve('blocked');
            image.src = `http://127.0.0.1:${p}/x.png`;
          }),
        ]),
      port,
    );
    expect(fromPage).toEqual(['blocked', 'blocked', 'blocked']);
    // The session itself refuses, whatever a page's policy says.
    const fromMain = await running.app.evaluate(
      ({ session }, p) =>
        session.defaultSession.fetch(`http://127.0.0.1:${p}/`).then(
          () => 'reached',
          () => 'blocked',
        ),
      port,
    );
    expect(fromMain).toBe('blocked');
    expect(hits).toBe(0);
  } finally {
    server.close();
  }
});

test('a page that is not ours gets no answer from the contract', async () => {
  const answer = await running.app.evaluate(async ({ BrowserWindow, app }) => {
    const stranger = new BrowserWindow({
      show: false,
      webPreferences: {
        preload: `${app.getAppPath()}/out/preload/index.cjs`,
        contextIsolation: true,
        sandbox: true,
      },
    });
    await stranger.loadURL('data:text/html,<title>stranger</title>');
    const result: unknown = await stranger.webContents.executeJavaScript(
      'window.workbench.api.projects.current(null)',
    );
    stranger.destroy();
    return result;
  });
  expect(answer).toMatchObject({ ok: false, error: { code: 'forbidden' } });
});

test('links open only where the list allows', async () => {
  const opened: string[] = [];
  await running.app.evaluate(({ shell }) => {
    const seen: string[] = [];
    Object.assign(globalThis, { openedLinks: seen });
    shell.openExternal = async (url) => {
      seen.push(url);
    };
  });
  const answers = await page.evaluate(() =>
    Promise.all(
      [
        'https://doi.org/10.1000/1',
        'https://example.org/',
        'file:///etc/passwd',
        'javascript:alert(1)',
        'https://doi.org.example.org/',
      ].map((url) => window.workbench.api.app.openLink({ url }).then((r) => r.ok)),
    ),
  );
  expect(answers).toEqual([true, false, false, false, false]);
  opened.push(
    ...(await running.app.evaluate(() => (globalThis as unknown as { openedLinks: string[] }).openedLinks)),
  );
  expect(opened).toEqual(['https://doi.org/10.1000/1']);
});

test('a formula in a cell of an exported table is text, and a negative number stays one', async () => {
  const out = join(running.documents, 'compare.csv');
  await running.app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path });
  }, out);
  const exported = await page.evaluate(async () => {
    const { api } = window.workbench;
    await api.app.setReviewer({ name: 'Ada' });
    const ids: string[] = [];
    for (const label of ['=HYPERLINK("file:///x")', '@SUM(1+1)*cmd|x']) {
      const made = await api.studies.create({ reportIds: [], label });
      if (made.ok) ids.push(made.value.studyId);
    }
    return api.exports.run({ exporter: 'compare-csv', studyIds: ids });
  });
  expect(exported).toMatchObject({ ok: true, value: { path: out } });
  const text = await readFile(out, 'utf8');
  expect(text).toContain("'=HYPERLINK(");
  expect(text).toContain("'@SUM(1+1)*cmd|x");
  expect(text).not.toMatch(/(^|[,"\n\uFEFF])[=@]/);
});

test('a project with a trigger is refused with a sentence, and left alone', async () => {
  const made = join(running.documents, 'hostile.ldnr');
  await running.app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path });
  }, made);
  const created = await page.evaluate(() => window.workbench.api.projects.create({ title: 'Hostile' }));
  expect(created).toMatchObject({ ok: true });
  await page.evaluate(() => window.workbench.api.projects.close(null));
  const db = new DatabaseSync(made);
  db.exec('CREATE TRIGGER evil AFTER INSERT ON decisions BEGIN DELETE FROM decisions; END');
  db.close();
  const before = await readFile(made);
  const opened = await page.evaluate((path) => window.workbench.api.projects.open({ path }), made);
  expect(opened).toMatchObject({ ok: false, error: { code: 'project-hostile' } });
  expect((await readFile(made)).equals(before)).toBe(true);
});
