import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { electronArguments } from '../../scripts/bootstrap/display.mjs';
import { ensureRuntime } from '../../scripts/bootstrap/runtime.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export interface LaunchOptions {
  /** Where the app keeps settings, recent projects and the mirror; a fresh temporary folder unless named. */
  readonly userData?: string;
  /** Where the app copies examples to; a fresh temporary folder unless named. */
  readonly documents?: string;
  /** The app's own arguments, e.g. a project file. */
  readonly args?: readonly string[];
  /** Further environment variables. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface LaunchedApp {
  readonly app: ElectronApplication;
  /** The first window. */
  readonly page: Page;
  readonly userData: string;
  readonly documents: string;
  /** Ends the app and removes the temporary folders made for it. */
  readonly close: () => Promise<void>;
}

/** Starts the built app (`out/`) in the real Electron, apart from everything that belongs to the person at this machine. */
export async function launchApp(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const scratch = await mkdtemp(join(tmpdir(), 'ldn-e2e-'));
  const userData = options.userData ?? join(scratch, 'user-data');
  const documents = options.documents ?? join(scratch, 'Documents');
  await mkdir(userData, { recursive: true });
  await mkdir(documents, { recursive: true });

  const runtime = await ensureRuntime();
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const app = await _electron.launch({
    executablePath: runtime.program,
    args: [...electronArguments(), root, ...(options.args ?? [])],
    env: {
      ...Object.fromEntries(inherited),
      LDN_RUNTIME: runtime.kind,
      LDN_USER_DATA: userData,
      LDN_DOCUMENTS: documents,
      LDN_HOME: dirname(documents),
      ...options.env,
    },
    // Playwright adds --no-sandbox by itself otherwise, and the sandbox would go untested.
    chromiumSandbox: true,
    timeout: 30_000,
  });
  const page = await app.firstWindow();
  const close = async () => {
    // What still runs, a search for duplicates, may be stopped: closing asks about it.
    await app
      .evaluate(({ dialog }) => {
        dialog.showMessageBox = async () => ({ response: 1, checkboxChecked: false });
      })
      .catch(() => undefined);
    await app.close();
    await rm(scratch, { recursive: true, force: true });
  };
  return { app, page, userData, documents, close };
}
