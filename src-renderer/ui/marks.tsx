import { Tooltip } from '@mantine/core';
import styles from './marks.module.css';

export type Verdict = 'include' | 'exclude' | 'maybe' | 'conflict' | 'none';

const verdicts: Record<Verdict, { readonly sign: string; readonly word: string }> = {
  include: { sign: '✓', word: 'Include' },
  exclude: { sign: '✕', word: 'Exclude' },
  maybe: { sign: '?', word: 'Maybe' },
  conflict: { sign: '≠', word: 'Conflict' },
  none: { sign: '–', word: 'Undecided' },
};

/** A verdict as sign, word and colour; `word` replaces the standard word (e.g. an exclusion reason). */
export function VerdictMark({ verdict, word }: { readonly verdict: Verdict; readonly word?: string }) {
  const shown = verdicts[verdict];
  return (
    <span className={styles.verdict} data-verdict={verdict}>
      <span aria-hidden="true" className={styles.sign}>
        {shown.sign}
      </span>
      {word ?? shown.word}
    </span>
  );
}

/** Stands beside every number whose source nobody has checked. Draws nothing for a verified one unless asked. */
export function VerifiedMark({
  verified,
  showVerified = false,
}: {
  readonly verified: boolean;
  readonly showVerified?: boolean;
}) {
  if (verified && !showVerified) return null;
  return (
    <Tooltip label={verified ? 'Checked against the source' : 'Not yet checked against the source'}>
      <span className={styles.verified} data-verified={verified}>
        <span aria-hidden="true" className={styles.sign}>
          {verified ? '✓' : '†'}
        </span>
        {verified ? 'verified' : 'unverified'}
      </span>
    </Tooltip>
  );
}

export type RobLevel = 'low' | 'some' | 'moderate' | 'high' | 'serious' | 'critical' | 'none';

const lights: Record<RobLevel, { readonly sign: string; readonly word: string; readonly colour: string }> = {
  low: { sign: '+', word: 'Low risk', colour: 'low' },
  some: { sign: '!', word: 'Some concerns', colour: 'some' },
  moderate: { sign: '!', word: 'Moderate risk', colour: 'some' },
  high: { sign: '×', word: 'High risk', colour: 'high' },
  serious: { sign: '×', word: 'Serious risk', colour: 'high' },
  critical: { sign: '×', word: 'Critical risk', colour: 'critical' },
  none: { sign: '?', word: 'No information', colour: 'none' },
};

/** One traffic light: colour, sign and accessible name. `of` names the domain it stands for. */
export function RobLight({
  level,
  of,
  withWord = false,
}: {
  readonly level: RobLevel;
  readonly of?: string;
  readonly withWord?: boolean;
}) {
  const light = lights[level];
  const name = of ? `${of}: ${light.word}` : light.word;
  const lamp = (
    <span
      className={styles.light}
      data-light={light.colour}
      {...(withWord ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name })}
    >
      {light.sign}
    </span>
  );
  if (!withWord) return <Tooltip label={name}>{lamp}</Tooltip>;
  return (
    <span className={styles.worded}>
      {lamp}
      {light.word}
    </span>
  );
}
