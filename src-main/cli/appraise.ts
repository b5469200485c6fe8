import { appraiseBatch } from '#core/appraisal/appraise-batch';
import { appraisalTool } from '#core/appraisal/index';
import { appError } from '#core/errors';
import { type Command, exit, json, Stop, unwrap } from './command';
import { parseJson } from './parse-json';

export const appraise: Command = {
  name: 'appraise',
  usage: 'appraise <tool> --json < items.json',
  says: 'Runs the algorithm of a risk-of-bias tool on an array of {id, aim?, answers}.',
  flags: {},
  run: async (args, io) => {
    const tool = args.words[0];
    if (tool === undefined) throw new Stop(exit.usage, appError('bad-request', 'name the tool, e.g. rob-2'));
    const known = unwrap(appraisalTool(tool), exit.usage);
    const items = parseJson(await io.readInput(), 'stdin');
    io.print(json(unwrap(appraiseBatch(known, items))));
    return exit.done;
  },
};
