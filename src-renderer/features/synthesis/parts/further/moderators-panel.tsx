import { useMemo } from 'react';
import { counted } from '#core/counted';
import { formatEffect, formatNumber, formatP } from '#core/synthesis/format';
import type { RegressionReport, StructureReport } from '#core/synthesis/further/further-report';
import { useFurther, useFurtherLater } from '../../use-further';
import styles from '../synthesis.module.css';
import { Outcome } from './outcome';
import type { PanelProps } from './panel';
import { arrangementsText, type Permuted, permutationOf, permutationSentence } from './permutation-words';
import { shownP } from './shown-p';

const names: Readonly<Record<string, string>> = {
  year: 'Year of publication',
  dose: 'Dose, mg a day',
  duration: 'Duration, weeks',
};
const nameOf = (name: string): string => names[name] ?? name;

/** What the effect may depend on, with permutation tests, and standard errors that allow for several results of one study. */
export function ModeratorsPanel(props: PanelProps) {
  const { rows, specification, report } = props;
  const found = useFurther(rows, specification, 'structure')?.structure ?? null;
  const permuted = useFurtherLater(rows, specification, 'permutation');
  if (found === null) return null;
  const pooled = permutationOf(permuted, (all) => all.pooled);
  return (
    <>
      <p className="muted">
        {found.regressions.length === 0
          ? 'No study has a year, a dose or a duration to regress the effects on.'
          : 'Regressions of the effects on what is known of the studies. They are observational, and with fewer than ten studies for each moderator they mislead easily (Cochrane Handbook 10.11.5.1).'}
      </p>
      {found.regressions.map((regression, place) => (
        <Regression
          key={regression.moderators.join()}
          regression={regression}
          ratio={report.scale === 'log'}
          permuted={permutationOf(permuted, (all) => all.regressions[place]?.test)}
        />
      ))}
      <p className={pooled.at === 'tested' ? 'numbers' : 'muted'}>
        {`Permutation test of the pooled effect: ${pooled.at === 'tested' ? `${formatP(pooled.test.coefficients[0]?.p ?? Number.NaN)} (${arrangementsText(pooled.test)} of the effects’ signs).` : pooled.at === 'computing' ? pooled.at : pooled.why}`}
      </p>
      <SeveralResults {...props} found={found} />
    </>
  );
}

const permutedP = (permuted: Permuted, place: number): string => {
  if (permuted.at === 'tested') return shownP(permuted.test.coefficients[place]?.p ?? Number.NaN);
  return permuted.at === 'computing' ? permuted.at : '–';
};

function Regression({
  regression: { moderators, k, fit },
  ratio,
  permuted,
}: {
  readonly regression: RegressionReport;
  readonly ratio: boolean;
  readonly permuted: Permuted;
}) {
  const title = moderators.map(nameOf).join(' + ');
  return (
    <Outcome of={fit} what={title}>
      {({ coefficients, tau2, r2, qm, qmDf, qmP }) => (
        <div>
          <table className={styles.numbersTable} aria-label={`Regression on ${title}`}>
            <thead>
              <tr>
                <th scope="col">{`${title} (${counted(k, 'study', 'studies')})`}</th>
                <th scope="col">Coefficient</th>
                <th scope="col">SE</th>
                {ratio ? <th scope="col">Ratio for one more</th> : null}
                <th scope="col">P</th>
                <th scope="col">P, permutation</th>
              </tr>
            </thead>
            <tbody>
              {coefficients.map((row, place) => (
                <tr key={row.name}>
                  <th scope="row">{row.name === 'intrcpt' ? 'Intercept' : nameOf(row.name)}</th>
                  <td className="numbers">{formatNumber(row.beta, 3)}</td>
                  <td className="numbers">{formatNumber(row.se, 3)}</td>
                  {ratio ? (
                    <td className="numbers">
                      {row.name === 'intrcpt' || row.ratio === null ? '' : formatEffect(row.ratio, 'log')}
                    </td>
                  ) : null}
                  <td className="numbers">{shownP(row.p)}</td>
                  <td className="numbers">{permutedP(permuted, place)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="numbers muted">
            {`Test of the moderators: ${qmDf[1] === null ? `Chi² = ${formatNumber(qm)}, df = ${qmDf[0]}` : `F = ${formatNumber(qm)}, df = ${qmDf[0]} and ${qmDf[1]}`} (${formatP(qmP)}). Remaining Tau² = ${formatNumber(tau2)}${r2 === null ? '' : `; R² = ${formatNumber(r2, 0)}%`}. ${permutationSentence(permuted)}`}
          </p>
        </div>
      )}
    </Outcome>
  );
}

/** Studies with several usable results give one or none above; the models that allow for them take all. */
function SeveralResults({
  rows,
  specification,
  report,
  found,
}: PanelProps & { readonly found: StructureReport }) {
  const every = useMemo(() => ({ ...specification, severalResults: 'all' as const }), [specification]);
  const all = useFurther(rows, every, 'structure')?.structure ?? found;
  const nested = all.results > all.studies;
  return (
    <>
      {nested ? (
        <p className="muted">
          Some studies have several usable results; the plot takes one of them or none. These models take all
          of them, and allow for their sharing a study.
        </p>
      ) : null}
      <Clusters found={nested ? all : found} report={report} />
    </>
  );
}

function Clusters({
  found: { studies, results, threeLevel, robust },
  report: { scale, settings, measureLabel },
}: {
  readonly found: StructureReport;
  readonly report: PanelProps['report'];
}) {
  return (
    <>
      <Outcome of={robust} what="Robust standard errors (CR2)">
        {(estimate) => (
          <p className="numbers">
            {`Robust by study (CR2, ${counted(studies, 'study', 'studies')}, ${counted(results, 'result', 'results')}): ${measureLabel.toLowerCase()} ${formatEffect(estimate, scale)}, ${settings.level}% interval, t = ${formatNumber(estimate.statistic)}, df = ${formatNumber(estimate.df, 1)}, ${formatP(estimate.p)}.`}
          </p>
        )}
      </Outcome>
      <Outcome of={threeLevel} what="Three-level model">
        {({ pooled, between, within, i2 }) => (
          <p className="numbers">
            {`Three-level model: ${formatEffect(pooled, scale)}, ${formatP(pooled.p)}; variance between studies ${formatNumber(between)} (${formatNumber(i2[0], 0)}%), between the results of a study ${formatNumber(within)} (${formatNumber(i2[1], 0)}%).`}
          </p>
        )}
      </Outcome>
    </>
  );
}
