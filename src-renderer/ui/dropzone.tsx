import { type ReactNode, useEffect, useRef, useState } from 'react';
import styles from './dropzone.module.css';

// The one mounted last takes the files: a page's before the window's.
const stack: { current: (files: readonly File[]) => void }[] = [];
let waiting: readonly File[] = [];

/** Leaves dropped files for the Dropzone of the page that is about to open. */
export function handOver(files: readonly File[]): void {
  waiting = files;
}

/**
 * Files dropped anywhere on the window while this is mounted. `onFiles` gets them as the browser has them; the page asks the
 * preload for their paths. Other drags (text, links) are let through.
 */
export function Dropzone({
  label,
  onFiles,
  children,
}: {
  /** What dropping does: "Drop to import". */
  readonly label: string;
  readonly onFiles: (files: readonly File[]) => void;
  readonly children?: ReactNode;
}) {
  const [over, setOver] = useState(false);
  const take = useRef(onFiles);
  take.current = onFiles;

  useEffect(() => {
    stack.push(take);
    if (waiting.length > 0) {
      const files = waiting;
      waiting = [];
      take.current(files);
    }
    return () => {
      stack.splice(stack.indexOf(take), 1);
    };
  }, []);

  useEffect(() => {
    let depth = 0;
    const hasFiles = (event: DragEvent) =>
      stack.at(-1) === take && (event.dataTransfer?.types.includes('Files') ?? false);
    const enter = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth += 1;
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth -= 1;
      if (depth <= 0) setOver(false);
    };
    const allow = (event: DragEvent) => {
      if (hasFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      take.current([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('dragover', allow);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('dragover', allow);
      window.removeEventListener('drop', drop);
    };
  }, []);

  return (
    <>
      {children}
      {over ? <output className={styles.over}>{label}</output> : null}
    </>
  );
}
