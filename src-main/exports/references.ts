import { type ExportedReference, inPieces, type ReferenceExporter } from '#core/exporters/reference-exporter';
import {
  type OwnMarks,
  ownLines,
  ownMarksName,
  withoutOwnMarks,
  writeOwnMarks,
} from '#core/importers/own-marks';
import type { RecordFields } from '#core/model/record-fields';
import type { StageState } from '#core/screening/stage-state';
import { detailContext } from '../store/details';
import { type OutgoingReport, outgoingReports, standingReports } from '../store/exported-references';
import { countStanding } from '../store/report-rows';
import type { Store } from '../store/store';

const stateWords: Readonly<Record<StageState, string>> = {
  open: '',
  partial: '',
  in: 'include',
  out: 'exclude',
  conflict: 'conflict',
};

/** The reason belongs to the stage that excluded it: what settled it, else what was said with the votes. */
const reasonOf = ({ votes, states, settled }: OutgoingReport): string => {
  const stage = states['full-text'] === 'out' ? 'full-text' : 'title-abstract';
  if (states[stage] !== 'out') return '';
  const said = votes.filter((vote) => vote.stage === stage && vote.verdict === 'exclude');
  const final = settled.find((one) => one.stage === stage)?.reason ?? '';
  return final || [...new Set(said.map(({ reason }) => reason).filter((reason) => reason !== ''))].join('; ');
};

const marksOf = ({ votes, settled }: OutgoingReport): OwnMarks => ({
  votes: votes.map(({ reviewerName, ...vote }) => ({ ...vote, by: reviewerName })),
  settled: [...settled],
});

/** With what this review says of its screening: beside it nothing that an earlier list said, and before what other programs left. */
const fieldsOf = ({ fields }: OutgoingReport, marks: OwnMarks): RecordFields => {
  const said = marks.votes.length + marks.settled.length > 0;
  const extra = withoutOwnMarks(fields.extra);
  return { ...fields, extra: said ? { ...extra, [ownMarksName]: [writeOwnMarks(marks)] } : extra };
};

const exported = (report: OutgoingReport): ExportedReference => ({
  fields: fieldsOf(report, marksOf(report)),
  notes: ownLines(marksOf(report)),
  outcome: {
    titleAbstract: stateWords[report.states['title-abstract']],
    fullText: stateWords[report.states['full-text']],
    reason: reasonOf(report),
    labels: [...new Set(report.votes.flatMap(({ labels }) => labels))],
  },
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
      yield outgoingReports(store, chunk, viewer, context).map(exported);
      done += chunk.length;
      onProgress(done / total);
    }
  }
  yield* inPieces(exporter, groups());
}
