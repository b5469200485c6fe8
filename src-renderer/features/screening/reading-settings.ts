import { useMemo } from 'react';
import type { MarkedWords } from '../../ui/report/abstract-text';
import type { ExcludeWith } from '../../ui/report/exclude-button';
import { readNumber, useRemembered } from '../../ui/remembered';

const least = 13;
const most = 26;
const usual = 17;

export interface TypeSize {
  readonly size: number;
  readonly larger: () => void;
  readonly smaller: () => void;
}

/** How large abstracts are set, in px; kept on this machine. */
export const useTypeSize = (): TypeSize => {
  const [size, set] = useRemembered('screening/type-size', usual, readNumber);
  return useMemo(
    () => ({
      size,
      larger: () => set(Math.min(most, size + 1)),
      smaller: () => set(Math.max(least, size - 1)),
    }),
    [size, set],
  );
};

const readWords = (value: unknown): MarkedWords | undefined => {
  if (typeof value !== 'object' || value === null || !('include' in value) || !('exclude' in value))
    return undefined;
  const list = (v: unknown) => (Array.isArray(v) ? v.filter((w) => typeof w === 'string') : []);
  return { include: list(value.include), exclude: list(value.exclude) };
};

const noWords: MarkedWords = { include: [], exclude: [] };

/** Words that this reviewer wants underlined in this review; kept on this machine. */
export const useWords = (instanceId: string) =>
  useRemembered(`screening/words/${instanceId}`, noWords, readWords);

const readExcludeWith = (value: unknown): ExcludeWith | undefined =>
  value === 'nothing' || value === 'last' || value === 'ask' ? value : undefined;

export const useExcludeWith = () =>
  useRemembered<ExcludeWith>('screening/exclude-with', 'nothing', readExcludeWith);

const readText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Id of the reason that was given last in this review. */
export const useLastReason = (instanceId: string) =>
  useRemembered(`screening/last-reason/${instanceId}`, '', readText);
