import { Tooltip } from '@mantine/core';
import styles from './source-mark.module.css';
import { showSource } from './inspector';
import type { Source } from './source';

/** A small raised sign after a number: opens the sentence it came from in the inspector. */
export function SourceMark({ source, of }: { readonly source: Source; readonly of: string }) {
  return (
    <Tooltip label={source.quote ? `“${source.quote}”` : source.title} multiline>
      <button
        type="button"
        className={styles.mark}
        data-verified={source.verified}
        aria-label={`Source of ${of}${source.verified ? '' : ', unverified'}`}
        onClick={() => showSource({ of, source })}
      >
        {source.verified ? '§' : '§†'}
      </button>
    </Tooltip>
  );
}
