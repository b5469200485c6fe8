import { appError } from '#core/errors';
import { fillFromStarter, fillNew } from '../handlers/projects';
import { createStore } from '../store/open';
import { type Command, exit, json, Stop, unwrap } from './command';
import { cliEnv, projectPath } from './project-file';

export const projectNew: Command = {
  name: 'project new',
  usage: 'project new FILE [--title T] [--starter ldn|bcg]',
  says: 'Makes a project file: empty, or a copy of a bundled review.',
  flags: {
    title: { value: true, says: 'the title of the review' },
    starter: { value: true, says: 'ldn or bcg' },
  },
  run: (args, io) => {
    const path = projectPath(args);
    const { starter, title } = args.flags;
    if (starter !== undefined && starter !== 'ldn' && starter !== 'bcg')
      throw new Stop(
        exit.usage,
        appError('unknown-id', `there is no starter "${String(starter)}"; there are ldn and bcg`),
      );
    const store = unwrap(
      createStore(path, cliEnv(args), (empty) =>
        starter === undefined
          ? fillNew(empty, typeof title === 'string' ? title : 'Untitled review', 'command-line')
          : fillFromStarter(empty, io.resources, starter),
      ),
    );
    const { revision } = store.head;
    store.close();
    io.print(args.flags.json === true ? json({ file: path, revision }) : `${path}\n`);
    return exit.done;
  },
};
