import { useEffect } from 'react';
import { useLocation, useSearch } from 'wouter';
import { mostCompared } from '#core/compare/compare-studies';
import { useInstanceId } from '../../mirror/use-live';
import { useAddress } from '../../ui/address';
import { useRemembered } from '../../ui/remembered';

const readIds = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : undefined;
const none: readonly string[] = [];

/** The studies side by side: those of the address (`/compare/a,b` or `/compare?studies=a,b`), else those of the last time. */
export function useCompared(): readonly [readonly string[], (ids: readonly string[]) => void] {
  const instanceId = useInstanceId();
  const search = useSearch();
  const [, navigate] = useLocation();
  const [kept, keep] = useRemembered(`compared:${instanceId}`, none, readIds);
  const [, path] = useAddress();
  const asked = path || new URLSearchParams(search).get('studies');
  useEffect(() => {
    if (asked === null) return;
    keep([...new Set(asked.split(',').filter((id) => id !== ''))].slice(0, mostCompared));
    navigate('/compare', { replace: true });
  }, [asked, keep, navigate]);
  return [kept, (ids) => keep(ids.slice(0, mostCompared))];
}
