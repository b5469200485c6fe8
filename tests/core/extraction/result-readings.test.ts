import { expect, test } from 'vitest';
import { readingsOf } from '#core/extraction/result-readings';
import { result } from './rows';

const dataset = (by: string) => by === 'ldn';

test('readings of one result are one entry; the consensus shows, else mine, else a reviewer, else the data set', () => {
  const rows = [
    result({ id: '1', key: 'k1', by: 'ldn' }),
    result({ id: '2', key: 'k2', by: 'ldn' }),
    result({ id: '3', key: 'k1', by: 'b' }),
    result({ id: '4', key: 'k1', by: 'a' }),
  ];
  const shown = (viewer: string | null, more: typeof rows = []) =>
    readingsOf([...rows, ...more], viewer, dataset).map((g) => g.shown.id);
  expect(shown('b')).toEqual(['3', '2']);
  expect(shown('c')).toEqual(['4', '2']);
  expect(shown(null)).toEqual(['4', '2']);
  expect(shown('b', [result({ id: '5', key: 'k1', by: 'consensus' })])).toEqual(['5', '2']);
});

test('mine is named apart, and all readings keep one order', () => {
  const [first] = readingsOf(
    [result({ id: '1', by: 'ldn' }), result({ id: '2', by: 'b' }), result({ id: '3', by: 'a' })],
    'b',
    dataset,
  );
  expect(first?.mine?.id).toBe('2');
  expect(first?.all.map((row) => row.id)).toEqual(['3', '2', '1']);
});
