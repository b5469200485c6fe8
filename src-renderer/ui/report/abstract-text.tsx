import { useMemo } from 'react';
import { abstractSections } from '#core/screening/abstract-sections';
import { markWords } from '#core/screening/mark-words';
import styles from './report.module.css';

/** Words that a reviewer wants to see at once. */
export interface MarkedWords {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

const none: MarkedWords = { include: [], exclude: [] };

/** Text with the reviewer's words underlined: plain text always, whatever the source put into it. */
export function MarkedText({ text, words = none }: { readonly text: string; readonly words?: MarkedWords }) {
  if (words.include.length + words.exclude.length === 0) return text;
  return markWords(text, words.include, words.exclude).map((part, at) =>
    part.kind === null ? (
      part.text
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one fixed text have no other name
      <mark key={at} className={styles.mark} data-kind={part.kind}>
        {part.text}
      </mark>
    ),
  );
}

/** An abstract with its headings in bold; says so where the source gave none. */
export function AbstractText({
  abstract,
  words = none,
}: {
  readonly abstract: string | null;
  readonly words?: MarkedWords;
}) {
  const sections = useMemo(() => abstractSections(abstract ?? ''), [abstract]);
  if (sections.length === 0) return <p className="muted">The source gave no abstract.</p>;
  return sections.map((section, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: headings may repeat; the text does not change under them
    <p key={at} className={styles.paragraph}>
      {section.label === null ? null : <strong>{section.label}: </strong>}
      <MarkedText text={section.text} words={words} />
    </p>
  ));
}
