import type { Api, Bridge } from '#core/contract/index';
import type { ProjectState } from '#core/contract/projects';

/** Stands in for preload: answers what the frame asks, with one review that can be opened. Import before anything else. */
const query = new URLSearchParams(location.search);

export const project: ProjectState = {
  path: '/reviews/LDN evidence review.ldnr',
  fileName: 'LDN evidence review.ldnr',
  title: 'Low-dose naltrexone',
  instanceId: 'preview',
  revision: 3,
  hash: 'x',
  readOnly: null,
  reviewerId: 'r1',
  reviewerName: 'J. Younger',
  savedAt: '2026-11-22T14:02:00Z',
  lent: false,
  undo: 'Exclude 1 report',
  redo: null,
};

const recent = [
  {
    path: project.path,
    fileName: project.fileName,
    title: project.title,
    openedAt: '2026-11-21T09:00:00Z',
    missing: false,
  },
  {
    path: '/media/stick/Naltrexone and pain in adults with fibromyalgia, an update.ldnr',
    fileName: 'Naltrexone and pain.ldnr',
    title: 'Naltrexone and pain in adults with fibromyalgia, an update of the review of 2019',
    openedAt: '2026-10-02T09:00:00Z',
    missing: true,
  },
];

let reviewer = query.has('nameless') ? null : { id: 'r1', name: 'J. Younger' };

const answers: Record<string, (input: unknown) => unknown> = {
  'app.info': () => ({
    version: '0.1.0',
    electron: '33.2.1',
    chromium: '130.0.6723.137',
    node: '20.18.1',
    sqlite: '3.53.0',
    developmentRuntime: true,
    platform: 'linux x64',
    reviewer,
  }),
  'app.setReviewer': (input) => {
    reviewer = { id: 'r1', name: (input as { name: string }).name };
    return reviewer;
  },
  'app.switchReviewer': (input) => {
    const { id, name } = input as { id: string | null; name: string };
    reviewer = { id: id ?? 'r2', name };
    return reviewer;
  },
  'projects.current': () => null,
  'projects.recent': () => (query.has('fresh') ? [] : recent),
  'projects.verify': () => ({
    passed: true,
    checks: [
      { name: 'Integrity', passed: true, text: 'The file is whole.' },
      { name: 'Change log', passed: true, text: '3 entries, unbroken.' },
    ],
  }),
};

const area = (name: string): object =>
  new Proxy(
    {},
    {
      get: (_, call) => async (input: unknown) => {
        const answer = answers[`${name}.${String(call)}`];
        if (answer) return { ok: true, value: answer(input) };
        return {
          ok: false,
          error: { code: 'project-locked', text: 'The review is open in another window of this computer.' },
        };
      },
    },
  );

const bridge: Bridge = {
  api: new Proxy({}, { get: (_, name) => area(String(name)) }) as Api,
  on: () => () => undefined,
  pathForFile: () => project.path,
};

Object.defineProperty(window, 'workbench', { value: bridge });
