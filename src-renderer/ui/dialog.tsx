import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './dialog.module.css';

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
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={width}
      returnFocus
      withCloseButton={closable}
      closeOnEscape={closable}
      closeOnClickOutside={closable}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {children}
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </Modal>
  );
}
