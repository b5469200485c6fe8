import { Tooltip } from '@mantine/core';
import { ChevronDown, PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { memo } from 'react';
import { Link, useLocation } from 'wouter';
import { counted } from '#core/counted';
import { Button, IconButton } from '../ui/button';
import { KeyHint } from '../ui/key-hint';
import { Menu, type MenuGroup } from '../ui/menu';
import { readBoolean, remember, remembered, useRemembered } from '../ui/remembered';
import styles from './navigation.module.css';
import type { Page } from './pages';

const key = 'navigation-folded';
const number = new Intl.NumberFormat('en');

export const toggleNavigation = (): void => remember(key, !remembered(key, false, readBoolean));

const Entry = memo(function Entry({
  page,
  folded,
  current,
}: {
  readonly page: Page;
  readonly folded: boolean;
  readonly current: boolean;
}) {
  const count = page.useCount?.();
  const Icon = page.icon;
  const [one, many] = page.countOf ?? ['to do', 'to do'];
  const left = count ? counted(count, one, many) : '';
  return (
    <Tooltip
      position="right"
      disabled={!folded && !left}
      label={
        <span>
          {folded ? page.label : ''}
          {folded && left ? ': ' : ''}
          {left} {page.keys ? <KeyHint keys={page.keys} onDark /> : null}
        </span>
      }
    >
      <Link
        href={`/${page.path}`}
        className={styles.entry}
        aria-current={current ? 'page' : undefined}
        aria-label={folded ? [page.label, left].filter(Boolean).join(', ') : undefined}
      >
        <Icon aria-hidden="true" />
        {folded ? null : <span className={styles.label}>{page.label}</span>}
        {count && !folded ? (
          <span className={`numbers ${styles.count}`}>
            {number.format(count)} <span className="unseen">{count === 1 ? one : many}</span>
          </span>
        ) : null}
        {count && folded ? <span className={styles.dot} /> : null}
      </Link>
    </Tooltip>
  );
});

const reviewMenu = (run: (id: string) => void): readonly MenuGroup[] => [
  {
    entries: [
      { label: 'New review ...', keys: 'Mod+N', run: () => run('project.new') },
      { label: 'Open review ...', keys: 'Mod+O', run: () => run('project.open') },
    ],
  },
  {
    entries: [
      { label: 'Verify review', run: () => run('project.verify') },
      { label: 'Close review', keys: 'Mod+W', run: () => run('project.close') },
    ],
  },
];

/** The stages of the review with what is left to do in each; folds to icons. */
export const Navigation = memo(function Navigation({
  title,
  pages,
  onCommand,
}: {
  readonly title: string;
  readonly pages: readonly Page[];
  readonly onCommand: (id: string) => void;
}) {
  const [folded, setFolded] = useRemembered(key, false, readBoolean);
  const [location] = useLocation();
  const open = location.split('/')[1] ?? '';
  return (
    <nav
      className={styles.nav}
      data-stages
      data-folded={folded || undefined}
      aria-label="Stages of the review"
    >
      <div className={styles.head}>
        {folded ? null : (
          <Menu
            groups={reviewMenu(onCommand)}
            target={
              <Button kind="quiet" className={styles.title} title={title}>
                <span className={styles.titleText}>{title}</span>
                <ChevronDown aria-hidden="true" />
              </Button>
            }
          />
        )}
        <IconButton
          label={folded ? 'Unfold navigation' : 'Fold navigation'}
          keys="Mod+B"
          icon={folded ? <PanelLeftOpen aria-hidden="true" /> : <PanelLeftClose aria-hidden="true" />}
          aria-expanded={!folded}
          onClick={() => setFolded(!folded)}
        />
      </div>
      <ul className={styles.list}>
        {pages.map((page, index) => (
          <li key={page.id} data-gap={(index > 0 && pages[index - 1]?.group !== page.group) || undefined}>
            <Entry page={page} folded={folded} current={page.path === open} />
          </li>
        ))}
      </ul>
    </nav>
  );
});
