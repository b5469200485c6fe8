import { Modal } from '@mantine/core';
import { X } from 'lucide-react';
import { type ReactNode, useLayoutEffect } from 'react';
import { IconButton } from './button';
import styles from './dialog.module.css';

/** A dialog that is taken away whole, as after its work is done, is gone before its own way of giving the keyboard back. */
function useKeyboardBack(opened: boolean): void {
  useLayoutEffect(() => {
    if (!opened) return;
    const from = document.activeElement;
    return () => {
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return;
        const back = from instanceof HTMLElement && from !== document.body && from.isConnected ? from : null;
        (back ?? document.getElementById('work'))?.focus({ preventScroll: true });
      });
    };
  }, [opened]);
}

/** A modal dialog: focus goes in, Escape and the cross close it, focus goes back to where it was. */
export function Dialog({
  title,
  opened,
  onClose,
  children,
  actions,
  width = 440,
  closable = true,
}: {
  readonly title: string;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons at the bottom right, the main one last. */
  readonly actions?: ReactNode;
  readonly width?: number;
  /** False where an answer is needed before anything else works. */
  readonly closable?: boolean;
}) {
  useKeyboardBack(opened);
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      size={width}
      returnFocus
      closeOnEscape={closable}
      closeOnClickOutside={closable}
    >
      <Modal.Overlay />
      <Modal.Content>
        {/* Not Mantine's header element: that would be a second banner of the page. */}
        <div className={styles.head}>
          <Modal.Title>{title}</Modal.Title>
          {closable ? <IconButton label="Close" icon={<X aria-hidden="true" />} onClick={onClose} /> : null}
        </div>
        <Modal.Body>
          {children}
          {actions ? <div className={`actions ${styles.actions}`}>{actions}</div> : null}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
