import { checkOriginals } from '../files/check-originals';
import { verifyStore } from '../store/verify';
import { type Command, exit, json } from './command';
import { withProject } from './project-file';

export const projectVerify: Command = {
  name: 'project verify',
  usage: 'project verify FILE',
  says: 'Checks the file, the change log, every row, that the rows follow from the log, and the kept original files. Exit code 1 if anything fails.',
  flags: {},
  run: (args, io) =>
    withProject(args, true, (store) => {
      const checks = [...verifyStore(store).checks, checkOriginals(store, true)];
      const outcome = { passed: checks.every((c) => c.passed), checks };
      io.print(
        args.flags.json === true
          ? json(outcome)
          : outcome.checks.map((c) => `${c.passed ? 'ok  ' : 'FAIL'} ${c.name}: ${c.text}\n`).join(''),
      );
      return outcome.passed ? exit.done : exit.failed;
    }),
};
