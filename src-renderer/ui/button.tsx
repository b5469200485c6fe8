import { Tooltip, UnstyledButton, type UnstyledButtonProps } from '@mantine/core';
import { ChevronRight } from 'lucide-react';
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import styles from './button.module.css';
import { KeyHint } from './key-hint';

export type ButtonKind = 'primary' | 'plain' | 'quiet' | 'danger';

export interface ButtonProps
  extends UnstyledButtonProps,
    Omit<ButtonHTMLAttributes<HTMLButtonElement>, keyof UnstyledButtonProps> {
  readonly kind?: ButtonKind;
  readonly icon?: ReactNode;
  /** Shown at the right, e.g. `I` or `Mod+S`; the key itself is bound by a command. */
  readonly keys?: string;
  readonly children?: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A push button: one primary a page, plain for the rest, quiet in bars, danger for what takes away. One without an icon that unfolds something below it shows that; menus have marks of their own. */
export function Button({ kind = 'plain', icon, keys, children, className, ...rest }: ButtonProps) {
  return (
    <UnstyledButton
      type="button"
      {...rest}
      className={className ? `${styles.button} ${className}` : styles.button}
      data-kind={kind}
    >
      {icon ??
        (rest['aria-expanded'] === undefined || rest['aria-haspopup'] !== undefined ? null : (
          <ChevronRight className={styles.fold} aria-hidden="true" />
        ))}
      {children}
      {keys ? <KeyHint keys={keys} /> : null}
    </UnstyledButton>
  );
}

export interface IconButtonProps extends Omit<ButtonProps, 'icon' | 'children' | 'aria-label'> {
  readonly label: string;
  readonly icon: ReactNode;
}

/** A quiet square button; its label is the tooltip and the accessible name. */
export function IconButton({ label, icon, keys, kind = 'quiet', className, ...rest }: IconButtonProps) {
  return (
    <Tooltip label={keys ? <KeyLabel label={label} keys={keys} /> : label}>
      <UnstyledButton
        type="button"
        {...rest}
        aria-label={label}
        className={`${styles.button} ${styles.square}${className ? ` ${className}` : ''}`}
        data-kind={kind}
      >
        {icon}
      </UnstyledButton>
    </Tooltip>
  );
}

const KeyLabel = ({ label, keys }: { readonly label: string; readonly keys: string }) => (
  <span>
    {label} <KeyHint keys={keys} onDark />
  </span>
);
