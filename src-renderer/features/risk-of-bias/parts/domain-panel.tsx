import { useLayoutEffect, useRef } from 'react';
import type { AppraisalDomain } from '#core/appraisal/appraisal-tool';
import { levelOf } from '#core/appraisal/completeness';
import { type JudgedAppraisal, judgeAppraisal } from '#core/appraisal/judge-appraisal';
import { resultName } from '#core/extraction/result-name';
import { Button } from '../../../ui/button';
import { Menu } from '../../../ui/menu';
import { toast } from '../../../ui/toast';
import { type AppraisalDraft, copyDomain, setAnswer, setOverride, setSupport } from '../appraisal-draft';
import type { BiasRow } from '../bias-rows';
import { AnswerPath } from './answer-path';
import styles from './bias.module.css';
import { Judgement } from './judgement';
import { QuestionRow } from './question-row';

const questionRow = (list: HTMLElement | null, id: string | undefined): HTMLElement | undefined =>
  [...(list?.querySelectorAll<HTMLElement>('[data-question]') ?? [])].find(
    (one) => one.dataset.question === id,
  );

/** The questions of one domain at the left, the path they take at the right, the judgement below. */
export function DomainPanel({
  domain,
  judged,
  draft,
  disabled,
  others,
  quote,
  takeFocus,
  onNext,
}: {
  readonly domain: AppraisalDomain;
  readonly judged: JudgedAppraisal;
  readonly draft: AppraisalDraft;
  readonly disabled: boolean;
  readonly others: readonly BiasRow[];
  readonly quote: string;
  /** The first open question takes the focus, so that the keys answer at once. */
  readonly takeFocus: boolean;
  readonly onNext: () => void;
}) {
  const evaluation = judged.evaluation.domains[domain.id];
  const list = useRef<HTMLOListElement>(null);
  const next = useRef<HTMLButtonElement>(null);
  const answered = useRef<string | null>(null);
  const { answers } = draft.value;
  const asked = evaluation?.asked ?? [];

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the domain is opened
  useLayoutEffect(() => {
    if (!takeFocus || disabled) return;
    const open = asked.find((id) => answers[id]?.answer == null) ?? asked[0];
    questionRow(list.current, open)?.querySelector<HTMLElement>('[role="radio"][tabindex="0"]')?.focus();
  }, []);

  // Runs after each answer: only then is it known which question comes next. A passive effect of an earlier render could
  // still be waiting when the key comes, and would look for the next question in its own, older list.
  useLayoutEffect(() => {
    const from = answered.current;
    if (from === null) return;
    answered.current = null;
    const following = asked[asked.indexOf(from) + 1];
    const row = questionRow(list.current, following);
    if (row) row.querySelector<HTMLElement>('[role="radio"][tabindex="0"]')?.focus();
    else next.current?.focus();
  });

  const sources = others.flatMap((other) => {
    const judgedOther = other.mine ?? other.stands;
    if (!judgedOther || judgedOther.toolId !== judged.toolId || judgedOther.aim !== judged.aim) return [];
    const has = domain.questions.some(({ id }) => judgedOther.appraisal.answers[id]?.answer != null);
    return has ? [{ other, appraisal: judgedOther.appraisal }] : [];
  });
  const override = draft.value.overrides[domain.id] ?? null;
  return (
    <div className={styles.domain}>
      <div className={styles.questions}>
        <header className={styles.domainHead}>
          <h3>{domain.name}</h3>
          {sources.length > 0 ? (
            <Menu
              target={
                <Button kind="quiet" disabled={disabled}>
                  Copy from …
                </Button>
              }
              groups={[
                {
                  label: 'Answers of this domain for another result of the trial',
                  entries: sources.map(({ other, appraisal }) => {
                    const own = judgeAppraisal(appraisal);
                    const level = own.ok ? levelOf(own.value.tool, own.value.domains[domain.id]) : null;
                    const name = resultName(other.reading.shown);
                    return {
                      label: level ? `${name} (${level.label.toLowerCase()})` : name,
                      run: () => {
                        draft.change(
                          copyDomain(
                            appraisal,
                            domain.questions.map(({ id }) => id),
                            domain.id,
                          ),
                        );
                        toast(`Copied ${domain.id} from ${name}`);
                      },
                    };
                  }),
                },
              ]}
            />
          ) : null}
        </header>
        <ol ref={list} className={styles.list}>
          {domain.questions.map((question) => (
            <QuestionRow
              key={question.id}
              question={question}
              asked={asked.includes(question.id)}
              answer={answers[question.id]?.answer ?? null}
              support={answers[question.id]?.support ?? ''}
              quote={quote}
              disabled={disabled}
              onAnswer={(answer) => draft.change(setAnswer(question.id, answer))}
              onAdvance={() => {
                answered.current = question.id;
              }}
              onSupport={(text) => draft.change(setSupport(question.id, text))}
            />
          ))}
        </ol>
        <p className={`muted ${styles.keys}`}>
          Keys 1 to 5, or Y, Shift+Y, Shift+N, N and I: yes, probably yes, probably no, no, no information. ]
          goes to the next domain.
        </p>
        <Judgement
          of={domain.id}
          name={domain.name}
          tool={judged.tool}
          proposal={evaluation?.judgement ?? null}
          ruleId={evaluation?.ruleId ?? null}
          says={evaluation?.says ?? null}
          open={
            evaluation && evaluation.missing.length > 0
              ? `Proposed once ${evaluation.missing.join(', ')} ${evaluation.missing.length === 1 ? 'is' : 'are'} answered.`
              : ''
          }
          override={override}
          disabled={disabled}
          onOverride={(given) => draft.change(setOverride(domain.id, given))}
        />
        <Button ref={next} onClick={onNext}>
          Next domain
        </Button>
      </div>
      <AnswerPath domain={domain} judged={judged} answers={draft.value.answers} />
    </div>
  );
}
