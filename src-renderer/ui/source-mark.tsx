import { Tooltip } from '@mantine/core';
import { FileText } from 'lucide-react';
import styles from './source-mark.module.css';
import { showSource } from './inspector';
import type { Source } from './source';

/** A small sheet of paper after a number: opens the sentence it came from in the inspector. */
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
        <FileText aria-hidden="true" />
        {source.verified ? '' : '†'}
      </button>
    </Tooltip>
  );
}
