import { type AppError, appError } from '#core/errors';
import type { RecordSource } from '../tasks/prepare-file';

/** What a command was given, after the words that name it. */
export interface Args {
  readonly words: readonly string[];
  readonly flags: Readonly<Record<string, string | true>>;
}

/** Exit codes of the command line's contract. */
export const exit = { done: 0, failed: 1, usage: 2, input: 3, internal: 4 } as const;
export type Exit = (typeof exit)[keyof typeof exit];

export interface Command {
  readonly name: string;
  /** One line: how it is called. */
  readonly usage: string;
  readonly says: string;
  /** Flags beyond --json, --out, --help, --debug; `value` tells that one takes a word. */
  readonly flags: Readonly<Record<string, { readonly value: boolean; readonly says: string }>>;
  readonly run: (args: Args, io: Io) => Promise<Exit> | Exit;
}

/** The world as a command sees it; tests put their own in. */
export interface Io {
  /** Writes the result: to stdout, or whole to the file of --out. */
  readonly print: (text: string) => void;
  /** The same for a result that is no text. */
  readonly printBytes: (data: Uint8Array) => void;
  /** The same for one that is too long to be held whole; nothing else is printed then. */
  readonly printPieces: (pieces: Iterable<string>) => Promise<void>;
  readonly note: (text: string) => void;
  readonly readInput: () => Promise<string>;
  /** The same before it is taken for text: a file may be in any encoding, or no text. */
  readonly readBytes: () => Promise<Uint8Array>;
  readonly lines: () => AsyncIterable<string[]>;
  /** Writes one line to stdout now, even with --out. */
  readonly emit: (line: string) => void;
  readonly resources: string;
  /** Reads the records of a file, large ones beside what is done with them. */
  readonly readRecords: RecordSource;
}

/** Stops a command with an exit code and one line on stderr. */
export class Stop extends Error {
  constructor(
    readonly exit: Exit,
    readonly error: AppError,
  ) {
    super(error.text);
  }
}

export const usage = (text: string): never => {
  throw new Stop(exit.usage, appError('bad-request', text));
};

/** `error <code>: <file>[:<line>]: [<part of it>: ]<sentence>` */
export const errorLine = ({ code, text, where = {} }: AppError): string => {
  const { file, line, field } = where;
  if (file === undefined) return `error ${code}: ${text}`;
  const place = line === undefined ? file : `${file}:${line}`;
  return `error ${code}: ${place}: ${field === undefined ? '' : `${field}: `}${text}`;
};

export const unwrap = <T>(
  result: { ok: true; value: T } | { ok: false; error: AppError },
  code: Exit = exit.input,
): T => {
  if (result.ok) return result.value;
  throw new Stop(code, result.error);
};

export const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;

const entriesAtOnce = 5_000;
/** One step further in; no text within a document has a line break of its own. */
const indented = (text: string): string => text.replaceAll('\n', '\n ');

/** The text that `json` gives, in pieces: lists of an object that are long are never one text as a whole. */
export const jsonPieces = function* (value: Readonly<Record<string, unknown>>): Generator<string> {
  let before = '{';
  for (const [name, part] of Object.entries(value)) {
    yield `${before}\n ${JSON.stringify(name)}: `;
    before = ',';
    if (!Array.isArray(part) || part.length === 0) {
      yield indented(JSON.stringify(part, null, 1));
      continue;
    }
    for (let at = 0; at < part.length; at += entriesAtOnce) {
      const entries = JSON.stringify(part.slice(at, at + entriesAtOnce), null, 1);
      yield `${at === 0 ? '[' : ','}${indented(entries.slice(1, -2))}`;
    }
    yield '\n ]';
  }
  yield before === '{' ? '{}\n' : '\n}\n';
};

/**
 * A list with one line for each entry: thousands of entries are read by programs, a line at a time or whole. Each answer becomes text at once, so that
 * only the text of all of them is held.
 */
export const jsonLines = <T>(entries: readonly T[], answer: (entry: T, at: number) => unknown): string =>
  `[\n${entries.map((entry, at) => JSON.stringify(answer(entry, at))).join(',\n')}\n]\n`;
