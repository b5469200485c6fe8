import { counted } from '#core/counted';
import { referenceExporters } from '#core/exporters/index';
import { api, bridge } from '../../bridge';
import { createStore } from '../../ui/store';
import { toast, toastError } from '../../ui/toast';

export const referenceFormats: readonly { readonly id: string; readonly label: string }[] =
  referenceExporters;

interface ExportJob {
  readonly job: string;
  readonly done: number;
  readonly total: number;
}
const running = createStore<ExportJob | null>(null);
export const useExportJob = (): ExportJob | null => running.use();

export const cancelExport = (): void => {
  const now = running.get();
  if (now !== null) void api.imports.cancel({ job: now.job });
};

/** Writes these reports as a list of references, with the decisions and labels that may be seen. */
export const exportReferences = async (exporter: string, reportIds: readonly string[]): Promise<void> => {
  if (running.get() !== null) return;
  const job = crypto.randomUUID();
  const total = reportIds.length;
  running.set({ job, done: 0, total });
  const stop = bridge.on('progress', (p) => {
    if (p.job === job) running.set({ job, done: Math.round((p.done / p.total) * total), total });
  });
  try {
    const answer = await api.exports.run({ exporter, reportIds: [...reportIds], job });
    if (!answer.ok) {
      if (answer.error.code !== 'cancelled') toastError(answer.error);
    } else if (answer.value !== null)
      toast(
        `Saved ${counted(total, 'reference', 'references')} to ${answer.value.path.split(/[\\/]/).at(-1)}`,
      );
  } finally {
    stop();
    running.set(null);
  }
};
