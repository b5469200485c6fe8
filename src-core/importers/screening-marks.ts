import { decodeEntities } from '#core/bibliography/plain-text';
import type { RecordFields } from '#core/model/record-fields';
import type { Stage } from '#core/model/review';
import { noteNames, type OwnMarks, ownMarks } from './own-marks';
import { rm5Authors, rm5List, rm5Reason } from './rm5-names';

/** One person's verdict as a screening program exported it; `reviewer` null where the file does not name anybody. */
export interface MarkedVerdict {
  readonly reviewer: string | null;
  readonly verdict: 'include' | 'exclude' | 'maybe';
  /** Only this program's own lists say of which stage it is. */
  readonly stage?: Stage;
}

/** What a half-done review left on a record. */
export interface ScreeningMarks {
  readonly source: 'ldn' | 'rayyan' | 'covidence' | 'asreview' | 'revman' | 'labels';
  readonly verdicts: readonly MarkedVerdict[];
  readonly reasons: readonly string[];
  readonly labels: readonly string[];
  readonly notes: readonly { readonly reviewer: string | null; readonly text: string }[];
  /** Of this program's own lists: whose each reason, label and note is, at which stage, and the conflicts that were settled. */
  readonly own?: OwnMarks;
}

/**
 * Rayyan prints Ruby hashes: {"Ann"=>"Included", "Ben"=>["one", "two"]}. Read letter by letter, never evaluated; what does not fit
 * ends the reading, and the pairs before it count.
 */
export const readRubyHash = (text: string): (readonly [string, readonly string[]])[] => {
  const pairs: (readonly [string, readonly string[]])[] = [];
  let at = text.indexOf('{') + 1;
  if (at === 0) return pairs;
  const blank = (): void => {
    while (/[\s,]/.test(text[at] ?? '')) at += 1;
  };
  const quoted = (): string | null => {
    if (text[at] !== '"') return null;
    let value = '';
    for (at += 1; at < text.length; at += 1) {
      if (text[at] === '"') {
        at += 1;
        return value;
      }
      if (text[at] === '\\') at += 1;
      value += text[at] ?? '';
    }
    return null;
  };
  for (;;) {
    blank();
    const key = quoted();
    if (key === null) return pairs;
    blank();
    if (!text.startsWith('=>', at)) return pairs;
    at += 2;
    blank();
    const values: string[] = [];
    if (text[at] === '[') {
      at += 1;
      for (;;) {
        blank();
        const value = quoted();
        if (value === null) break;
        values.push(value);
      }
      blank();
      if (text[at] === ']') at += 1;
    } else {
      const value = quoted();
      if (value === null) return pairs;
      values.push(value);
    }
    pairs.push([key, values]);
  }
};

const verdictOf = (word: string): MarkedVerdict['verdict'] | null => {
  if (/^(?:included?|relevant|1|yes)$/i.test(word)) return 'include';
  if (/^(?:excluded?|irrelevant|0|no)$/i.test(word)) return 'exclude';
  return /^(?:maybe|unsure)$/i.test(word) ? 'maybe' : null;
};

const splitWords = (text: string): string[] =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');

const rayyan = (notes: readonly string[]): ScreeningMarks | null => {
  const verdicts: MarkedVerdict[] = [];
  const reasons: string[] = [];
  const labels: string[] = [];
  const texts: { reviewer: string | null; text: string }[] = [];
  let found = false;
  for (const note of notes) {
    if (!/RAYYAN-|USER-NOTES:/.test(note)) continue;
    found = true;
    for (const part of note.split(/\s*\|\s*(?=(?:RAYYAN-[A-Z-]+|USER-NOTES):)/)) {
      const [, name, value] = /^\s*(RAYYAN-[A-Z-]+|USER-NOTES):\s*([\s\S]*)$/.exec(part) ?? [];
      if (name === undefined || value === undefined) continue;
      if (name === 'RAYYAN-INCLUSION') {
        for (const [reviewer, [word]] of readRubyHash(value)) {
          const verdict = verdictOf(word ?? '');
          if (verdict) verdicts.push({ reviewer, verdict });
        }
      } else if (name === 'RAYYAN-EXCLUSION-REASONS') reasons.push(...splitWords(value));
      else if (name === 'RAYYAN-LABELS') labels.push(...splitWords(value));
      else if (name === 'USER-NOTES')
        for (const [reviewer, lines] of readRubyHash(value))
          for (const text of lines) texts.push({ reviewer, text });
    }
  }
  return found ? { source: 'rayyan', verdicts, reasons, labels, notes: texts } : null;
};

const asreview = (notes: readonly string[]): ScreeningMarks | null => {
  const words = notes.flatMap(
    (note) => note.match(/\bASReview_(?:relevant|irrelevant|not_seen|prior)\b/g) ?? [],
  );
  if (words.length === 0) return null;
  const verdict = words.includes('ASReview_relevant')
    ? 'include'
    : words.includes('ASReview_irrelevant')
      ? 'exclude'
      : null;
  const labels = words.includes('ASReview_prior') ? ['prior'] : [];
  return {
    source: 'asreview',
    verdicts: verdict === null ? [] : [{ reviewer: null, verdict }],
    reasons: [],
    labels,
    notes: [],
  };
};

/** A remark as Covidence signs it: "Jane Doe (2021-05-18 22:34:01)(Select): Not randomised". */
const signed =
  /^([^;:()]{1,100}?)\s*\((\d{4}-\d{2}-\d{2}[ T][\d:]{4,8}[^()]{0,20})\)\s*(?:\([^()]{1,40}\))?\s*:\s*(.*)$/s;

/**
 * Covidence exports what the team settled, and no votes of single people. It writes reasons into its column of notes ("Exclusion reason:
 * Wrong study design; …"), remarks too, which may be signed, and labels into a column of tags. Which list a record is on (included,
 * excluded, irrelevant) only the file's name says, unless a reason does; only full texts have reasons there.
 */
const covidence = (extra: RecordFields['extra']): ScreeningMarks | null => {
  const said = [
    ...(extra.Notes ?? []),
    ...(extra.N1 ?? []).filter((note) => /Exclusion reason:/i.test(note)),
  ];
  const note = said.join('; ');
  const reasons = [...note.matchAll(/Exclusion reason:\s*([^;]{1,300})/gi)].map((match) => match[1]!.trim());
  const own = 'Study' in extra || 'Covidence #' in extra || reasons.length > 0;
  const labels = own
    ? (extra.Tags ?? []).flatMap((tags) => decodeEntities(tags).split(/[;,]/)).map((tag) => tag.trim())
    : [];
  const kept = labels.filter((label) => label !== '');
  const rest = note
    .replace(/Exclusion reason:[^;]{1,300};?/gi, '')
    .split(/;\s*(?=[^;:()]{1,100}\(\d{4}-\d{2}-\d{2})/)
    .map((part) => part.replace(/^[\s;]+|[\s;]+$/g, ''))
    .filter((part) => part !== '');
  const remarks = rest.map((part) => {
    const [, reviewer, , text] = signed.exec(part) ?? [];
    return reviewer === undefined || text === undefined
      ? { reviewer: null, text: part }
      : { reviewer: reviewer.trim(), text };
  });
  const someSigned = own && remarks.some(({ reviewer }) => reviewer !== null);
  if (reasons.length + kept.length === 0 && !someSigned) return null;
  return {
    source: 'covidence',
    verdicts: reasons.length > 0 ? [{ reviewer: null, verdict: 'exclude' }] : [],
    reasons: [...new Set(reasons)],
    labels: kept,
    notes: remarks,
  };
};

/**
 * The lists of a RevMan review, kept with each reference: its authors included or excluded the study after full text. Studies awaiting
 * classification, ongoing ones and other references are judged by nobody; the list is their label.
 */
const revman = (extra: RecordFields['extra']): ScreeningMarks | null => {
  const [list] = extra[rm5List] ?? [];
  if (list === undefined) return null;
  const verdict = list === 'included' ? 'include' : list === 'excluded' ? 'exclude' : null;
  const reviewer = rm5Authors;
  return {
    source: 'revman',
    verdicts: verdict === null ? [] : [{ reviewer, verdict }],
    reasons: verdict === 'exclude' ? (extra[rm5Reason] ?? []) : [],
    labels: verdict === null ? [`RevMan: ${list}`] : [],
    notes: [],
  };
};

const labelColumns = ['label_included', 'included', 'final_included', 'label', 'decision'] as const;

/** What a row says under names of columns, whatever their capitals: "included", "Included". */
const columnsOf = (extra: RecordFields['extra']): ReadonlyMap<string, readonly string[]> =>
  new Map(Object.entries(extra).map(([name, values]) => [name.trim().toLowerCase(), values]));

type Columns = ReturnType<typeof columnsOf>;

const verdictUnder = (columns: Columns, names: readonly string[]): MarkedVerdict['verdict'] | null => {
  for (const name of names) {
    const verdict = verdictOf(columns.get(name)?.[0]?.trim().replace(/\.0$/, '') ?? '');
    if (verdict !== null) return verdict;
  }
  return null;
};

/** The tags that a row has in ASReview: a column each, "asreview_tag_design_rct", with 1 where it is given. */
const asreviewTags = (columns: Columns): string[] =>
  [...columns].flatMap(([name, [value = '']]) => {
    const tag = /^asreview_tag_(.+)$/.exec(name)?.[1];
    return tag !== undefined && /^(?:1(?:\.0)?|true)$/i.test(value.trim()) ? [tag] : [];
  });

/**
 * A table out of ASReview: version 2 writes its own columns (asreview_label, asreview_note, asreview_user_name, asreview_tag_…) beside those
 * of the file that it was given, so that its label counts before theirs; version 1 writes "included", "asreview_ranking" and
 * "exported_notes_1".
 */
const asreviewTable = (columns: Columns): ScreeningMarks | null => {
  const names = [...columns.keys()];
  if (!names.some((name) => /^(?:asreview_|exported_notes_\d)/.test(name))) return null;
  const verdict = verdictUnder(columns, ['asreview_label', ...labelColumns]);
  const said = (name: string): string[] =>
    (columns.get(name) ?? []).map((value) => value.trim()).filter((value) => value !== '');
  const reviewer = said('asreview_user_name')[0] ?? said('asreview_user_email')[0] ?? null;
  const notes = names.filter((name) => /^(?:asreview_note|exported_notes_\d{1,3})$/.test(name)).flatMap(said);
  const prior = said('asreview_prior').some((value) => /^1(?:\.0)?$/.test(value));
  return {
    source: 'asreview',
    verdicts: verdict === null ? [] : [{ reviewer, verdict }],
    reasons: [],
    labels: [...asreviewTags(columns), ...(prior ? ['prior'] : [])],
    notes: notes.map((text) => ({ reviewer, text })),
  };
};

const column = (columns: Columns): ScreeningMarks | null => {
  const verdict = verdictUnder(columns, labelColumns);
  if (verdict === null) return null;
  return { source: 'labels', verdicts: [{ reviewer: null, verdict }], reasons: [], labels: [], notes: [] };
};

const ofScreening = /^\s*(?:asreview_|exported_notes_|(?:label_|final_)?included|label|decision)/i;

/** A table with a verdict in a column of its own. Asked of every record of every file, so what names none of these columns ends at once. */
const table = (extra: RecordFields['extra']): ScreeningMarks | null => {
  if (!Object.keys(extra).some((name) => name.length > 4 && ofScreening.test(name))) return null;
  const columns = columnsOf(extra);
  return asreviewTable(columns) ?? column(columns);
};

const ownScreening = (own: OwnMarks): ScreeningMarks => ({
  source: 'ldn',
  verdicts: own.votes.flatMap(({ by, verdict, stage }) =>
    verdict === null ? [] : [{ reviewer: by, verdict, stage }],
  ),
  reasons: [...own.votes, ...own.settled].map(({ reason }) => reason).filter((reason) => reason !== ''),
  labels: own.votes.flatMap(({ labels }) => labels),
  notes: own.votes.flatMap(({ by, note }) => (note === '' ? [] : [{ reviewer: by, text: note }])),
  own,
});

const byKey = <T>(of: readonly T[], key: (one: T) => string): T[] => [
  ...new Map(of.map((one) => [key(one), one])).values(),
];

/** A note may stand in a record twice, as it does after two records became one: each person says a thing once, and the last verdict counts. */
const saidOnce = (marks: ScreeningMarks): ScreeningMarks => ({
  ...marks,
  verdicts: byKey(marks.verdicts, ({ reviewer, stage }) => JSON.stringify([reviewer, stage])),
  reasons: [...new Set(marks.reasons)],
  labels: [...new Set(marks.labels)],
  notes: byKey(marks.notes, (note) => JSON.stringify(note)),
});

/**
 * Votes, reasons, labels and notes of a review of this program, else of Rayyan, Covidence, ASReview, RevMan or a labelled table, from what the
 * importers kept; null where there are none. What this program wrote is later than what another left in the same record.
 */
export const screeningMarks = (extra: RecordFields['extra']): ScreeningMarks | null => {
  const own = ownMarks(extra);
  if (own !== null) return ownScreening(own);
  const notes = noteNames.flatMap((name) => extra[name] ?? []);
  const marks = revman(extra) ?? rayyan(notes) ?? asreview(notes) ?? covidence(extra) ?? table(extra);
  return marks === null ? null : saidOnce(marks);
};
