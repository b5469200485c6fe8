import type { RunnableAnalysis } from '#core/synthesis/analyse-results';
import { runAnalysis } from '#core/synthesis/run-analysis';

// What takes longer than a frame runs here, so that the window stays usable.
self.onmessage = ({ data }: MessageEvent<RunnableAnalysis>) => {
  self.postMessage(runAnalysis(data.settings, data.inputs, data.leftOut).further);
};
