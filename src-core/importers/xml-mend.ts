import type { ReportBuilder } from './report-builder';

const entity = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][\w.-]{0,30});/iy;
const opening = /<(\/?)([A-Za-z_:\u00c0-\uffff][\w:.\-\u00b7-\uffff]{0,300})(?=[\s/>])/y;

/** Index of the ">" that ends the tag; -1 where another tag begins before it, so that what began is no tag. */
const tagEnd = (text: string, from: number): number => {
  let quote = 0;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 60) return -1;
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 34 || code === 39) quote = code;
    else if (code === 62) return at;
  }
  return -1;
};

/** Attributes as XML has them, to the end of the tag. */
const attributes = /^(?:\s+[A-Za-z_:][\w:.-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*\/?$/;

/** Comments, CDATA, processing instructions and the document type: how they begin, end, and whether signs inside stand for themselves. */
const sections = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

const doctypeEnd = (text: string, at: number): number => {
  const end = text.indexOf('>', at);
  const subset = text.indexOf('[', at);
  if (subset < 0 || subset > end) return end;
  const close = /\]\s{0,1000}>/g;
  close.lastIndex = subset;
  const found = close.exec(text);
  return found ? found.index + found[0].length - 1 : -1;
};

interface Reached {
  /** Where to go on; the text until there is as it should be. */
  readonly next: number;
}

/** A section that is never closed would swallow all that follows: there, null. Each kind is looked for at most once in vain. */
const sectionSkipper = (text: string) => {
  const none = new Set<string>();
  return (at: number): Reached | null => {
    for (const [begin, end] of sections) {
      if (!text.startsWith(begin, at) || none.has(end)) continue;
      const found = text.indexOf(end, at + begin.length);
      if (found >= 0) return { next: found + end.length };
      none.add(end);
    }
    if (!/^<!DOCTYPE\s/i.test(text.slice(at, at + 10)) || none.has('>')) return null;
    const end = doctypeEnd(text, at);
    if (end >= 0) return { next: end + 1 };
    none.add('>');
    return null;
  };
};

export interface MendedXml {
  readonly text: string;
  readonly broken: boolean;
  /** Lines on which tags were mended, in their order: what stands in such a record may have got into another place of it. */
  readonly mended: readonly number[];
}

/**
 * Makes of broken markup what costs least: signs that begin nothing stand for themselves, a closing tag that closes nothing is passed
 * over (a parser would close all that is open), and a record in which the next one begins is closed before it. All of it is reported.
 */
export const mendXml = (
  source: string,
  names: ReadonlySet<string>,
  report: ReportBuilder,
  /** Of the names, those that stand in no other: where one begins, whichever is open ends. */
  apart: ReadonlySet<string> = new Set(),
): MendedXml => {
  const parts: string[] = [];
  const mended: number[] = [];
  const open: string[] = [];
  const count = new Map<string, number>();
  let root = -1;
  let kept = 0;
  let line = 1;
  let counted = 0;
  const lineAt = (at: number): number => {
    for (
      let next = source.indexOf('\n', counted);
      next >= 0 && next < at;
      next = source.indexOf('\n', counted)
    ) {
      line += 1;
      counted = next + 1;
    }
    return line;
  };
  const change = (at: number, drop: number, put: string): void => {
    parts.push(source.slice(kept, at), put);
    kept = at + drop;
  };
  const sign = (at: number): void => {
    const letter = source[at]!;
    if (letter === '<') mended.push(lineAt(at));
    const text = `A bare "${letter}" stands in the text; it was read as that sign.`;
    report.warn('markup-broken', lineAt(at), text);
    change(at, 1, letter === '&' ? '&amp;' : '&lt;');
  };
  const leave = (): void => {
    const name = open.pop()!;
    count.set(name, count.get(name)! - 1);
    if (root >= open.length) root = -1;
  };
  const closeTo = (name: string): void => {
    while (open.at(-1) !== name) leave();
    leave();
  };
  /** Ampersands within a tag that begin no entity: a parser would read on for its end, through all that follows. */
  const bareIn = (from: number, rest: string): number[] => {
    const found: number[] = [];
    for (let next = rest.indexOf('&'); next >= 0; next = rest.indexOf('&', next + 1)) {
      entity.lastIndex = from + next;
      if (!entity.test(source)) found.push(from + next);
    }
    return found;
  };
  const skip = sectionSkipper(source);
  const signs = /[<&]/g;
  for (let found = signs.exec(source); found; found = signs.exec(source)) {
    const at = found.index;
    if (found[0] === '&') {
      entity.lastIndex = at;
      if (!entity.test(source)) sign(at);
      continue;
    }
    opening.lastIndex = at;
    const tag = opening.exec(source);
    const end = tag ? tagEnd(source, at + tag[0].length) : -1;
    const section = tag ? null : skip(at);
    if (section) signs.lastIndex = section.next;
    else if (!tag || end < 0) sign(at);
    else {
      signs.lastIndex = end + 1;
      const name = tag[2]!;
      const known = (count.get(name) ?? 0) > 0;
      if (tag[1] === '/') {
        if (known) closeTo(name);
        else {
          mended.push(lineAt(at));
          report.warn('markup-broken', lineAt(at), `</${name}> closes nothing; it was passed over.`);
          change(at, end + 1 - at, '');
        }
        continue;
      }
      const rest = source.slice(at + tag[0].length, end);
      const single = rest.endsWith('/');
      const within = single || root < 0 ? null : open[root]!;
      if (within !== null && (within === name || apart.has(name))) {
        const before = within === name ? 'the one before it' : `<${within}>`;
        const text = `<${name}> begins while ${before} is open; that one was read as far as it goes.`;
        report.warn('record-without-end', lineAt(at), text);
        change(at, 0, `</${within}>`);
        closeTo(within);
      }
      if (rest !== '' && !attributes.test(rest)) {
        const text = `The attributes of <${name}> cannot be read.`;
        report.warn('markup-broken', lineAt(at), text, source.slice(at, end + 1));
        change(at, end + 1 - at, single ? `<${name}/>` : `<${name}>`);
      } else bareIn(at + tag[0].length, rest).forEach(sign);
      if (!single) {
        if (root < 0 && names.has(name)) root = open.length;
        open.push(name);
        count.set(name, (count.get(name) ?? 0) + 1);
      }
    }
  }
  if (parts.length === 0) return { text: source, broken: false, mended };
  parts.push(source.slice(kept));
  return { text: parts.join(''), broken: true, mended };
};
