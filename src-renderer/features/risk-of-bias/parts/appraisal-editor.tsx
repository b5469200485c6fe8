import { Tooltip } from '@mantine/core';
import { useRef, useState } from 'react';
import { Link } from 'wouter';
import type { AppraisalTool } from '#core/appraisal/appraisal-tool';
import { levelOf } from '#core/appraisal/completeness';
import { judgeAppraisal } from '#core/appraisal/judge-appraisal';
import { resultName } from '#core/extraction/result-name';
import { address } from '../../../ui/address';
import { useCommands } from '../../../ui/commands';
import { ErrorNote } from '../../../ui/error-note';
import { Inspect } from '../../../ui/inspector';
import { RobLight } from '../../../ui/marks';
import { Segmented } from '../../../ui/segmented';
import { useAppraisal } from '../appraisal-draft';
import type { BiasRow } from '../bias-rows';
import { useViewer } from '../queries';
import styles from './bias.module.css';
import { DomainPanel } from './domain-panel';
import { OverallPanel } from './overall-panel';
import { Readers } from './readers';
import { ResultSource } from './result-source';

const savedTexts = { saved: 'Saved', saving: 'Saving …', new: 'Nothing answered yet' } as const;

/** One appraisal: domains as tabs with their light, the whole at the end. Every answer is saved as it is given. */
export function AppraisalEditor({
  row,
  tool,
  by,
  votes,
  others,
}: {
  readonly row: BiasRow;
  readonly tool: AppraisalTool;
  readonly by: string;
  readonly votes: number;
  /** Other results of the same study. */
  readonly others: readonly BiasRow[];
}) {
  const draft = useAppraisal(row, tool, by);
  const { readOnly } = useViewer();
  const judged = judgeAppraisal(draft.value);
  const [tab, setTab] = useState<string | null>(null);
  const domains = judged.ok ? judged.value.aimData.domains : [];
  const tabs = [...domains.map(({ id }) => id), 'overall'];
  const firstOpen = judged.ok
    ? (domains.find(({ id }) => judged.value.evaluation.domains[id]?.complete === false)?.id ?? 'overall')
    : 'overall';
  // Opens where there is something left to do, and then stays where the reader goes.
  const [start] = useState(firstOpen);
  const here = tab ?? start;
  // Who walks along the tabs with the arrow keys stays there.
  const onTabs = useRef(false);
  // A domain that is asked for again begins at its first open question again.
  const [visit, setVisit] = useState(0);
  const show = (id: string) => {
    onTabs.current = false;
    setVisit((count) => count + 1);
    setTab(id);
  };
  const step = (by: number) => {
    const next = tabs[tabs.indexOf(here) + by];
    if (next) show(next);
  };
  useCommands([
    { id: 'rob.next', label: 'Next domain', group: 'Risk of bias', keys: ']', run: () => step(1) },
    { id: 'rob.previous', label: 'Previous domain', group: 'Risk of bias', keys: '[', run: () => step(-1) },
  ]);
  if (!judged.ok) return <ErrorNote error={judged.error} />;
  const domain = domains.find(({ id }) => id === here);
  const panel = `panel-${here}`;
  return (
    <>
      <div className={styles.bar}>
        <Tooltip
          multiline
          w={320}
          label="Assignment: what follows from being offered the treatment, as in an analysis by intention to treat; the usual question of a review. Adhering: what follows from taking it as planned, as in a per-protocol analysis. The second domain asks differently."
        >
          <span>
            <Segmented
              label="What the result is meant to show"
              segments={tool.aims.map(({ id, label }) => ({ value: id, label }))}
              value={draft.value.aim}
              disabled={readOnly}
              onChange={(aim) => draft.change((now) => ({ ...now, aim, complete: false }))}
            />
          </span>
        </Tooltip>
        <span className="muted">
          {by === 'consensus' ? 'Consensus appraisal. ' : ''}
          {draft.value.complete ? 'Complete. ' : ''}
          <output aria-live="polite">{savedTexts[draft.saved]}</output>
        </span>
        {by === 'consensus' ? <Link href={address('risk-of-bias', row.key)}>Back to my own</Link> : null}
      </div>
      {draft.error ? <ErrorNote error={draft.error} /> : null}
      <div role="tablist" aria-label="Domains" className={styles.tabs}>
        {tabs.map((id) => {
          const one = domains.find((candidate) => candidate.id === id);
          const judgement = one ? judged.value.domains[id] : judged.value.overall;
          const level = levelOf(tool, judgement);
          return (
            <button
              key={id}
              type="button"
              role="tab"
              id={`tab-${id}`}
              aria-label={`${one ? `${one.id} ${one.shortName}` : 'Overall'}: ${level ? level.label : 'not judged yet'}`}
              aria-selected={id === here}
              aria-controls={id === here ? panel : undefined}
              tabIndex={id === here ? 0 : -1}
              title={one?.name ?? 'Overall judgement'}
              onClick={() => show(id)}
              onKeyDown={(event) => {
                const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
                const next = by === undefined ? undefined : tabs[tabs.indexOf(id) + by];
                if (next === undefined) return;
                event.preventDefault();
                onTabs.current = true;
                setTab(next);
                document.getElementById(`tab-${next}`)?.focus();
              }}
            >
              {level ? (
                <RobLight level={level.light} />
              ) : (
                <span className={styles.unlit} aria-hidden="true" />
              )}
              <span>
                {one ? one.id : 'Overall'}{' '}
                {one ? <span className={styles.tabName}>{one.shortName}</span> : null}
              </span>
            </button>
          );
        })}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard */}
      <div role="tabpanel" id={panel} aria-labelledby={`tab-${here}`} className={styles.panel} tabIndex={0}>
        {domain ? (
          <DomainPanel
            key={`${draft.value.aim} ${domain.id} ${visit}`}
            domain={domain}
            judged={judged.value}
            draft={draft}
            disabled={readOnly}
            others={others}
            quote={row.reading.shown.source.quote}
            takeFocus={!onTabs.current}
            onNext={() => step(1)}
          />
        ) : (
          <OverallPanel judged={judged.value} draft={draft} disabled={readOnly} goTo={show} />
        )}
        <Readers row={row} by={by} votes={votes} current={judged.value} />
      </div>
      <Inspect of={`Risk of bias: ${resultName(row.reading.shown)}`}>
        <ResultSource row={row} tool={tool} />
      </Inspect>
    </>
  );
}
