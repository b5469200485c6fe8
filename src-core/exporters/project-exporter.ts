import type { AppError } from '../errors';
import type { Analysis } from '../model/analysis';
import type { StudyDesign } from '../model/study-design';
import type { Result } from '../result';
import type { OverviewRows } from '../synthesis/overview';

/** Which part of the review is wanted. What is absent is taken as the review has it saved, or starts it. */
export interface ExportRequest {
  readonly conditionId?: string | undefined;
  readonly comparisonId?: string | null | undefined;
  readonly outcomeId?: string | undefined;
  readonly settings?: Analysis['settings'] | undefined;
  readonly designs?: readonly StudyDesign[] | undefined;
  readonly studyIds?: readonly string[] | undefined;
}

export interface MadeExport {
  /** A name for the file, without extension; any sign may be in it. */
  readonly name: string;
  /** What the numbers rest on: equal to what the screen showed, or the file must not be written. */
  readonly inputHash: string;
  readonly content:
    | { readonly kind: 'text'; readonly text: string }
    /** An SVG document that is to become a picture of `scale` pixels for each of its own. */
    | { readonly kind: 'picture'; readonly svg: string; readonly scale: number };
}

/** One kind of file that a review can give. */
export interface ProjectExporter {
  readonly id: string;
  readonly label: string;
  /** Without dot. */
  readonly extension: string;
  readonly make: (rows: OverviewRows, request: ExportRequest) => Result<MadeExport, AppError>;
}
