import type { RecordFields } from '#core/model/record-fields';

/** What came of screening, as far as who exports may see it: empty where a stage is not decided. */
export interface ScreeningOutcome {
  readonly titleAbstract: string;
  readonly fullText: string;
  /** Why it was excluded. */
  readonly reason: string;
  readonly labels: readonly string[];
}

/** A reference as it goes out: its fields, and lines to add as notes (decisions, reasons, labels). */
export interface ExportedReference {
  readonly fields: RecordFields;
  readonly notes: readonly string[];
  /** The same in short, for formats that have columns for it. */
  readonly outcome?: ScreeningOutcome;
}

/** One format of reference lists that other programs read. */
export interface ReferenceExporter {
  readonly id: string;
  readonly label: string;
  /** Without dot. */
  readonly extension: string;
  /** What the file begins with, what stands between two references, and what it ends with. */
  readonly frame: { readonly begin: string; readonly between: string; readonly end: string };
  /**
   * One reference, the `at`-th of the list (from 0). What the format cannot say is said in its notes; the matching importer reads it back.
   */
  readonly reference: (reference: ExportedReference, at: number) => string;
}

/** A list in pieces, one for each group of references, so that a long one never is in memory whole. */
export function* inPieces(
  { frame, reference }: ReferenceExporter,
  groups: Iterable<readonly ExportedReference[]>,
): Generator<string> {
  let at = 0;
  yield frame.begin;
  for (const group of groups) {
    let piece = '';
    for (const one of group) {
      piece += at === 0 ? reference(one, at) : frame.between + reference(one, at);
      at += 1;
    }
    yield piece;
  }
  yield frame.end;
}

/** A short list whole. */
export const render = (exporter: ReferenceExporter, references: readonly ExportedReference[]): string =>
  [...inPieces(exporter, [references])].join('');
