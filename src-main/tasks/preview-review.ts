import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { decodeBytes } from '#core/importers/decode-bytes';
import { rm5Review } from '#core/importers/rm5-review';
import { type Rm5Summary, rm5Summary } from '#core/importers/rm5-summary';
import { studiesHere } from '../store/bring-review';
import { openDatabase } from '../store/database';
import { Statements } from '../store/rows';

export interface ReviewPreview extends Rm5Summary {
  /** Studies that an earlier import of the same review brought. */
  readonly studiesHere: number;
}

/** The studies, comparisons and numbers of a RevMan review, as importing it would bring them; the project is only read. */
export const previewReview = (path: string, project: string, lists: Rm5Summary['lists']): ReviewPreview => {
  const review = rm5Review(decodeBytes(readFileSync(path)).text, 'review', basename(path));
  const db = openDatabase(project, true);
  try {
    return { ...rm5Summary(review, lists), studiesHere: studiesHere(new Statements(db), review) };
  } finally {
    db.close();
  }
};
