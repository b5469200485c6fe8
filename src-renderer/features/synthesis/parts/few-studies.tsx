import { useMemo } from 'react';
import { counted } from '#core/counted';
import { bayesReport } from '#core/synthesis/bayes/bayes-report';
import { type EffectScale, formatEffect, formatNumber } from '#core/synthesis/format';
import type { AnalysisReport } from '#core/synthesis/report';
import { testChoices } from '../choices';
import { shownP } from './further/shown-p';
import styles from './synthesis.module.css';

const testName = (test: AnalysisReport['settings']['test']): string =>
  testChoices.find(({ value }) => value === test)?.label ?? test;

const percent = (p: number): string =>
  p > 0.995 ? '> 99%' : p < 0.005 ? '< 1%' : `${(100 * p).toFixed(0)}%`;

/** With two to six studies: the tests side by side, and the Bayesian model with its prior. */
export function FewStudies({
  report,
  better,
}: {
  readonly report: AnalysisReport;
  readonly better: 'higher' | 'lower' | null;
}) {
  const { fewStudies, settings, nullValue } = report;
  const few = fewStudies !== null;
  const model = useMemo(
    () => (few ? bayesReport(report, { ...settings.bayes, better }) : null),
    [few, report, settings, better],
  );
  if (fewStudies === null) return null;
  const excludes = (low: number, high: number) =>
    nullValue === null ? '' : low > nullValue || high < nullValue ? 'no' : 'yes';
  return (
    <section className={styles.few} aria-labelledby="few-studies">
      <h2 id="few-studies">{counted(report.rows.length, 'study is', 'studies are')} few</h2>
      <p className={fewStudies.dependsOnTest ? styles.note : 'muted'}>
        {fewStudies.dependsOnTest
          ? '△ Whether the interval includes no effect depends on the test chosen. Report all of them.'
          : 'The tests agree on whether the interval includes no effect.'}
      </p>
      <table className={styles.numbersTable} aria-label="The same studies with each test">
        <thead>
          <tr>
            <th scope="col">Test</th>
            <th scope="col">
              {report.measureLabel} [{settings.level}% interval]
            </th>
            <th scope="col">P</th>
            <th scope="col">Includes no effect</th>
          </tr>
        </thead>
        <tbody>
          {fewStudies.tests.map((row) => (
            <tr key={row.test} data-total={row.test === settings.test || undefined}>
              <th scope="row">{testName(row.test)}</th>
              <td className="numbers">{formatEffect(row, report.scale)}</td>
              <td className="numbers">{shownP(row.p)}</td>
              <td>{excludes(row.low, row.high)}</td>
            </tr>
          ))}
          {model?.ok ? (
            <tr>
              <th scope="row">Bayesian</th>
              <td className="numbers">
                {formatEffect({ ...model.value.mu, estimate: model.value.mu.median }, report.scale)}
              </td>
              <td className="muted">–</td>
              <td>{excludes(model.value.mu.low, model.value.mu.high)}</td>
            </tr>
          ) : null}
        </tbody>
      </table>
      {model === null ? null : model.ok ? (
        <BayesLines model={model.value} level={settings.level} scale={report.scale} />
      ) : (
        <p className="muted">Bayesian model: {model.error.text}</p>
      )}
    </section>
  );
}

function BayesLines({
  model: { prior, tau, next, benefit, important, studies },
  level,
  scale,
}: {
  readonly model: Extract<ReturnType<typeof bayesReport>, { readonly ok: true }>['value'];
  readonly level: number;
  readonly scale: EffectScale;
}) {
  const parts = [
    benefit === null ? null : `Probability that the mean effect is beneficial: ${percent(benefit)}`,
    important === null
      ? null
      : `that it is beneficial beyond ${formatNumber(important.difference)}: ${percent(important.p)}`,
  ].filter((part) => part !== null);
  return (
    <>
      {parts.length > 0 ? <p className="numbers">{parts.join('; ')}.</p> : null}
      <p className="numbers">
        {`Standard deviation between studies ${formatNumber(tau.median)} [${formatNumber(tau.low)}, ${formatNumber(tau.high)}]; effect in a new study ${formatEffect({ ...next, estimate: next.median }, scale)} (medians and central ${level}% intervals).`}
      </p>
      <p className="numbers">
        {`Drawn towards the mean: ${studies.map((one) => `${one.label} ${formatEffect({ ...one, estimate: one.median }, scale)}`).join('; ')}.`}
      </p>
      <p className="muted">{`Prior on that standard deviation: ${prior.label}. ${prior.source}. The prior on the mean is flat.`}</p>
    </>
  );
}
