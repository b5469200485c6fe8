import { useEffect, useMemo, useState } from 'react';
import type { SearchListRow } from '#core/contract/mirror';
import type { AppError } from '#core/errors';
import type { Search } from '#core/model/report';
import { api } from '../../bridge';
import { useInstanceId, useReadOnlyReason, useRows } from '../../mirror/use-live';

const none: readonly SearchListRow[] = [];

/** In the order in which they were imported. */
export const useSearches = (): readonly SearchListRow[] => {
  const rows = useRows('searches') ?? none;
  return useMemo(() => [...rows].sort((a, b) => (a.importedAt < b.importedAt ? -1 : 1)), [rows]);
};

export const useCannotWrite = (): string | null => useReadOnlyReason();

export const useProjectId = (): string => useInstanceId();

/** One search with strategy, warnings and unread lines, which lists do not hold. */
export const useSearchDetail = (
  row: SearchListRow | null,
): { readonly search: Search | null; readonly error: AppError | null } => {
  const [state, setState] = useState<{ search: Search | null; error: AppError | null }>({
    search: null,
    error: null,
  });
  useEffect(() => {
    if (row === null) return;
    let here = true;
    void api.records.searchDetail({ searchId: row.id }).then((answer) => {
      if (!here) return;
      setState(answer.ok ? { search: answer.value, error: null } : { search: null, error: answer.error });
    });
    return () => {
      here = false;
    };
  }, [row]);
  const fits = state.search === null || state.search.id === row?.id;
  return fits ? state : { search: null, error: null };
};
