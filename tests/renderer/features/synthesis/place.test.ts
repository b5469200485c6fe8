import { expect, test } from 'vitest';
import { starterRows } from '../../../core/project-rows';
import { synthesisPlace } from '../../../../src-renderer/features/synthesis/place';

const rows = starterRows('ldn');

test('an address is the list, an analysis, or said not to be here', () => {
  const { id: conditionId = '' } = rows.conditions[0] ?? {};
  const { id: outcomeId = '' } = rows.outcomes[0] ?? {};
  expect(synthesisPlace([], rows)).toEqual({ at: 'list' });
  expect(synthesisPlace([''], rows)).toEqual({ at: 'list' });
  expect(synthesisPlace([conditionId, outcomeId], rows)).toEqual({ at: 'analysis', conditionId, outcomeId });
  for (const path of [[conditionId, 'zzz'], ['zzz', outcomeId], [conditionId]])
    expect(synthesisPlace(path, rows)).toEqual({ at: 'unknown' });
});
