import { expect, test } from 'vitest';
import type { Command } from '#main/cli/command';
import { commands } from '#main/cli/commands';
import { helpOf, parseArgs } from '#main/cli/parse-args';

const command: Command = {
  name: 'do',
  usage: 'do FILE [--mode M]',
  says: 'Does it.',
  flags: { mode: { value: true, says: 'how' }, all: { value: false, says: 'everything' } },
  run: () => 0,
};
const parse = (...argv: string[]) => parseArgs(command, argv);

test('flags take their value after a space or an equals sign; the rest are words', () => {
  expect(parse('a', '--mode', 'fast', '-', '--all')).toEqual({
    words: ['a', '-'],
    flags: { mode: 'fast', all: true },
  });
  expect(parse('--mode=a=b', '--', '--all')).toEqual({ words: ['--all'], flags: { mode: 'a=b' } });
});

test('what is not known, lacks its value or takes none is said', () => {
  expect(() => parse('--zzz')).toThrow('there is no option --zzz');
  expect(() => parse('-z')).toThrow('there is no option -z');
  expect(() => parse('--mode')).toThrow('--mode needs a value');
  expect(() => parse('--all=1')).toThrow('--all takes no value');
  expect(() => parse('--constructor')).toThrow('there is no option --constructor');
});

test('every command’s help names its flags, and no two commands have one name', () => {
  expect(new Set(commands.map(({ name }) => name)).size).toBe(commands.length);
  for (const one of commands) {
    expect(one.usage.startsWith(one.name)).toBe(true);
    for (const flag of Object.keys(one.flags)) expect(helpOf(one)).toContain(`--${flag}`);
  }
});
