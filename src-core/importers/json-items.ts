/** One object of a list of objects, where it stands, before it is parsed. */
export interface JsonItem {
  readonly text: string;
  readonly line: number;
  readonly last: number;
  /** False for the last object of a file that was cut. */
  readonly closed: boolean;
}

/** Text between or around the objects that belongs to no list: a broken one's other half. */
export interface JsonStray {
  readonly text: string;
  readonly line: number;
}

export interface JsonList {
  readonly items: readonly JsonItem[];
  readonly strays: readonly JsonStray[];
}

/** Closing brackets that might end the list are tried so often at most; a sound file has one. */
const mostEnds = 20;

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/**
 * The objects of the outermost list (or of the list under one of `keys` in an outermost object; a single object is a list of one), cut
 * out without parsing them, so that a broken one costs no other and each has its line.
 */
export const jsonItems = (text: string, keys: readonly string[]): JsonList => {
  const items: JsonItem[] = [];
  const strays: JsonStray[] = [];
  const firstSign = text.search(/[^\s\ufeff]/);
  if (firstSign < 0) return { items, strays };
  const list = text[firstSign] === '[' ? firstSign : listUnder(text, keys);
  const head = text.slice(0, (list ?? 0) + (list === null ? 0 : 1));
  const lines = lineCounter(text);
  let from = list === null ? firstSign : list + 1;
  // the list may stand in an object within the outermost one
  const isHead = isJson(`${head}]}`) || isJson(`${head}]}}`);
  if (list !== null && list > firstSign && !isHead) strays.push({ text: head.trim(), line: 1 });
  const stray = (to: number): void => {
    const between = text.slice(from, to);
    if (/[\p{L}\p{N}]/u.test(between)) strays.push({ text: between.trim(), line: lines(from) });
  };
  let ends = 0;
  /** Whether the bracket at `at` ends the list, and with it a sound file. */
  const isEnd = (at: number): boolean => {
    if (list === null) return text.slice(at + 1).trim() === '';
    ends += 1;
    if (ends > mostEnds) return false;
    return isJson(`${head.trim()}${text.slice(at)}`);
  };
  let depth = 0;
  let start = -1;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 34) {
      at = stringEnd(text, at);
      continue;
    }
    if (code === 123 || code === 91) {
      if (depth === 0 && code === 123) {
        stray(at);
        start = at;
      }
      depth += 1;
    } else if (code === 125 || code === 93) {
      depth -= 1;
      if (depth === 0 && start >= 0) {
        const line = lines(start);
        items.push({ text: text.slice(start, at + 1), line, last: lines(at), closed: true });
        start = -1;
        from = at + 1;
      }
      if (depth < 0) {
        stray(at);
        if (isEnd(at)) return { items, strays };
        depth = 0;
        from = at + 1;
      }
    }
  }
  if (start >= 0)
    items.push({ text: text.slice(start), line: lines(start), last: lines(text.length), closed: false });
  else stray(text.length);
  return { items, strays };
};

/**
 * Pieces of an object that is no JSON where others seem to begin in it: a quotation mark too few makes the rest of a file a part of it.
 * Objects of one list begin with the same name.
 */
export const splitBroken = (item: JsonItem, firstName: string): JsonItem[] => {
  const name = firstName.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const border = new RegExp(`\\}\\s{0,200},\\s{0,200}(?=\\{\\s{0,200}"${name}"\\s{0,20}:)`, 'g');
  const pieces: JsonItem[] = [];
  const lines = lineCounter(item.text);
  let from = 0;
  for (const found of item.text.matchAll(border)) {
    const to = found.index + 1;
    pieces.push({
      text: item.text.slice(from, to),
      line: item.line + lines(from) - 1,
      last: item.line + lines(to) - 1,
      closed: true,
    });
    from = found.index + found[0].length;
  }
  const rest = { ...item, text: item.text.slice(from), line: item.line + lines(from) - 1 };
  if (pieces.length === 0) return [rest];
  // the last one took in the end of the list
  const [whole] = jsonItems(rest.text, []).items;
  const ends = whole?.closed === true && !/[\p{L}\p{N}]/u.test(rest.text.slice(whole.text.length));
  return [...pieces, ends ? { ...rest, text: whole.text, closed: true } : rest];
};

/** Names that stand twice in the outermost object: of two values JSON keeps the last without a word. */
export const repeatedNames = (text: string): string[] => {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 123 || code === 91) depth += 1;
    else if (code === 125 || code === 93) depth -= 1;
    else if (code === 34) {
      const end = stringEnd(text, at);
      if (depth === 1) {
        let next = end + 1;
        while (text.charCodeAt(next) <= 32) next += 1;
        const name = text.slice(at + 1, end);
        if (text[next] === ':') (seen.has(name) ? repeated : seen).add(name);
      }
      at = end;
    }
  }
  return [...repeated];
};

/** Index of the sign that ends the string that begins at `at`: its quotation mark, or the end of the line, which no string goes beyond. */
const stringEnd = (text: string, at: number): number => {
  for (let next = at + 1; next < text.length; next += 1) {
    const code = text.charCodeAt(next);
    if (code === 92) next += 1;
    else if (code === 34 || code === 10 || code === 13) return next;
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
