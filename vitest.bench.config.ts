import { defineConfig } from 'vitest/config';

// Long runs that print what they measure; not part of `npm test`. One at a time, so that they do not disturb each other.
const long = {
  environment: 'node',
  maxWorkers: 1,
  fileParallelism: false,
  testTimeout: 0,
  hookTimeout: 0,
  disableConsoleIntercept: true,
} as const;

export default defineConfig({
  test: {
    projects: [
      { test: { ...long, name: 'bench', include: ['tests/bench/**/*.bench.ts'] } },
      { test: { ...long, name: 'corpora', include: ['tests/corpora/**/*.corpus.ts'] } },
    ],
  },
});
