import { useMemo } from 'react';
import { specificationCurve } from '#core/figures/specification-curve';
import { formatEffect, formatNumber, formatOnScale } from '#core/synthesis/format';
import { isStratified } from '#core/synthesis/combine';
import type { MultiverseReport } from '#core/synthesis/further/further-report';
import { StillChart } from '../../../../ui/charts/still-chart';
import { useWidth } from '../../../../ui/charts/use-width';
import { estimatorChoices, testChoices } from '../../choices';
import { useFurther } from '../../use-further';
import styles from '../synthesis.module.css';
import { Outcome } from './outcome';
import { boundOfP, cellsAsGiven, tableHolds, variedWays } from './multiverse-words';
import type { PanelProps } from './panel';

const methodLabel = (method: string): string =>
  estimatorChoices.find(({ value }) => value === method)?.label ?? 'Common effect';

const percent = (share: number): string => `${formatNumber(100 * share, 0)}%`;

/** The estimate under every combination of choices that somebody could defend. */
export function MultiversePanel({ rows, specification, report }: PanelProps) {
  const found = useFurther(rows, specification, 'multiverse')?.multiverse ?? null;
  if (found === null) return null;
  return (
    <Outcome of={found}>
      {(value) => (
        <>
          <Summary found={value} report={report} />
          <Curve found={value} report={report} />
          <WholeTable found={value} report={report} />
        </>
      )}
    </Outcome>
  );
}

interface Shown {
  readonly found: MultiverseReport;
  readonly report: PanelProps['report'];
}

function Summary({ found, report: { scale, settings, nullValue, measureLabel } }: Shown) {
  const { cells, failures, summary } = found;
  const shown = (value: number) => formatOnScale(value, scale);
  return (
    <>
      <p className="numbers">
        {`${cells.length.toLocaleString('en')} ways of analysing: ${measureLabel.toLowerCase()} from ${shown(summary.lowest)} to ${shown(summary.highest)}, median ${shown(summary.median)}. `}
        {nullValue === null
          ? ''
          : `${percent(summary.below)} lie below no effect; ${percent(summary.significant)} have P below ${boundOfP(settings.level)}.`}
      </p>
      <p className="muted">
        {`Varied: ${variedWays(found).join('; ')}. Effects are pooled by their variances in all of them.`}
        {failures.length === 0
          ? ''
          : ` ${failures.length} ways give no estimate: ${[...new Set(failures.map(({ error }) => error.text))].join(' ')}`}
      </p>
    </>
  );
}

function Curve({ found, report }: Shown) {
  const [box, width] = useWidth();
  const figure = useMemo(
    () => (width === null ? null : specificationCurve(found, report, Math.min(width, 900))),
    [found, report, width],
  );
  return (
    <figure ref={box} className={styles.curve}>
      {figure === null ? null : (
        <>
          <StillChart figure={figure} />
          <figcaption className="muted">
            {`Each line is the interval of one way, sorted by estimate; blue where it leaves out no effect.${figure.drawn < found.cells.length ? ` ${figure.drawn} of ${found.cells.length} are drawn.` : ''}`}
          </figcaption>
        </>
      )}
    </figure>
  );
}

/** Estimators down, tests across, with all studies, the correction that is set and the correlations as given. */
function WholeTable({ found, report: { scale, settings, measureLabel } }: Shown) {
  const whole = cellsAsGiven(found);
  const holds = tableHolds(found);
  const methods = ['EE', ...estimatorChoices.map(({ value }) => value)];
  const set = isStratified(settings) ? null : settings.model === 'random' ? settings.tau2 : 'EE';
  return (
    <table className={styles.numbersTable} aria-label={`${holds}: by estimator and test`}>
      <thead>
        <tr>
          <th scope="col">{`${measureLabel} [${settings.level}% interval], ${holds.toLowerCase()}`}</th>
          {testChoices.map(({ value, label }) => (
            <th key={value} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {methods.map((method) => (
          <tr key={method} data-total={method === set || undefined}>
            <th scope="row">{methodLabel(method)}</th>
            {testChoices.map(({ value: test }) => {
              const cell = whole.find((one) => one.method === method && one.test === test);
              return (
                <td key={test} className="numbers">
                  {cell === undefined ? '–' : formatEffect(cell, scale)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
