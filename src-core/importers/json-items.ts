/** One object of a list of objects, where it stands, before it is parsed. */
export interface JsonItem {
  readonly text: string;
  readonly line: number;
  readonly last: number;
  /** False for the last object of a file that was cut. */
  readonly closed: boolean;
}

/**
 * The objects of the outermost list (or of the list under one of `keys` in an outermost object; a single object is a list of one), cut
 * out without parsing them, so that a broken one costs no other and each has its line.
 */
export const jsonItems = (text: string, keys: readonly string[]): JsonItem[] => {
  const items: JsonItem[] = [];
  const firstSign = text.search(/[^\s\ufeff]/);
  if (firstSign < 0) return items;
  const list = text[firstSign] === '[' ? firstSign : listUnder(text, keys);
  const from = list ?? firstSign - 1;
  const lines = lineCounter(text);
  let depth = 0;
  let start = -1;
  for (let at = Math.max(0, from + 1); at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 34) {
      at = stringEnd(text, at);
      continue;
    }
    if (code === 123 || code === 91) {
      if (depth === 0 && code === 123) start = at;
      depth += 1;
    } else if (code === 125 || code === 93) {
      depth -= 1;
      if (depth === 0 && start >= 0) {
        const line = lines(start);
        items.push({ text: text.slice(start, at + 1), line, last: lines(at), closed: true });
        start = -1;
      }
      if (depth < 0) return items;
    }
  }
  if (start >= 0)
    items.push({ text: text.slice(start), line: lines(start), last: lines(text.length), closed: false });
  return items;
};

/** Index of the quotation mark that ends the string that begins at `at`. */
const stringEnd = (text: string, at: number): number => {
  for (let next = text.indexOf('"', at + 1); next >= 0; next = text.indexOf('"', next + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(next - 1 - backslashes) === 92) backslashes += 1;
    if (backslashes % 2 === 0) return next;
  }
  return text.length;
};

const listUnder = (text: string, keys: readonly string[]): number | null => {
  const head = text.slice(0, 4_096);
  for (const key of keys) {
    const found = new RegExp(`"${key}"\\s*:\\s*\\[`).exec(head);
    if (found) return found.index + found[0].length - 1;
  }
  return null;
};

const lineCounter = (text: string): ((at: number) => number) => {
  let line = 1;
  let counted = 0;
  return (at) => {
    for (let next = text.indexOf('\n', counted); next >= 0 && next < at; next = text.indexOf('\n', counted)) {
      line += 1;
      counted = next + 1;
    }
    return line;
  };
};
