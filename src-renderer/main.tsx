import './theme/nonce';
import './theme/styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { ErrorBoundary } from './app/error-boundary';
import { watchFileCheck } from './app/file-check';
import { loadProgram } from './app/program';
import { Providers } from './app/providers';
import { showFailure } from './app/review-actions';
import { watchUndoing } from './app/undoing';
import { restoreZoom } from './app/zoom';
import { resumeSearches } from './actions/find-duplicates';
import { watchOpenReview } from './actions/open-review';
import { bridge } from './bridge';
import { startSession } from './mirror/session';
import { restoreRobColours } from './ui/rob-colours';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

// Before the first render: main may have something to say at once.
bridge.on('failure', showFailure);
watchOpenReview();
resumeSearches();
watchFileCheck();
watchUndoing();
restoreZoom();
restoreRobColours();
void loadProgram();

const draw = (): void =>
  createRoot(root).render(
    <StrictMode>
      <Providers>
        <ErrorBoundary of="The window">
          <App />
        </ErrorBoundary>
      </Providers>
    </StrictMode>,
  );

// Whether a review is open is known at once; the home page is for when none is.
void startSession().finally(draw);
