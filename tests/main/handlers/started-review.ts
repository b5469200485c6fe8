import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Screened } from '#core/contract/imports';
import { makeHandlers } from '#main/handlers/index';
import { testContext } from '../ipc/test-context';

/** What is said of a search whose file is imported, as little as can be. */
export const saidOfSearch = {
  kind: 'database' as const,
  database: 'PubMed',
  platform: '',
  date: null,
  strategy: '',
  note: '',
};

/** A program with one empty review open in it, and Ada in front of it. */
export const started = async () => {
  const c = testContext();
  c.settings.update({ reviewer: { id: 'ada', name: 'Ada' } });
  const path = join(c.documents, 'review.ldnr');
  const context = { ...c, askSave: async () => path };
  const handlers = makeHandlers(context);
  const made = await handlers.projects.create({ title: 'Test' });
  if (!made.ok) throw new Error(made.error.text);
  onTestFinished(() => c.project.closeStore());
  const store = c.project.current();
  if (!store.ok) throw new Error('no store');
  const file = (name: string, text: string): string => {
    const to = join(c.documents, name);
    writeFileSync(to, text);
    return to;
  };
  const preview = async (at: string, columns?: Parameters<typeof handlers.imports.preview>[0]['columns']) => {
    const answer = await handlers.imports.preview({ path: at, job: 'j', ...(columns && { columns }) });
    if (!answer.ok) throw new Error(answer.error.text);
    return answer.value;
  };
  const run = async (token: string, more: { screened?: Screened; together?: string[] } = {}) => {
    const answer = await handlers.imports.run({
      token,
      job: 'j',
      kind: 'database',
      database: 'PubMed',
      platform: 'Ovid',
      date: '2026-03',
      strategy: '',
      note: '',
      ...(more.together && { together: more.together }),
      screened: more.screened ?? null,
    });
    if (!answer.ok) throw new Error(answer.error.text);
    return answer.value;
  };
  return { c, handlers, store: store.value, file, preview, run };
};
