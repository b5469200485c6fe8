import { type Command, exit, json } from './command';
import { duplicatesLine, findInProject, modeOf, modeOfReview } from './find-duplicates';
import { reviewerId, withProject } from './project-file';

export const projectDedupe: Command = {
  name: 'project dedupe',
  usage: 'project dedupe FILE [--mode strict|balanced|sensitive] [--reviewer NAME]',
  says: 'Looks for duplicates in the whole project: certain pairs merge, the others wait for a person. What people said stays.',
  flags: {
    mode: { value: true, says: 'how sure a pair must be (else as the review is set, balanced at first)' },
    reviewer: { value: true, says: 'who does it' },
  },
  run: (args, io) =>
    withProject(args, false, (store) => {
      const { mode, reviewer } = args.flags;
      const how = modeOf(mode, modeOfReview(store));
      const who = reviewerId(store, typeof reviewer === 'string' ? reviewer : 'Command line');
      const found = findInProject(store, how, who, { afresh: true, withPrevious: false });
      io.print(args.flags.json === true ? json(found) : duplicatesLine(found));
      return exit.done;
    }),
};
