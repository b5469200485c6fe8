import { type ComponentType, type LazyExoticComponent, lazy, memo, Suspense, useEffect } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { ErrorBoundary } from './error-boundary';
import { loadAhead } from './load-ahead';
import type { Page } from './pages';
import styles from './frame.module.css';

const made = new Map<Page, LazyExoticComponent<ComponentType>>();

const componentOf = (page: Page): LazyExoticComponent<ComponentType> => {
  const known = made.get(page);
  if (known) return known;
  const component = lazy(async () => ({ default: await page.load() }));
  made.set(page, component);
  return component;
};

/** The page that the address names; the first page where it names none. */
export const Routes = memo(function Routes({ pages }: { readonly pages: readonly Page[] }) {
  const first = pages[0];
  useEffect(() => loadAhead(pages), [pages]);
  return (
    <Switch>
      {pages.map((page) => {
        const Component = componentOf(page);
        return (
          <Route key={page.id} path={`/${page.path}/*?`}>
            <ErrorBoundary key={page.id} of={page.label}>
              <Suspense fallback={<output className={styles.loading} aria-label={`Opening ${page.label}`} />}>
                <Component />
              </Suspense>
            </ErrorBoundary>
          </Route>
        );
      })}
      {first ? (
        <Route>
          <Redirect to={`/${first.path}`} replace />
        </Route>
      ) : null}
    </Switch>
  );
});
