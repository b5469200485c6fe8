import { existsSync, readFileSync, renameSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import type { ContractHandlers } from '#core/contract/index';
import { newReview } from '#core/model/review';
import { type AppError, appError } from '#core/errors';
import { err, ok, type Result } from '#core/result';
import { readStarter } from '#core/starters/read-starter';
import { loadRows } from '../store/load-rows';
import type { Store } from '../store/store';
import { checkOriginals } from '../files/check-originals';
import { verifyStore } from '../store/verify';
import { write } from '../store/write';
import type { Context } from './context';
import { takeStep } from './undo';

export const starterFiles = {
  ldn: { file: 'ldn.json', name: 'LDN evidence review.ldnr' },
  bcg: { file: 'bcg.json', name: 'BCG vaccine example.ldnr' },
} as const;

/** Fills an empty project with a bundled review. */
export const fillFromStarter = (
  store: Store,
  resources: string,
  starter: keyof typeof starterFiles,
): Result<unknown, AppError> => {
  const file = join(resources, 'starters', starterFiles[starter].file);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return err(
      appError('file-unreadable', 'The bundled review is missing from this installation.', {
        where: { file },
      }),
    );
  }
  const rows = readStarter(text, store.env.now().toISOString());
  if (!rows.ok) return rows;
  return loadRows(store, rows.value, 'Start from the bundled review', 'starter');
};

/** Fills an empty project with nothing but its title. */
export const fillNew = (store: Store, title: string, reviewer: string): Result<unknown, AppError> =>
  write(
    store,
    { kind: 'projects.create', text: `Start the review "${title}"`, reviewer, undoable: false },
    (tx) => tx.put('review', newReview(title)),
  );

const fileNameFor = (title: string): string =>
  `${
    title
      .replace(/[\\/:*?"<>|]+/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 80) || 'Review'
  }.ldnr`;

/** A path below somebody's own folder, told from there. */
const fromHome = (path: string, home: string): string =>
  path.startsWith(join(home, sep)) ? `~${path.slice(join(home, sep).length - 1)}` : path;

export const projectHandlers = (c: Context): ContractHandlers['projects'] => {
  return {
    current: () => ok(c.project.state()),
    recent: () =>
      ok(
        c.settings.get().recent.map((r) => ({
          ...r,
          shownPath: fromHome(r.path, c.home),
          fileName: basename(r.path),
          missing: !existsSync(r.path),
        })),
      ),
    forget: ({ path }) => {
      c.settings.update({ recent: c.settings.get().recent.filter((r) => r.path !== path) });
      return ok(null);
    },
    openStarter: async ({ starter }) => {
      const path = join(c.documents, 'LDN Workbench', starterFiles[starter].name);
      if (existsSync(path)) return c.project.open(path);
      return c.project.create(path, (store) => fillFromStarter(store, c.resources, starter));
    },
    create: async ({ title }) => {
      const path = await c.askSave(join(c.documents, fileNameFor(title)), {
        name: 'Review',
        extensions: ['ldnr'],
      });
      if (path === null) return ok(null);
      const target = path.endsWith('.ldnr') ? path : `${path}.ldnr`;
      // The save dialog has asked about replacing; the old file is kept under another name all the same.
      const ready = (): void => {
        if (existsSync(target)) renameSync(target, `${target}.${Date.now()}.old`);
      };
      const fill = (store: Store) => fillNew(store, title, c.project.viewer() ?? 'unknown');
      return c.project.create(target, fill, ready);
    },
    open: async ({ path, readOnly }) => {
      const chosen = path ?? (await c.askOpenProject());
      return chosen === null ? ok(null) : c.project.open(chosen, readOnly ?? false);
    },
    checking: () => ok(c.project.check.state()),
    answerCheck: ({ answer }) => {
      c.project.check.answer(answer);
      return ok(null);
    },
    close: () => c.project.close(),
    verify: () => {
      const store = c.project.current();
      if (!store.ok) return store;
      const checks = [...verifyStore(store.value).checks, checkOriginals(store.value, false)];
      return ok({ passed: checks.every((check) => check.passed), checks });
    },
    undo: (wish) => takeStep(c, 'undo', wish),
    redo: (wish) => takeStep(c, 'redo', wish),
  };
};
