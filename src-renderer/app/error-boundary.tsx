import { Component, type ErrorInfo, type ReactNode } from 'react';
import { appError } from '#core/errors';
import { ErrorNote } from '../ui/error-note';
import styles from './frame.module.css';

interface Props {
  readonly of: string;
  readonly children: ReactNode;
}

/** Keeps a mistake on one page from taking the window down: says what happened and lets the person try again. */
export class ErrorBoundary extends Component<Props, { readonly thrown: Error | null }> {
  override state = { thrown: null as Error | null };

  static getDerivedStateFromError(thrown: unknown): { readonly thrown: Error } {
    return { thrown: thrown instanceof Error ? thrown : new Error(String(thrown)) };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(`${this.props.of}: ${error.message}`, info.componentStack);
  }

  override render(): ReactNode {
    const { thrown } = this.state;
    if (!thrown) return this.props.children;
    return (
      <div className={styles.failed}>
        <ErrorNote
          error={appError('internal', `${this.props.of} could not be shown: ${thrown.message}`)}
          onRetry={() => this.setState({ thrown: null })}
        />
      </div>
    );
  }
}
