import type { FileCheck } from '#core/contract/projects';
import { api, bridge } from '../bridge';
import { createStore } from '../ui/store';

/** A large project file that is being read through for damage, and since when as far as this window knows. */
export interface ShownCheck extends FileCheck {
  readonly since: number;
}

const check = createStore<ShownCheck | null>(null);
export const useFileCheck = check.use;

const show = (now: FileCheck | null): void => {
  const before = check.get();
  const since = before !== null && before.path === now?.path ? before.since : Date.now();
  check.set(now === null ? null : { ...now, since });
};

/** Called once, before the first render: main may be at it already. */
export function watchFileCheck(): void {
  bridge.on('checking', show);
  void api.projects.checking(null).then((answer) => {
    if (answer.ok && check.get() === null) show(answer.value);
  });
}

export const answerFileCheck = (answer: 'open' | 'cancel'): void => void api.projects.answerCheck({ answer });

/** A size as people read it: 3.4 GB. */
export const sizeText = (bytes: number): string =>
  bytes < 1e9 ? `${Math.max(1, Math.round(bytes / 1e6))} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
