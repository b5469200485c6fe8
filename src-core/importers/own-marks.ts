import * as z from 'zod';
import type { RecordFields } from '#core/model/record-fields';
import { verdicts } from '#core/model/report';
import { type Stage, stages } from '#core/model/review';

/** The name under which a record keeps what a review of this program says of its screening: JSON, read back whole. */
export const ownMarksName = 'LDN Workbench screening';

const ownVoteSchema = z.object({
  stage: z.enum(stages),
  /** Null where a table says what came of a stage and not who said so. */
  by: z.string().nullable(),
  verdict: z.enum(verdicts).nullable(),
  reason: z.string(),
  labels: z.array(z.string()),
  note: z.string(),
});
export type OwnVote = z.infer<typeof ownVoteSchema>;

const ownSettledSchema = z.object({
  stage: z.enum(stages),
  verdict: z.enum(['include', 'exclude']),
  reason: z.string(),
  by: z.string(),
  note: z.string(),
});

const ownMarksSchema = z.object({ votes: z.array(ownVoteSchema), settled: z.array(ownSettledSchema) });

/** Votes of both stages, each with its own reason, labels and note, and the conflicts that were settled. */
export type OwnMarks = z.infer<typeof ownMarksSchema>;

export const stageWords = { 'title-abstract': 'Title/abstract', 'full-text': 'Full text' } as const;
const stageOf = (words: string): Stage =>
  words === stageWords['full-text'] ? 'full-text' : 'title-abstract';

/** One vote a person and stage, the last one; one settlement a stage, the first, as everywhere. */
const once = ({ votes, settled }: OwnMarks): OwnMarks => ({
  votes: [...new Map(votes.map((vote) => [`${vote.stage} ${vote.by}`, vote])).values()],
  settled: settled.filter((one, at) => settled.findIndex(({ stage }) => stage === one.stage) === at),
});

export const writeOwnMarks = ({ votes, settled }: OwnMarks): string =>
  JSON.stringify({ votes: votes.map((vote) => ownVoteSchema.parse(vote)), settled });

const parsed = (text: string): OwnMarks | null => {
  try {
    const read = ownMarksSchema.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
};

const verdictLine = /^(Title\/abstract|Full text): (settled as )?(include|exclude|maybe) \((.*)\)$/;
const saidLine = /^(Labels|Note) \((.{0,300}?)\): (.*)$/;
const isVerdict = (line: string): boolean => verdictLine.test(line);
/** Asked of every note of every record of a file: most end here. */
const mayHaveVerdict = (note: string): boolean => note.includes('abstract: ') || note.includes('Full text: ');

/** Verdicts, labels and notes as lines for whoever reads the list elsewhere, each with whose it is. */
export const ownLines = ({ votes, settled }: OwnMarks): string[] => [
  ...votes.flatMap(({ stage, by, verdict, reason, labels, note }) => {
    const because = [by ?? '', reason].filter((part) => part !== '').join('; ');
    return [
      ...(verdict === null ? [] : [`${stageWords[stage]}: ${verdict} (${because})`]),
      ...(labels.length === 0 ? [] : [`Labels (${by}): ${labels.join('; ')}`]),
      ...(note === '' ? [] : [`Note (${by}): ${note}`]),
    ];
  }),
  ...settled.map(({ stage, verdict, reason, by }) => {
    const because = [by, reason].filter((part) => part !== '').join('; ');
    return `${stageWords[stage]}: settled as ${verdict} (${because})`;
  }),
];

/** Where notes stand, by the names that formats give them. */
export const noteNames = ['N1', 'notes', 'Notes', 'note', 'annote'] as const;

/** The lines that lists for other programs have beside the JSON: "Full text: exclude (Ann; wrong population)". They may come back without it. */
const readLines = (values: readonly string[]): OwnMarks | null => {
  const votes: OwnVote[] = [];
  const settled: OwnMarks['settled'] = [];
  const lastOf = new Map<string, Stage>();
  const voteOf = (by: string): OwnVote => {
    const stage = lastOf.get(by) ?? 'title-abstract';
    const known = votes.filter((vote) => vote.by === by && vote.stage === stage).at(-1);
    if (known !== undefined) return known;
    const made = { stage, by, verdict: null, reason: '', labels: [], note: '' };
    votes.push(made);
    return made;
  };
  for (const value of values) {
    let noted: OwnVote | null = null;
    for (const line of value.split('\n')) {
      const [, words, final, word, because = ''] = verdictLine.exec(line) ?? [];
      const verdict = verdicts.find((one) => one === word);
      const [, kind, name = '', text = ''] = verdict === undefined ? (saidLine.exec(line) ?? []) : [];
      if (words !== undefined && verdict !== undefined) {
        const [by = '', ...reasons] = because.split('; ');
        const stage = stageOf(words);
        const reason = reasons.join('; ');
        noted = null;
        if (final === undefined) {
          lastOf.set(by, stage);
          votes.push({ stage, by, verdict, reason, labels: [], note: '' });
        } else if (verdict !== 'maybe') settled.push({ stage, verdict, reason, by, note: '' });
      } else if (kind === 'Labels') {
        noted = null;
        voteOf(name).labels = text.split('; ').filter((label) => label !== '');
      } else if (kind === 'Note') {
        noted = voteOf(name);
        noted.note = text;
      } else if (noted !== null && line !== '') noted.note += `\n${line}`;
    }
  }
  return votes.length + settled.length === 0 ? null : { votes, settled };
};

/** What our tables say in their columns, for one of which the rest was taken out. */
const readColumns = (extra: RecordFields['extra']): OwnMarks | null => {
  const said = (name: string): string => extra[name]?.[0]?.trim() ?? '';
  const labels = said('Labels')
    .split('; ')
    .filter((label) => label !== '');
  const votes = stages.flatMap((stage): OwnVote[] => {
    const verdict = verdicts.find((one) => one === said(stageWords[stage]).toLowerCase());
    const reason = verdict === 'exclude' ? said('Exclusion reason') : '';
    return verdict === undefined ? [] : [{ stage, by: null, verdict, reason, labels: [], note: '' }];
  });
  const last = votes.at(-1);
  if (last === undefined) return null;
  last.labels = labels;
  return { votes, settled: [] };
};

/** Columns of our tables that say in short what the JSON of their rows says whole. */
export const ownColumns = [...Object.values(stageWords), 'Exclusion reason', 'Labels'] as const;

/** What a review of this program said of a record's screening; null where it said nothing. */
export const ownMarks = (extra: RecordFields['extra']): OwnMarks | null => {
  const written = (extra[ownMarksName] ?? []).flatMap((text) => parsed(text) ?? []);
  if (written.length > 0)
    return once({
      votes: written.flatMap(({ votes }) => votes),
      settled: written.flatMap(({ settled }) => settled),
    });
  const notes = noteNames.flatMap((name) => extra[name] ?? []);
  const lines = notes.some((note) => mayHaveVerdict(note) && note.split('\n').some(isVerdict))
    ? readLines(notes)
    : null;
  if (lines !== null) return once(lines);
  return Object.values(stageWords).some((name) => name in extra) ? readColumns(extra) : null;
};

const squashed = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Takes the notes away that say for other programs what the JSON of the same record says whole. */
export const dropOwnLines = (extra: Map<string, string[]>): void => {
  const marks = (extra.get(ownMarksName) ?? []).map(parsed);
  const lines = marks.map((one) => (one === null ? [] : ownLines(one)));
  const said = new Set([...lines.flat(), ...lines.map((one) => one.join('\n'))].map(squashed));
  for (const name of noteNames) {
    const values = extra.get(name);
    if (values === undefined) continue;
    const left = values.filter((value) => !said.has(squashed(value)));
    if (left.length === 0) extra.delete(name);
    else extra.set(name, left);
  }
};

/** Further fields without what an earlier list said of their record's screening, which goes out as it is now. */
export const withoutOwnMarks = (extra: RecordFields['extra']): RecordFields['extra'] =>
  Object.fromEntries(
    Object.entries(extra).flatMap(([name, values]) => {
      if (name === ownMarksName) return [];
      if (!noteNames.some((one) => one === name)) return [[name, values]];
      const left = values
        .map((value) =>
          value
            .split('\n')
            .filter((line) => !isVerdict(line))
            .join('\n'),
        )
        .filter((value) => value !== '');
      return left.length === 0 ? [] : [[name, left]];
    }),
  );
