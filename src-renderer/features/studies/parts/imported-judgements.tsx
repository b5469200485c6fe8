import type { ImportedJudgement } from '#core/model/study';
import { Chip } from '../../../ui/chip';
import styles from './imported-judgements.module.css';

/** What imported reviews said of the study's risk of bias, by tool and review; to be read, not to be changed. */
export function ImportedJudgements({ judgements }: { readonly judgements: readonly ImportedJudgement[] }) {
  const groups = new Map<string, ImportedJudgement[]>();
  for (const one of judgements) {
    const key = `As judged in the imported review${one.review === '' ? '' : ` “${one.review}”`}, ${one.tool}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups].map(([title, ofReview]) => (
    <section key={title} aria-label={title}>
      <h3>{title}</h3>
      <p className="muted">
        Another tool than the one used here, so nothing is answered from it. To be read while judging.
      </p>
      <dl className={styles.judged}>
        {ofReview.map(({ domain, judgement, support }) => (
          <div key={domain}>
            <dt>{domain}</dt>
            <dd>
              <Chip>{judgement}</Chip> {support}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}
