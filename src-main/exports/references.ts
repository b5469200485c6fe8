import type { ReportDetail } from '#core/contract/records';
import { type ExportedReference, inPieces, type ReferenceExporter } from '#core/exporters/reference-exporter';
import { detailContext } from '../store/details';
import { outgoingReports, standingReports } from '../store/exported-references';
import { countStanding } from '../store/report-rows';
import type { Store } from '../store/store';

const stageWords = { 'title-abstract': 'Title/abstract', 'full-text': 'Full text' } as const;

/** Verdicts, labels and notes as lines, each with whose it is. */
const notesOf = (votes: ReportDetail['votes']): string[] =>
  votes.flatMap(({ stage, reviewerName, verdict, reason, labels, note }) => {
    const head = stageWords[stage];
    const because = [reviewerName, reason].filter((part) => part !== '').join('; ');
    return [
      ...(verdict === null ? [] : [`${head}: ${verdict} (${because})`]),
      ...(labels.length === 0 ? [] : [`Labels (${reviewerName}): ${labels.join('; ')}`]),
      ...(note === '' ? [] : [`Note (${reviewerName}): ${note}`]),
    ];
  });

/** Reports read at once: few enough that what is held of a list of millions is nothing. */
const atOnce = 500;

function* chunksOf(ids: readonly string[]): Generator<readonly string[]> {
  for (let at = 0; at < ids.length; at += atOnce) yield ids.slice(at, at + atOnce);
}

/**
 * Reports of the project as a list of references (all of them, or those asked for, in that order), with the verdicts, labels and notes that
 * this reviewer may see: the text of the file in pieces, each read when it is asked for.
 */
export function* referenceList(
  store: Store,
  exporter: ReferenceExporter,
  viewer: string | null,
  ids?: readonly string[],
  onProgress: (share: number) => void = () => undefined,
): Generator<string> {
  const total = Math.max(1, ids?.length ?? countStanding(store));
  const context = detailContext(store);
  let done = 0;
  function* groups(): Generator<ExportedReference[]> {
    for (const chunk of ids === undefined ? standingReports(store, atOnce) : chunksOf(ids)) {
      yield outgoingReports(store, chunk, viewer, context).map(({ fields, votes }) => ({
        fields,
        notes: notesOf(votes),
      }));
      done += chunk.length;
      onProgress(done / total);
    }
  }
  yield* inPieces(exporter, groups());
}
