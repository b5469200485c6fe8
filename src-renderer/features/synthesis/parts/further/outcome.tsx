import type { ReactNode } from 'react';
import type { AppError } from '#core/errors';
import type { Result } from '#core/result';

/** What was computed, or the sentence that says why it was not. */
export function Outcome<T>({
  of,
  what,
  children,
}: {
  readonly of: Result<T, AppError>;
  /** What is missing, where the sentence needs it. */
  readonly what?: string;
  readonly children: (value: T) => ReactNode;
}) {
  if (of.ok) return children(of.value);
  return <p className="muted">{what === undefined ? of.error.text : `${what}: ${of.error.text}`}</p>;
}
