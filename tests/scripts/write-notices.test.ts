import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { noticesText } from '../../scripts/write-notices.mjs';

test('the third-party notices name the packages that the program is built with now', () => {
  const kept = readFileSync(new URL('../../THIRD-PARTY-NOTICES.md', import.meta.url), 'utf8');
  expect(kept === noticesText(), 'not current: npm run notices').toBe(true);
  for (const name of ['react', 'zod', '@fontsource-variable/inter', '@photostructure/sqlite'])
    expect(kept).toContain(`\n- ${name} `);
});
