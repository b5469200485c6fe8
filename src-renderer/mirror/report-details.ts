import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { ReportDetail } from '#core/contract/records';
import type { AppError } from '#core/errors';
import type { Result } from '#core/result';
import { api } from '../bridge';
import type { Session } from './session';
import { useOpenSession } from './use-live';

type Fetch = (ids: readonly string[]) => Promise<Result<readonly ReportDetail[], AppError>>;

const most = 300;
const atOnce = 50;

/**
 * What lists do not hold (abstract, every field, records, votes), fetched when wanted and kept for a while. A changed report is
 * fetched again when it is next wanted; until then the older text stays in sight, so that nothing flickers.
 */
export class ReportDetails {
  private readonly kept = new Map<string, ReportDetail>();
  private readonly stale = new Set<string>();
  private readonly asked = new Set<string>();
  private readonly failed = new Map<string, AppError>();
  private readonly listeners = new Set<() => void>();

  constructor(private readonly fetch: Fetch) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  get(id: string): ReportDetail | undefined {
    return this.kept.get(id);
  }

  errorOf(id: string): AppError | undefined {
    return this.failed.get(id);
  }

  /** Fetches those of `ids` that are not here, not on their way, or out of date. */
  want(ids: readonly string[]): void {
    const missing = ids.filter(
      (id) => !this.asked.has(id) && !this.failed.has(id) && (!this.kept.has(id) || this.stale.has(id)),
    );
    for (let at = 0; at < missing.length; at += atOnce) void this.load(missing.slice(at, at + atOnce));
  }

  invalidate(ids: readonly string[]): void {
    for (const id of ids) {
      this.failed.delete(id);
      if (this.kept.has(id) || this.asked.has(id)) this.stale.add(id);
    }
    this.changed();
  }

  private async load(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      this.asked.add(id);
      this.stale.delete(id);
    }
    const answer = await this.fetch(ids);
    for (const id of ids) this.asked.delete(id);
    if (answer.ok) {
      for (const detail of answer.value) this.keep(detail);
      const found = new Set(answer.value.map((d) => d.id));
      for (const id of ids)
        if (!found.has(id))
          this.failed.set(id, { code: 'not-found', text: 'This report is not in the project.' });
    } else {
      for (const id of ids) this.failed.set(id, answer.error);
    }
    this.changed();
  }

  private keep(detail: ReportDetail): void {
    // Taken out and put back, so that the map stays in order of use and the oldest goes first.
    this.kept.delete(detail.id);
    this.kept.set(detail.id, detail);
    for (const id of this.kept.keys()) {
      if (this.kept.size <= most) break;
      this.kept.delete(id);
      this.stale.delete(id);
    }
  }

  private changed(): void {
    for (const listener of [...this.listeners]) listener();
  }
}

const bySession = new WeakMap<Session, ReportDetails>();
const nothing = new ReportDetails(async () => ({ ok: true, value: [] }));

const detailsOf = (session: Session | null): ReportDetails => {
  if (session === null) return nothing;
  const known = bySession.get(session);
  if (known) return known;
  const made = new ReportDetails((ids) => api.records.details({ reportIds: [...ids] }));
  session.reports.subscribe(({ upserts, deletes }) =>
    made.invalidate([...upserts.map((r) => r.id), ...deletes]),
  );
  bySession.set(session, made);
  return made;
};

export interface ReportDetailState {
  /** Undefined while it is fetched for the first time. */
  readonly detail: ReportDetail | undefined;
  readonly error: AppError | undefined;
  readonly retry: () => void;
}

const noIds: readonly string[] = [];

/** The full text of one report; those in `ahead` are fetched too, to be here when they are asked for. */
export const useReportDetail = (id: string | null, ahead: readonly string[] = noIds): ReportDetailState => {
  const session = useOpenSession();
  const details = useMemo(() => detailsOf(session), [session]);
  // Shown anew only when this report's own text is another: others come and go with each verdict.
  const detail = useSyncExternalStore(details.subscribe, () => (id === null ? undefined : details.get(id)));
  const error = useSyncExternalStore(details.subscribe, () =>
    id === null ? undefined : details.errorOf(id),
  );
  useEffect(() => {
    const want = () => details.want(id === null ? ahead : [id, ...ahead]);
    want();
    // What is out of date is fetched again.
    return details.subscribe(want);
  }, [details, id, ahead]);
  return {
    detail,
    error,
    retry: () => {
      if (id !== null) details.invalidate([id]);
    },
  };
};
