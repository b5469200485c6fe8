import { expect, test } from 'vitest';
import type { PairDetail } from '#core/contract/duplicates';
import { emptyRecordFields } from '#core/model/record-fields';
import { Compare } from '../../../../src-renderer/features/duplicates/parts/compare';
import { render } from '../../ui/render';

const side = (recordId: string, seq: number, title: string): PairDetail['a'] => ({
  recordId,
  seq,
  reportId: recordId,
  database: 'Embase',
  records: 1,
  fields: { ...emptyRecordFields, title },
});

test('a field is said to be kept only of two records that are or may be one report', async () => {
  const detail: PairDetail = {
    a: side('a', 1, 'Light and sleep'),
    b: side('b', 2, 'Light, sleep'),
    together: false,
    joined: { ...emptyRecordFields, title: 'Light and sleep' },
  };
  const waiting = await render(<Compare detail={detail} merges />);
  expect(waiting.textContent).toContain('would be kept');
  const merged = await render(<Compare detail={{ ...detail, together: true }} merges />);
  expect(merged.textContent).toContain('kept');
  expect(merged.textContent).not.toContain('would be');
  const apart = await render(<Compare detail={detail} merges={false} />);
  expect(apart.textContent).toContain('Light and sleep');
  expect(apart.textContent).not.toContain('kept');
});
