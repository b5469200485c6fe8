import { ChevronDown, ChevronRight, PanelRight, Search, X } from 'lucide-react';
import { Fragment, memo } from 'react';
import { Button, IconButton } from '../ui/button';
import { useInspectorOpen } from '../ui/inspector';
import { KeyHint } from '../ui/key-hint';
import { Menu } from '../ui/menu';
import { type Crumb, type PageSearch, useCrumbsShown, useSearchShown } from '../ui/page';
import { openPalette } from './palette';
import type { Page } from './pages';
import styles from './top-bar.module.css';

/** A word or two is never cut: the longer names beside it give way. */
const isShort = ({ label }: Crumb): true | undefined => label.length <= 12 || undefined;

function Part({ crumb, last }: { readonly crumb: Crumb; readonly last: boolean }) {
  if (crumb.menu) {
    return (
      <Menu
        groups={crumb.menu}
        target={
          <Button
            kind="quiet"
            className={styles.part}
            data-short={isShort(crumb)}
            aria-current={last ? 'location' : undefined}
          >
            <span className={styles.name}>{crumb.label}</span>
            <ChevronDown aria-hidden="true" />
          </Button>
        }
      />
    );
  }
  if (crumb.run) {
    return (
      <Button
        kind="quiet"
        className={styles.part}
        data-short={isShort(crumb)}
        title={crumb.label}
        onClick={crumb.run}
      >
        <span className={styles.name}>{crumb.label}</span>
      </Button>
    );
  }
  return (
    <span className={`${styles.part} ${styles.name}`} title={crumb.label}>
      {crumb.label}
    </span>
  );
}

function SearchBox({ search }: { readonly search: PageSearch }) {
  return (
    <search className={styles.search}>
      <Search aria-hidden="true" />
      <input
        id="page-search"
        type="text"
        aria-label={search.label}
        placeholder={search.label}
        value={search.query}
        onChange={(event) => search.setQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && search.query) search.setQuery('');
          else if (['Escape', 'Enter', 'ArrowDown'].includes(event.key)) focusWork();
        }}
      />
      {search.query ? (
        <button type="button" aria-label="Clear search" onClick={() => search.setQuery('')}>
          <X aria-hidden="true" />
        </button>
      ) : (
        <KeyHint keys="/" />
      )}
    </search>
  );
}

/** The page itself has the keyboard. */
export const focusWork = (): void => document.getElementById('work')?.focus({ preventScroll: true });
export const focusSearch = (): void => document.getElementById('page-search')?.focus();

/** Where I am (each part a menu), one search box, the palette, the inspector's switch. */
export const TopBar = memo(function TopBar({ page }: { readonly page: Page | undefined }) {
  const crumbs = useCrumbsShown();
  const search = useSearchShown();
  const [inspecting, setInspecting] = useInspectorOpen();
  return (
    <header className={styles.bar}>
      <div className={styles.where}>
        {page ? <h1 className={styles.page}>{page.label}</h1> : null}
        {crumbs.map((crumb, index) => (
          <Fragment key={`${index} ${crumb.label}`}>
            <ChevronRight aria-hidden="true" className={styles.arrow} />
            <Part crumb={crumb} last={index === crumbs.length - 1} />
          </Fragment>
        ))}
      </div>
      {search ? <SearchBox search={search} /> : null}
      <Button kind="plain" className={styles.palette} onClick={openPalette} keys="Mod+K">
        <span className={styles.paletteLabel}>Commands</span>
      </Button>
      {page?.inspector === false ? null : (
        <IconButton
          label={inspecting ? 'Close inspector' : 'Open inspector'}
          keys="Mod+I"
          icon={<PanelRight aria-hidden="true" />}
          aria-pressed={inspecting}
          onClick={() => setInspecting(!inspecting)}
        />
      )}
    </header>
  );
});
