import { formatNumber } from '#core/synthesis/format';
import type { MultiverseReport } from '#core/synthesis/further/further-report';
import type { MultiverseCell } from '#core/synthesis/multiverse';

type Choices = Pick<MultiverseReport, 'inclusions' | 'corrections' | 'correlations'>;

/** What a correlation of the multiverse is called; null is the one that each paired result came with. */
const correlationName = (correlation: number | null): string =>
  correlation === null ? 'as given' : String(correlation);

/** Everything that the multiverse varies, by name. */
export const variedWays = ({ inclusions, corrections, correlations }: Choices): readonly string[] => [
  'estimator of the variance between studies',
  'test',
  ...(inclusions.length > 1 ? [`which studies are in (${inclusions.length} ways)`] : []),
  ...(corrections.length > 1 ? [`correction of empty cells (${corrections.length} ways)`] : []),
  ...(correlations.length > 1
    ? [`correlation of paired results (${correlations.map(correlationName).join(', ')})`]
    : []),
];

/** The cells of all studies with the correction that is set and the correlations as given: one for each estimator and test. */
export const cellsAsGiven = ({ cells }: Pick<MultiverseReport, 'cells'>): readonly MultiverseCell[] =>
  cells.filter(
    ({ inclusion, correction, correlation }) =>
      inclusion === 'all' && correction === 0 && correlation === null,
  );

/** What the table of those cells is said to hold; only what is varied needs saying. */
export const tableHolds = ({ corrections, correlations }: Choices): string =>
  [
    'All studies',
    ...(corrections.length > 1 ? ['the correction that is set'] : []),
    ...(correlations.length > 1 ? ['correlations as given'] : []),
  ].join(', ');

/** The P that a confidence level in percent allows, with as many decimals as it needs, two at least: "0.05", "0.001". */
export const boundOfP = (level: number): string => {
  // 100 - 99.9 is 0.0999..., so what the subtraction adds is rounded away first.
  const bound = Number((1 - level / 100).toPrecision(10));
  const enough = [2, 3, 4, 5, 6, 7, 8].find((decimals) => Number(bound.toFixed(decimals)) === bound);
  return formatNumber(bound, enough ?? 9);
};
