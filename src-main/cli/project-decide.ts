import { appError } from '#core/errors';
import { type Verdict, verdicts } from '#core/model/report';
import { type Stage, stages } from '#core/model/review';
import { decide, type Verdicts } from '../store/decide';
import type { Store } from '../store/store';
import { type Command, exit, type Io, Stop } from './command';
import { reviewerId, withProject } from './project-file';

const parseLine = (store: Store, line: string, at: number): Verdicts => {
  const [reportId = '', verdict = '', reason = ''] = line.split('\t');
  const bad = (text: string): never => {
    throw new Stop(exit.input, appError('format-malformed', text, { where: { file: 'stdin', line: at } }));
  };
  if (!verdicts.includes(verdict as Verdict))
    bad(`"${verdict.slice(0, 40)}" is not include, exclude or maybe.`);
  if (store.get('reports', reportId) === undefined) bad(`There is no report "${reportId.slice(0, 60)}".`);
  const known = store.all('exclusionReasons').rows.find((r) => r.text === reason);
  return {
    reportId,
    verdict: verdict as Verdict,
    reasonId: known?.id ?? null,
    reasonText: known === undefined ? reason : '',
  };
};

/** Writes each group of lines that arrived together in one transaction, then prints its ids: what is printed is on disk. */
const takeLines = async (store: Store, stage: Stage, reviewer: string, io: Io): Promise<void> => {
  let at = 0;
  for await (const group of io.lines()) {
    const items: Verdicts[] = [];
    let fault: unknown = null;
    for (const line of group) {
      at += 1;
      if (line.trim() === '') continue;
      try {
        items.push(parseLine(store, line, at));
      } catch (cause) {
        fault = cause;
        break;
      }
    }
    for (let from = 0; from < items.length; from += 50) {
      const part = items.slice(from, from + 50);
      const done = decide(store, stage, reviewer, part);
      if (!done.ok) throw new Stop(exit.input, done.error);
      for (const item of part) io.emit(item.reportId);
    }
    // Lines before the bad one are decided and printed; the bad one and those after it are not.
    if (fault !== null) throw fault;
  }
};

export const projectDecide: Command = {
  name: 'project decide',
  usage: 'project decide FILE --stage title-abstract|full-text --reviewer NAME -',
  says: 'Reads "reportId<TAB>verdict[<TAB>reason]" lines from stdin; prints each report id once its decision is on disk.',
  flags: {
    stage: { value: true, says: 'title-abstract or full-text' },
    reviewer: { value: true, says: 'whose verdicts these are' },
  },
  run: (args, io) => {
    const { stage, reviewer } = args.flags;
    if (!stages.includes(stage as Stage))
      throw new Stop(exit.usage, appError('bad-request', '--stage must be title-abstract or full-text'));
    if (typeof reviewer !== 'string' || reviewer === '')
      throw new Stop(exit.usage, appError('bad-request', '--reviewer needs a name'));
    return withProject(args, false, async (store) => {
      await takeLines(store, stage as Stage, reviewerId(store, reviewer), io);
      return exit.done;
    });
  },
};
