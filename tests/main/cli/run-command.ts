import { type Command, errorLine, type Io, Stop } from '#main/cli/command';
import { prepareFile } from '#main/tasks/prepare-file';
import { parseArgs } from '#main/cli/parse-args';

export interface Ran {
  readonly code: number;
  /** What went to stdout, --out or not. */
  readonly out: string;
  /** Lines written at once, as `project decide` does. */
  readonly lines: readonly string[];
  /** `error code: place: sentence`; empty when the command ended by itself. */
  readonly error: string;
}

/** Runs a command as the program does, with the given stdin; what it would throw comes back as its line on stderr. */
export const runCommand = async (
  command: Command,
  argv: readonly string[],
  stdin: { readonly text?: string; readonly groups?: readonly string[][] } = {},
): Promise<Ran> => {
  const output: Uint8Array[] = [];
  const lines: string[] = [];
  const io: Io = {
    print: (text) => output.push(Buffer.from(text, 'utf8')),
    printBytes: (data) => output.push(data),
    printPieces: async (pieces) => {
      for (const piece of pieces) output.push(Buffer.from(piece, 'utf8'));
    },
    note: () => undefined,
    readInput: async () => stdin.text ?? '',
    readBytes: async () => Buffer.from(stdin.text ?? '', 'utf8'),
    lines: async function* () {
      for (const group of stdin.groups ?? []) yield group;
    },
    emit: (line) => lines.push(line),
    resources: 'resources',
    readRecords: prepareFile,
  };
  const out = () => Buffer.concat(output).toString('utf8');
  try {
    const code = await command.run(parseArgs(command, argv), io);
    return { code, out: out(), lines, error: '' };
  } catch (cause) {
    if (!(cause instanceof Stop)) throw cause;
    return { code: cause.exit, out: out(), lines, error: errorLine(cause.error) };
  }
};
