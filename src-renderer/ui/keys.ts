/**
 * Keys are written one way everywhere: `Mod+Shift+K`, `F6`, `?`, `I`. Mod is Ctrl, on a Mac the command key. A letter stands
 * for the key without Shift; a sign such as `?` stands for whatever key combination types it.
 */
const isMac = /Mac/.test(globalThis.navigator?.platform ?? '');

export interface KeyPress {
  readonly key: string;
  readonly code?: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const mac: Record<string, string> = { Mod: '⌘', Shift: '⇧', Alt: '⌥' };
const other: Record<string, string> = { Mod: 'Ctrl' };
const signs: Record<string, string> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Delete: 'Del',
};

const partsOf = (keys: string): readonly string[] =>
  keys === '+' ? ['+'] : keys.endsWith('++') ? [...keys.slice(0, -2).split('+'), '+'] : keys.split('+');

/** The caps to draw, in order: `Mod+K` gives `Ctrl`, `K`. */
export const keyCaps = (keys: string): readonly string[] =>
  partsOf(keys).map((part) => (isMac ? mac : other)[part] ?? signs[part] ?? part);

/** Whether this key press is the one that `keys` names. */
export function pressed(event: KeyPress, keys: string): boolean {
  const parts = partsOf(keys);
  const key = parts.at(-1) ?? '';
  const wants = (modifier: string) => parts.slice(0, -1).includes(modifier);
  const mod = isMac ? event.metaKey : event.ctrlKey;
  if (mod !== wants('Mod') || event.altKey !== wants('Alt')) return false;
  const typed = key.length === 1 && !/[a-z0-9]/i.test(key);
  if (!typed && event.shiftKey !== wants('Shift')) return false;
  // Plus without Shift is the equals key on many keyboards.
  if (key === '+' && event.key === '=') return true;
  // Digits by place too: with some layouts the digit row types other signs.
  if (/^\d$/.test(key) && event.code === `Digit${key}`) return true;
  return event.key.toLowerCase() === key.toLowerCase();
}
