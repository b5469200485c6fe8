import type { AnalysisSettings } from '#core/synthesis/report';
import { NumberField } from '../../../ui/field';
import {
  defaultPriorChoice,
  estimatorChoices,
  predictionChoices,
  priorChoiceList,
  testChoices,
} from '../choices';
import { Setting } from './setting';
import styles from './synthesis.module.css';

interface Props {
  readonly settings: AnalysisSettings;
  readonly set: (change: Partial<AnalysisSettings>) => void;
}

/** What only a random-effects model asks for. */
export function RandomSettings({ settings, set }: Props) {
  return (
    <>
      <Setting
        label="Variance between studies"
        value={settings.tau2}
        choices={estimatorChoices}
        onChange={(tau2) => set({ tau2 })}
      />
      <Setting
        label="Test and interval"
        value={settings.test}
        choices={testChoices}
        onChange={(test) => set({ test })}
      />
      <Setting
        label="Prediction interval"
        value={settings.prediction ?? 'test'}
        choices={predictionChoices}
        onChange={(prediction) => set({ prediction: prediction === 'test' ? undefined : prediction })}
      />
    </>
  );
}

/** The Bayesian model that is shown beside the tests of few studies. */
export function BayesSettings({ settings, set }: Props) {
  const { bayes } = settings;
  const change = (next: NonNullable<AnalysisSettings['bayes']>) => {
    const empty = next.prior === undefined && next.important === undefined;
    set({ bayes: empty ? undefined : next });
  };
  return (
    <>
      <Setting
        label="Prior of the Bayesian model"
        value={bayes?.prior ?? defaultPriorChoice}
        choices={priorChoiceList}
        onChange={(prior) => change({ ...bayes, prior: prior === defaultPriorChoice ? undefined : prior })}
      />
      <div className={styles.setting}>
        <NumberField
          label="Smallest difference that matters"
          value={bayes?.important ?? ''}
          onChange={(value) => {
            const number = value === '' ? Number.NaN : Number(value);
            change({ ...bayes, important: Number.isFinite(number) ? number : undefined });
          }}
        />
        <p className={styles.says}>In the unit of the effect: 1 point, or a ratio such as 1.25.</p>
      </div>
    </>
  );
}
