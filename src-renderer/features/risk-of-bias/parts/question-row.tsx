import { CircleHelp, Quote } from 'lucide-react';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { type Answer, answerLabels, type SignallingQuestion } from '#core/appraisal/appraisal-tool';
import { IconButton } from '../../../ui/button';
import { Segmented } from '../../../ui/segmented';
import styles from './bias.module.css';

/** Digits follow this order, whatever a question offers: 1 yes ... 5 no information. */
const answerOrder: readonly Answer[] = ['Y', 'PY', 'PN', 'N', 'NI', 'NA'];

const letter = (event: KeyboardEvent): Answer | null => {
  const key = event.key.toLowerCase();
  if (key === 'y') return event.shiftKey ? 'PY' : 'Y';
  if (key === 'n') return event.shiftKey ? 'PN' : 'N';
  return key === 'i' ? 'NI' : null;
};

/** One signalling question in one line: its answers, and the words that support the answer. */
export function QuestionRow({
  question,
  asked,
  answer,
  support,
  quote,
  disabled,
  onAnswer,
  onAdvance,
  onSupport,
}: {
  readonly question: SignallingQuestion;
  readonly asked: boolean;
  readonly answer: Answer | null;
  readonly support: string;
  readonly quote: string;
  readonly disabled: boolean;
  readonly onAnswer: (answer: Answer) => void;
  /** Answered by key: on to the next question. */
  readonly onAdvance: () => void;
  readonly onSupport: (text: string) => void;
}) {
  const [help, setHelp] = useState(false);
  const [typed, setTyped] = useState<string | null>(null);
  useEffect(() => {
    setTyped((text) => (text === support ? null : text));
  }, [support]);
  if (!asked)
    return (
      <li className={styles.question} data-asked="false">
        <span className={`numbers ${styles.number}`}>{question.id}</span>
        <span>
          {question.text} <span className={styles.when}>{question.askedWhenText}</span>
        </span>
      </li>
    );
  const options = answerOrder.filter((one) => question.options.includes(one));
  const onKeyDown = (event: KeyboardEvent) => {
    if (disabled || event.ctrlKey || event.metaKey || event.altKey) return;
    const chosen = letter(event);
    if (chosen === null || !options.includes(chosen)) return;
    event.preventDefault();
    event.stopPropagation();
    // At once, so that the next question has the focus before the next key, however fast they come.
    flushSync(() => {
      onAnswer(chosen);
      onAdvance();
    });
  };
  const leave = () => {
    if (typed !== null && typed !== support) onSupport(typed);
  };
  return (
    <li className={styles.question} data-question={question.id}>
      <span className={`numbers ${styles.number}`}>{question.id}</span>
      <span className={styles.text}>{question.text}</span>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: letters answer while the control inside has the focus */}
      <span className={styles.answers} onKeyDown={onKeyDown}>
        <Segmented
          label={`${question.id} ${question.text}`}
          segments={options.map((one) => ({ value: one, label: one, name: answerLabels[one] }))}
          value={answer}
          disabled={disabled}
          onChange={onAnswer}
          onAnswered={onAdvance}
        />
        <IconButton
          label={`Guidance on ${question.id}`}
          icon={<CircleHelp aria-hidden="true" />}
          aria-expanded={help}
          onClick={() => setHelp(!help)}
        />
      </span>
      <span className={styles.support}>
        {help ? <span className={styles.guidance}>{question.guidance}</span> : null}
        <span className={styles.supportLine}>
          <input
            aria-label={`Support for ${question.id}`}
            placeholder="Support: the words of the report, or why"
            value={typed ?? support}
            disabled={disabled}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onBlur={leave}
            onKeyDown={(event) => {
              if (event.key === 'Enter') leave();
            }}
          />
          {quote ? (
            <IconButton
              label={`Put the quote of the result into the support of ${question.id}`}
              icon={<Quote aria-hidden="true" />}
              disabled={disabled}
              onClick={() => {
                const text = [typed ?? support, `“${quote}”`].filter((part) => part !== '').join(' ');
                setTyped(null);
                onSupport(text);
              }}
            />
          ) : null}
        </span>
      </span>
    </li>
  );
}
