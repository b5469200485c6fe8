import { expect, test } from 'vitest';
import { appraiseBatch } from '#core/appraisal/appraise-batch';
import { rob2 } from '#core/appraisal/tools/rob-2';

const answers = {
  '1.1': 'Y',
  '1.2': 'NI',
  '1.3': 'N',
  '2.1': 'N',
  '2.2': 'N',
  '2.3': 'NA',
  '2.6': 'Y',
  '2.7': 'Y',
  '3.1': 'Y',
  '4.1': 'N',
  '4.2': 'NI',
  '4.3': 'N',
  '5.1': 'Y',
  '5.2': 'N',
  '5.3': 'N',
};

test('a batch gives judgements, rules, prompts and what was ignored', () => {
  const result = appraiseBatch(rob2, [
    { id: 'a', answers },
    { id: 2, aim: 'assignment', answers, severalConcerns: 'high' },
    { id: 'c', aim: 'adherence', answers },
  ]);
  if (!result.ok) throw new Error(result.error.text);
  const [a, b, c] = result.value;
  expect(a).toMatchObject({
    id: 'a',
    domains: {
      D1: { judgement: 'some-concerns', ruleId: 'D1.R3', complete: true, missing: [] },
      D2: { judgement: 'low', ruleId: 'D2a.R7' },
      D4: { judgement: 'some-concerns', ruleId: 'D4.R5' },
    },
    overall: { judgement: 'some-concerns', prompts: [{ id: 'several-concerns' }] },
    ignored: ['2.7'],
  });
  expect(b).toMatchObject({ id: 2, overall: { judgement: 'high', prompts: [] } });
  expect(c).toMatchObject({
    domains: { D2: { judgement: null, ruleId: null, complete: false, missing: ['2.4', '2.5'] } },
    overall: { judgement: null, ruleId: null, prompts: [] },
  });
});

test('an empty batch is an empty answer', () => {
  expect(appraiseBatch(rob2, [])).toEqual({ ok: true, value: [] });
});

test('malformed input is refused with the place of the fault', () => {
  expect(appraiseBatch(rob2, {})).toMatchObject({ ok: false, error: { code: 'bad-request' } });
  expect(appraiseBatch(rob2, [{ id: 'a', answers: { '1.1': 'maybe' } }])).toMatchObject({
    ok: false,
    error: { code: 'bad-request', where: { field: '0.answers.1.1' } },
  });
  expect(appraiseBatch(rob2, [{ id: 'a', aim: 'both', answers: {} }])).toMatchObject({
    ok: false,
    error: { code: 'unknown-id', where: { field: '0.aim' } },
  });
});
