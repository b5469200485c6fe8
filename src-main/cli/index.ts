#!/usr/bin/env node
import { join, resolve } from 'node:path';
import { type AppError, appError } from '#core/errors';
import { err } from '#core/result';
import { dropPart, keepPart, partOf, writeAtomic, writePart } from '../files/atomic-write';
import threadPath from '../tasks/prepare-thread?modulePath';
import { type Command, errorLine, exit, type Io, Stop } from './command';
import { helpOf, parseArgs } from './parse-args';

interface Loaded {
  readonly commands: readonly Command[];
  readonly readRecords: Io['readRecords'];
}

const noRecords: Io['readRecords'] = () => err(appError('internal', 'Pooling reads no records.'));

/** Pooling is asked for in loops: it starts without loading what opens projects and reads records. */
const loadFor = async (argv: readonly string[]): Promise<Loaded> => {
  if (argv[0] === 'meta') return { commands: [(await import('./meta')).meta], readRecords: noRecords };
  const { commands } = await import('./commands');
  const { threadedSource } = await import('../tasks/threaded-source');
  return { commands, readRecords: threadedSource(threadPath) };
};

const overview = (commands: readonly Command[]): string =>
  [
    'ldn-workbench: systematic reviews from the command line',
    '',
    ...commands.map((c) => `  ${c.usage}\n      ${c.says}`),
    '',
    '--help after a command says more.',
    '',
  ].join('\n');

const readBytes = async (): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

const readAll = async (): Promise<string> => (await readBytes()).toString('utf8');

/** Lines of stdin in the groups in which they arrive, so that what is there can be written in one go. */
async function* lineGroups(): AsyncIterable<string[]> {
  let rest = '';
  process.stdin.setEncoding('utf8');
  for await (const chunk of process.stdin) {
    const parts = (rest + String(chunk)).split(/\r?\n/);
    rest = parts.pop() ?? '';
    if (parts.length > 0) yield parts;
  }
  if (rest !== '') yield [rest];
}

/** Written as it comes; a person who stops this finds nothing half done. */
const writePieces = async (pieces: Iterable<string>, out: string | null): Promise<void> => {
  if (out === null) {
    for (const piece of pieces)
      if (!process.stdout.write(piece)) await new Promise((ready) => process.stdout.once('drain', ready));
    return;
  }
  const part = partOf(out);
  const stop = (): void => {
    dropPart(part);
    process.exit(exit.failed);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  const written = await writePart(part, out, pieces);
  const kept = written.ok ? keepPart(part, out) : written;
  if (!kept.ok) throw new Stop(exit.input, kept.error);
};

const main = async (argv: readonly string[]): Promise<number> => {
  const { commands, readRecords } = await loadFor(argv);
  const command = commands.find((c) => c.name.split(' ').every((w, i) => argv[i] === w));
  if (command === undefined) {
    const asked = argv.length === 0 || argv.includes('--help');
    if (asked) process.stdout.write(overview(commands));
    else
      process.stderr.write(
        `${errorLine(appError('bad-request', `there is no command "${argv.slice(0, 2).join(' ')}"; --help lists them`))}\n`,
      );
    return asked && argv.length > 0 ? exit.done : exit.usage;
  }
  const rest = argv.slice(command.name.split(' ').length);
  const debug = rest.includes('--debug');
  const output: Uint8Array[] = [];
  let wasWritten = false;
  try {
    const args = parseArgs(command, rest);
    if (args.flags.help === true) {
      process.stdout.write(helpOf(command));
      return exit.done;
    }
    const out = typeof args.flags.out === 'string' ? resolve(args.flags.out) : null;
    const io: Io = {
      print: (text) => {
        output.push(Buffer.from(text, 'utf8'));
      },
      printBytes: (data) => {
        output.push(data);
      },
      printPieces: (pieces) => {
        wasWritten = true;
        return writePieces(pieces, out);
      },
      note: (text) => process.stderr.write(`${text}\n`),
      readInput: readAll,
      readBytes,
      lines: lineGroups,
      emit: (line) => process.stdout.write(`${line}\n`),
      readRecords,
      resources: process.env.LDN_RESOURCES ?? join(resolve(__dirname, '..', '..'), 'resources'),
    };
    const code = await command.run(args, io);
    if (wasWritten) return code;
    if (out !== null) {
      const written = writeAtomic(out, Buffer.concat(output));
      if (!written.ok) throw new Stop(exit.input, written.error);
    } else
      for (const piece of output)
        await new Promise<void>((done) => process.stdout.write(piece, () => done()));
    return code;
  } catch (cause) {
    const stop = cause instanceof Stop ? cause : null;
    const error: AppError =
      stop?.error ?? appError('internal', cause instanceof Error ? cause.message : String(cause));
    process.stderr.write(`${errorLine(error)}\n`);
    if (stop?.exit === exit.usage) process.stderr.write(`usage: ldn-workbench ${command.usage}\n`);
    if (debug && cause instanceof Error) process.stderr.write(`${cause.stack}\n`);
    return stop?.exit ?? exit.internal;
  }
};

process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
  // Whoever read our output stopped reading: nothing left to say.
  if (cause.code === 'EPIPE') process.exit(exit.done);
});

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
