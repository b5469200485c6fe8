import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { appraisalTool, appraisalTools, toolFor } from '#core/appraisal/index';
import { studyDesignIds } from '#core/model/study-design';

test('every tool file is listed', () => {
  const files = readdirSync(new URL('../../../src-core/appraisal/tools', import.meta.url))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.replace('.ts', ''));
  expect(files.sort()).toEqual(appraisalTools.map((tool) => tool.id).sort());
});

test('an unknown tool is an error', () => {
  expect(appraisalTool('rob-1')).toMatchObject({ ok: false, error: { code: 'unknown-id' } });
  expect(appraisalTool('rob-2')).toMatchObject({ ok: true, value: { id: 'rob-2', version: '2019-08-22' } });
});

test('every design gets a tool or a sentence', () => {
  for (const design of studyDesignIds) {
    const { offered, notOffered, text } = toolFor(design);
    expect(offered.length + notOffered.length).toBe(appraisalTools.length);
    expect(text === null).toBe(offered.length > 0);
    for (const entry of notOffered) expect(entry.why).toMatch(/^.{20,}\.$/);
  }
});

test('only parallel trials are offered RoB 2; others are told why', () => {
  expect(studyDesignIds.filter((design) => toolFor(design).offered.length > 0)).toEqual(['rct-parallel']);
  expect(toolFor('rct-crossover').text).toContain('crossover variant of RoB 2');
  expect(toolFor('rct-crossover').text).toContain('not built in yet');
  expect(toolFor('cohort').text).toContain('RoB 2 is for randomised trials');
});
