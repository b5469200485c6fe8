import type { AppError } from '#core/errors';
import type { Result } from '#core/result';
import type { ReactNode } from 'react';
import { formatEffect, formatNumber, formatP } from '#core/synthesis/format';
import type { SmallStudyReport, TrimFillReport } from '#core/synthesis/further/further-report';
import type { Estimate } from '#core/synthesis/report';
import { useFurtherByCount, useFurtherLater } from '../../use-further';
import styles from '../synthesis.module.css';
import { Awaited } from './awaited';
import { Funnel } from './funnel';
import { Outcome } from './outcome';
import type { PanelProps } from './panel';
import { shownP } from './shown-p';

/** Below this the tests have little power: Cochrane Handbook 13.3.5.4. */
const enough = 10;

/** Whether small studies show other effects than large ones, and what the estimate would be without that. */
export function SmallStudyPanel(props: PanelProps) {
  const later = useFurtherByCount(props.rows, props.specification, 'small-study');
  return (
    <Awaited of={later} pick={({ smallStudy }) => smallStudy}>
      {(found) => <SmallStudies {...props} found={found} />}
    </Awaited>
  );
}

function SmallStudies({ found, ...props }: PanelProps & { readonly found: SmallStudyReport }) {
  return (
    <>
      {found.k < enough ? (
        <p className={styles.note}>
          {`△ ${found.k === 1 ? '1 study is' : `${found.k} studies are`} too few: tests for small-study effects need at least ten to tell asymmetry from chance (Cochrane Handbook 13.3.5.4).`}
        </p>
      ) : (
        <p className="muted">
          An asymmetric funnel can come from unpublished studies, but also from heterogeneity, poor methods in
          small studies, or chance (Cochrane Handbook 13.3.5.2).
        </p>
      )}
      <div className={styles.beside}>
        <div className={styles.stack}>
          <AsymmetryTable found={found} />
          <AdjustedTable {...props} found={found} />
          <Counts found={found} />
        </div>
        <Funnel report={props.report} />
      </div>
    </>
  );
}

function AsymmetryTable({ found }: { readonly found: SmallStudyReport }) {
  const { egger, eggerLinear, rank } = found;
  const regression = (name: string, result: SmallStudyReport['egger']) => (
    <Line name={name} result={result}>
      {({ slope, df }) => (
        <>
          <td className="numbers">{`${df === null ? 'z' : 't'} = ${formatNumber(slope.statistic)}${df === null ? '' : `, df = ${df}`}`}</td>
          <td className="numbers">{shownP(slope.p)}</td>
        </>
      )}
    </Line>
  );
  return (
    <table className={styles.numbersTable} aria-label="Tests for funnel plot asymmetry">
      <thead>
        <tr>
          <th scope="col">Test for asymmetry</th>
          <th scope="col">Statistic</th>
          <th scope="col">P</th>
        </tr>
      </thead>
      <tbody>
        {regression('Egger', eggerLinear)}
        {regression('Egger, model of the analysis', egger)}
        <Line name="Begg and Mazumdar" result={rank}>
          {({ tau, p }) => (
            <>
              <td className="numbers">{`Kendall’s tau = ${formatNumber(tau)}`}</td>
              <td className="numbers">{shownP(p)}</td>
            </>
          )}
        </Line>
      </tbody>
    </table>
  );
}

function Line<T>({
  name,
  result,
  children,
}: {
  readonly name: string;
  readonly result: Result<T, AppError>;
  readonly children: (value: T) => ReactNode;
}) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {result.ok ? (
        children(result.value)
      ) : (
        <td colSpan={2} className={styles.words}>
          {result.error.text}
        </td>
      )}
    </tr>
  );
}

type Adjusted = Estimate & { readonly p: number };

function AdjustedTable({
  found,
  report,
  rows,
  specification,
}: PanelProps & { readonly found: SmallStudyReport }) {
  const later = useFurtherLater(rows, specification, 'selection');
  const models = later.at === 'done' ? (later.report?.selection ?? []) : [];
  const { settings, pooled, measureLabel, scale } = report;
  const { petPeese, trimFill } = found;
  const cells = (estimate: Adjusted) => (
    <>
      <td className="numbers">{formatEffect(estimate, scale)}</td>
      <td className="numbers">{shownP(estimate.p)}</td>
    </>
  );
  const filled = (name: string, result: Result<TrimFillReport, AppError>) => (
    <Line
      name={result.ok ? `Trim and fill, ${name}: ${filledText(result.value)}` : `Trim and fill, ${name}`}
      result={result}
    >
      {(value) => cells(value.pooled)}
    </Line>
  );
  return (
    <table className={styles.numbersTable} aria-label="Estimates adjusted for small-study effects">
      <thead>
        <tr>
          <th scope="col">Adjusted estimate</th>
          <th scope="col">
            {measureLabel} [{settings.level}% interval]
          </th>
          <th scope="col">P</th>
        </tr>
      </thead>
      <tbody>
        {pooled === null ? null : (
          <tr data-total>
            <th scope="row">As analysed</th>
            {cells(pooled)}
          </tr>
        )}
        {filled('L0', trimFill.L0)}
        {filled('R0', trimFill.R0)}
        <Line
          name={petPeese.ok ? `PET-PEESE (${petPeese.value.chosen.toUpperCase()})` : 'PET-PEESE'}
          result={petPeese}
        >
          {({ estimate }) => cells(estimate)}
        </Line>
        {models.map(({ steps, fit }) => (
          <Line
            key={steps.join()}
            name={`Selection model, ${steps.length === 1 ? 'step' : 'steps'} at P ${steps.join(' and ')}`}
            result={fit}
          >
            {(value) => cells(value.pooled)}
          </Line>
        ))}
        {later.at === 'done' ? null : (
          <tr>
            <th scope="row">Selection models</th>
            <td colSpan={2} className={styles.words}>
              {later.at === 'computing' ? 'Computing' : 'Could not be computed.'}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

const filledText = ({ missing, side }: TrimFillReport): string =>
  missing === 0 ? 'none missing' : `${missing} filled in on the ${side}`;

/** Numbers of studies that would undo the finding, and the p-curve, as sentences. */
function Counts({ found: { failSafe, pCurve } }: { readonly found: SmallStudyReport }) {
  return (
    <>
      <Outcome of={failSafe} what="Fail-safe N">
        {({ rosenthal, rosenberg, orwin }) => (
          <p className="numbers">
            {`Fail-safe N: ${whole(rosenthal)} (Rosenthal), ${whole(rosenberg)} (Rosenberg), ${whole(orwin)} to halve the mean (Orwin). It says nothing about how large an effect is left, or about bias.`}
          </p>
        )}
      </Outcome>
      <Outcome of={pCurve} what="P-curve">
        {({ full, evidence, inadequate, power }) => (
          <p className="numbers">
            {`P-curve of ${full.k} significant results: right skew Z = ${formatNumber(full.rightSkew.z)} (${formatP(full.rightSkew.p)}), flatter than 33% power Z = ${formatNumber(full.flat33.z)} (${formatP(full.flat33.p)}); power ${formatNumber(100 * power.estimate, 0)}% [${formatNumber(100 * power.low, 0)}%, ${formatNumber(100 * power.high, 0)}%]. ${verdict(evidence, inadequate)}`}
          </p>
        )}
      </Outcome>
    </>
  );
}

const whole = (count: number): string => (Number.isFinite(count) ? count.toLocaleString('en') : '∞');

const verdict = (evidence: boolean, inadequate: boolean): string => {
  if (evidence) return 'The significant results hold evidence of an effect.';
  return inadequate ? 'Their evidence is absent or inadequate.' : 'They do not say either way.';
};
