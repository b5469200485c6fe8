import { appError } from '#core/errors';
import { type Args, type Command, exit, Stop } from './command';

const common: Command['flags'] = {
  json: { value: false, says: 'print one JSON document on stdout' },
  out: { value: true, says: 'write the result to this file instead of stdout' },
  help: { value: false, says: 'show this' },
  debug: { value: false, says: 'show stack traces' },
  seed: { value: true, says: 'make ids repeatable' },
  now: { value: true, says: 'the time to write, e.g. 2026-01-31T12:00:00Z' },
};

const wrong = (text: string): never => {
  throw new Stop(exit.usage, appError('bad-request', text));
};

/** Words and flags of one command. `--flag value`, `--flag=value`; everything after `--` is a word; `-` is a word (stdin). */
export const parseArgs = (command: Command, argv: readonly string[]): Args => {
  const known = { ...common, ...command.flags };
  const words: string[] = [];
  const flags: Record<string, string | true> = {};
  for (let i = 0; i < argv.length; i++) {
    const a = argv[i] ?? '';
    if (a === '--') {
      words.push(...argv.slice(i + 1));
      break;
    }
    if (!a.startsWith('--')) {
      if (a.startsWith('-') && a !== '-') wrong(`there is no option ${a}`);
      words.push(a);
      continue;
    }
    const [name = '', given] = a.slice(2).split(/=(.*)/s, 2);
    const flag = Object.hasOwn(known, name) ? known[name] : undefined;
    if (flag === undefined) return wrong(`there is no option --${name}`);
    if (!flag.value) {
      if (given !== undefined) wrong(`--${name} takes no value`);
      flags[name] = true;
      continue;
    }
    const value = given ?? argv[++i];
    if (value === undefined) return wrong(`--${name} needs a value`);
    flags[name] = value;
  }
  return { words, flags };
};

export const helpOf = (c: Command): string =>
  [
    `ldn-workbench ${c.usage}`,
    '',
    c.says,
    '',
    ...Object.entries({ ...c.flags, ...common }).map(
      ([n, f]) => `  --${n}${f.value ? ' VALUE' : ''}  ${f.says}`,
    ),
    '',
  ].join('\n');
