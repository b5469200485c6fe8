import { useState } from 'react';
import { asPrinted, keptDecimals } from '#core/extraction/checks/printed';

/** The number that a text names: a comma or a point for decimals, a true minus sign or a hyphen. Undefined: none. */
export function readNumberText(text: string): number | null | undefined {
  const plain = text.trim().replace('−', '-').replace(',', '.');
  if (plain === '') return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}

/**
 * A number edited as text, so that "0." and "-" can be typed on the way. What is no number stays in the field with a sentence
 * and is not taken. With `decimals` (null: none kept yet) trailing zeros count, and are told to `onChange`.
 */
export function useNumberText(
  value: number | null,
  onChange: (value: number | null, decimals: number | null) => void,
  decimals?: number | null,
) {
  const [typed, setTyped] = useState<string | null>(null);
  const read = typed === null ? value : readNumberText(typed);
  return {
    text: typed ?? (value === null ? '' : asPrinted(value, decimals)),
    error: read === undefined ? 'Not a number, so it is not taken.' : null,
    change: (text: string) => {
      setTyped(text);
      const next = readNumberText(text);
      if (next === undefined) return;
      const kept = next === null ? null : keptDecimals(next, text);
      if (next !== value || (decimals !== undefined && kept !== decimals)) onChange(next, kept);
    },
    /** Leaving the field: the number as it is kept, unless what stands there is none. */
    leave: () => setTyped((text) => (text !== null && readNumberText(text) === undefined ? text : null)),
  };
}
