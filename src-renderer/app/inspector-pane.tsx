import { memo } from 'react';
import { X } from 'lucide-react';
import { Button, IconButton } from '../ui/button';
import {
  setInspectorSlot,
  showSource,
  useInspectorInUse,
  useInspectorOpen,
  useShownSource,
} from '../ui/inspector';
import { VerifiedMark } from '../ui/marks';
import { readNumber, useRemembered } from '../ui/remembered';
import { Splitter } from '../ui/splitter';
import styles from './inspector-pane.module.css';

const min = 240;
const max = 720;

function SourceCard() {
  const shown = useShownSource();
  if (!shown) return null;
  const { of, source } = shown;
  return (
    <section aria-label={`Source of ${of}`} className={styles.source}>
      <header>
        <h2>Source</h2>
        <IconButton label="Close source" icon={<X aria-hidden="true" />} onClick={() => showSource(null)} />
      </header>
      <p className="muted">{of}</p>
      {source.quote ? <blockquote>{source.quote}</blockquote> : null}
      <p>
        {source.title}
        {source.place ? `, ${source.place}` : ''} <VerifiedMark verified={source.verified} showVerified />
      </p>
      {source.open ? <Button onClick={source.open.run}>{source.open.label}</Button> : null}
    </section>
  );
}

/** The pane at the right: the source somebody asked for, then what the page says of the selected thing. */
export const InspectorPane = memo(function InspectorPane({ whenUsed }: { readonly whenUsed: boolean }) {
  const [open] = useInspectorOpen();
  const [width, setWidth] = useRemembered('inspector-width', 320, readNumber);
  const inUse = useInspectorInUse();
  const shown = useShownSource();
  if (!open) return null;
  const idle = !inUse && !shown;
  return (
    <aside className={styles.outer} aria-label="Inspector" hidden={whenUsed && idle}>
      <Splitter
        label="Width of the inspector"
        side="right"
        width={width}
        min={min}
        max={max}
        onChange={setWidth}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard */}
      <div className={styles.pane} style={{ width }} tabIndex={0}>
        <SourceCard />
        <div ref={setInspectorSlot} />
        {!idle ? null : (
          <p className={styles.nothing}>Select something to see its source, history and notes.</p>
        )}
      </div>
    </aside>
  );
});
