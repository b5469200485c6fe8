import { expect, test } from 'vitest';
import { qProfile } from '#core/synthesis/q-profile';
import { influence } from '#core/synthesis/sensitivity/influence';
import { leaveOneOut } from '#core/synthesis/sensitivity/leave-one-out';
import { interceptModel } from '#core/synthesis/weighted-fit';

/** Effects that differ in the seventh digit, with variances near 1e-12: R's own limits keep five digits, its dffits nine. */
const yi = [0.2, 0.2000004, 0.2000011, 0.1999987, 0.2000002, 0.2000021];
const vi = [1e-6, 1.3e-6, 0.9e-6, 2e-6, 1.1e-6, 1.4e-6].map((se) => se * se);

test('the Q-profile limit of tiny variances, against 50-digit arithmetic', () => {
  const limits = qProfile(interceptModel(yi, vi), 95);
  if (!limits.ok) throw new Error(limits.error.text);
  const exact = 5.144335971488429e-12;
  expect(Math.abs(limits.value.tau2[1] / exact - 1)).toBeLessThan(1e-12);
});

test('influence with tiny variances, against exact fractions', () => {
  const options = { method: 'DL', test: 'wald', level: 95 } as const;
  const rows = influence(yi, vi, options, leaveOneOut(yi, vi, options));
  if (!rows.ok) throw new Error(rows.error.text);
  expect(Math.abs(rows.value[1]!.dffits / -0.05464060300976076 - 1)).toBeLessThan(1e-9);
});
