import type { AppraisalTool } from '#core/appraisal/appraisal-tool';
import { hasNoSource } from '#core/extraction/check-result';
import { resultName } from '#core/extraction/result-name';
import { api } from '../../../bridge';
import { useSourceOf } from '../../../mirror/result-source';
import { Button } from '../../../ui/button';
import { VerifiedMark } from '../../../ui/marks';
import { toastError } from '../../../ui/toast';
import type { BiasRow } from '../bias-rows';
import styles from './result-source.module.css';

/** The inspector while judging: the result's source, what is known of the trial, and where the tool comes from. */
export function ResultSource({ row, tool }: { readonly row: BiasRow; readonly tool: AppraisalTool }) {
  const { shown } = row.reading;
  const source = useSourceOf()(shown);
  const { study } = row;
  const facts = [
    ['Blinding', study.blinding],
    ['Comparator', study.comparator],
    ['Registration', study.registration],
    ['Primary outcome', study.primaryOutcome],
    ['Funding', study.funding],
    ['Caveat', shown.caveat],
    ['Caveat of the study', study.caveat],
  ].filter(([, text]) => text !== '');
  return (
    <div className={styles.summary}>
      <h2>{resultName(shown)}</h2>
      {hasNoSource(shown) ? (
        <p className={styles.unverified}>No source: nobody can follow this number back.</p>
      ) : (
        <>
          {source.quote ? <blockquote>“{source.quote}”</blockquote> : <p className="muted">No quote.</p>}
          <p>
            {source.title}
            {source.place ? <span className="muted"> ({source.place})</span> : null}
          </p>
        </>
      )}
      <p>
        <VerifiedMark verified={shown.verified} showVerified />
        {source.open ? (
          <Button kind="quiet" className={styles.link} onClick={source.open.run}>
            {source.open.label}
          </Button>
        ) : null}
      </p>
      <dl className={styles.facts}>
        {facts.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <h3>The tool</h3>
      <p className="muted">
        {tool.label}, version of {tool.version}. {tool.citation} The questions and guidance here are in our
        own words.
      </p>
      <Button
        kind="quiet"
        className={styles.link}
        onClick={async () => {
          const opened = await api.app.openLink({ url: tool.source });
          if (!opened.ok) toastError(opened.error);
        }}
      >
        The tool’s own guidance
      </Button>
    </div>
  );
}
