import { useEffect, useRef, useSyncExternalStore } from 'react';
import { createStore } from './store';

/** Something a person can ask for. The palette, the shortcut sheet, the menus and the keyboard all read this one record. */
export interface Command {
  readonly id: string;
  readonly label: string;
  /** Heading in palette and sheet: "Go to", "Screening" ... */
  readonly group: string;
  /** `I`, `Mod+K`, `?`: see keys.ts. */
  readonly keys?: string;
  /** Other words somebody may look for. */
  readonly words?: string;
  readonly run: () => void;
  /** Absent means always. */
  readonly when?: () => boolean;
  /** True lets the key work while typing in a field; only for keys with Mod. */
  readonly inFields?: boolean;
  /** True lets a press count once, however long the key is held down: what it does goes on to the next report. */
  readonly once?: boolean;
}

interface Source {
  readonly base: boolean;
  readonly list: { current: readonly Command[] };
}

const sources = createStore<readonly Source[]>([]);

/** A page may put its own command in the place of the frame's by giving it the same id (Undo while screening). */
const inForce = (from: readonly Source[]): readonly Command[] => [
  ...new Map(
    [...from.filter((source) => source.base), ...from.filter((source) => !source.base)]
      .flatMap((source) => source.list.current)
      .map((command) => [command.id, command]),
  ).values(),
];

/** All commands in force, those of the page last. The list changes as pages come and go. */
export const allCommands = (): readonly Command[] => inForce(sources.get());

const none: readonly Source[] = [];
const never = () => () => undefined;

/** The commands in force; none, and nothing drawn anew when they change, where they are not wanted. */
export function useAllCommands(wanted: boolean): readonly Command[] {
  return inForce(useSyncExternalStore(wanted ? sources.subscribe : never, wanted ? sources.get : () => none));
}

export const available = (command: Command): boolean => command.when?.() ?? true;

/**
 * Puts commands in force while the calling component is there. Closures stay fresh: what runs is what the latest render gave.
 * A page's command with the id or the keys of one of the frame's wins; the frame says `base`.
 */
export function useCommands(commands: readonly Command[], base = false): void {
  const source = useRef<readonly Command[]>(commands);
  source.current = commands;
  const shape = commands.map((command) => `${command.id} ${command.keys ?? ''} ${command.label}`).join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new shape must reach those who list the commands
  useEffect(() => {
    const mine: Source = { base, list: source };
    sources.set([...sources.get(), mine]);
    return () => sources.set(sources.get().filter((other) => other !== mine));
  }, [shape]);
}
