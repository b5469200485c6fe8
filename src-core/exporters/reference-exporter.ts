import type { RecordFields } from '#core/model/record-fields';

/** A reference as it goes out: its fields, and lines to add as notes (decisions, reasons, labels). */
export interface ExportedReference {
  readonly fields: RecordFields;
  readonly notes: readonly string[];
}

/** One format of reference lists that other programs read. */
export interface ReferenceExporter {
  readonly id: string;
  readonly label: string;
  /** Without dot. */
  readonly extension: string;
  /** The whole file as text. What the format cannot say is said in its notes; the matching importer reads it back. */
  readonly render: (references: readonly ExportedReference[]) => string;
}
