import './theme/nonce';
import './theme/styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { ErrorBoundary } from './app/error-boundary';
import { loadProgram } from './app/program';
import { Providers } from './app/providers';
import { restoreZoom } from './app/zoom';
import { startSession } from './mirror/session';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

restoreZoom();
void loadProgram();
void startSession();

createRoot(root).render(
  <StrictMode>
    <Providers>
      <ErrorBoundary of="The window">
        <App />
      </ErrorBoundary>
    </Providers>
  </StrictMode>,
);
