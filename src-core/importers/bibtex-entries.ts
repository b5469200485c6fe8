import { maxRecordChars, type ParseOptions } from './importer';
import type { ReportBuilder } from './report-builder';

/** One entry with its fields as written (outermost braces or quotation marks gone), names in lower case. */
export interface BibEntry {
  readonly type: string;
  readonly key: string;
  readonly fields: ReadonlyMap<string, readonly string[]>;
  readonly first: number;
  readonly last: number;
}

const opening = /(?:^|[\r\n])[^\S\r\n]*@\s*([A-Za-z]{1,40})\s*([{(])/g;

/** Reads values from `at` to `limit`; text outside the entry is never looked at, so that one broken entry costs no other. */
const valueReader = (text: string, limit: number, macros: ReadonlyMap<string, string>) => {
  const skip = (at: number): number => {
    let next = at;
    while (next < limit && /\s/.test(text[next]!)) next += 1;
    return next;
  };
  /** End of a braced or quoted piece that begins at `at`; `limit` when it is never closed. */
  const closing = (at: number, quote: boolean): number => {
    let depth = quote ? 0 : 1;
    for (let next = at + 1; next < limit; next += 1) {
      const letter = text[next];
      if (letter === '\\') next += 1;
      else if (letter === '{') depth += 1;
      else if (letter === '}') {
        depth -= 1;
        if (depth === 0 && !quote) return next;
        if (depth < 0) return limit;
      } else if (letter === '"' && quote && depth === 0) return next;
    }
    return limit;
  };
  const piece = (at: number): { readonly text: string; readonly next: number; readonly open: boolean } => {
    const letter = text[at];
    if (letter === '{' || letter === '"') {
      const end = closing(at, letter === '"');
      return { text: text.slice(at + 1, end), next: end + 1, open: end >= limit };
    }
    const word = /^[^\s,#{}"()=]{1,200}/.exec(text.slice(at, Math.min(limit, at + 200)))?.[0] ?? '';
    return { text: macros.get(word.toLowerCase()) ?? word, next: at + Math.max(1, word.length), open: false };
  };
  return {
    skip,
    /** Pieces joined with "#". */
    value: (from: number): { readonly text: string; readonly next: number; readonly open: boolean } => {
      let at = skip(from);
      let whole = '';
      for (;;) {
        const one = piece(at);
        whole += one.text;
        at = skip(one.next);
        if (one.open || text[at] !== '#' || at >= limit) return { text: whole, next: at, open: one.open };
        at = skip(at + 1);
      }
    },
  };
};

const someField = /(?:^|[\n,])\s{0,200}[A-Za-z][\w-]{0,60}\s{0,20}=\s{0,20}["{\d]/;
const fieldNext = /^\s{0,2000},?\s{0,2000}[A-Za-z][\w-]{0,60}\s{0,20}=\s{0,20}["{\d]/;

/** BibTeX takes all that stands between entries for remarks: it is told, and half an entry is listed. Lines with "%" are meant as remarks. */
const tellOutside = (text: string, line: number, report: ReportBuilder): void => {
  const said = text.replace(/(^|\n)[^\S\n]*%[^\n]*/g, '$1').trim();
  if (!/[\p{L}\p{N}]/u.test(said)) return;
  if (someField.test(said)) report.unread(line, 'These fields stand outside of any entry.', said);
  else report.warn('line-outside-record', line, 'This stands outside of any entry.', said);
};

const monthMacros = 'jan feb mar apr may jun jul aug sep oct nov dec'
  .split(' ')
  .map((month): [string, string] => [month, month]);

/** Hands over each entry that stands for a reference; @string defines macros, @comment and @preamble are no references. */
export const readBibEntries = (
  text: string,
  report: ReportBuilder,
  take: (entry: BibEntry) => void,
  options: ParseOptions = {},
): void => {
  const macros = new Map(monthMacros);
  const found = [...text.matchAll(opening)];
  let line = 1;
  let counted = 0;
  const lineAt = (at: number): number => {
    for (let next = counted; next < at; next += 1) {
      const code = text.charCodeAt(next);
      if (code === 10 || (code === 13 && text.charCodeAt(next + 1) !== 10)) line += 1;
    }
    counted = Math.max(counted, at);
    return line;
  };
  tellOutside(text.slice(0, found[0]?.index ?? 0), 1, report);
  found.forEach((match, index) => {
    const start = text.indexOf('@', match.index);
    const body = match.index + match[0].length;
    const limit = found[index + 1]?.index ?? text.length;
    const type = match[1]!.toLowerCase();
    const first = lineAt(start);
    if (index % 500 === 0) options.onProgress?.(start / text.length);
    if (type === 'comment' || type === 'preamble') return;
    const reader = valueReader(text, limit, macros);
    if (type === 'string') {
      const name = /^\s*([^\s=,{}"]{1,100})\s*=/.exec(text.slice(body, body + 400));
      if (name) macros.set(name[1]!.toLowerCase(), reader.value(body + name[0].length).text);
      return;
    }
    if (limit - start > maxRecordChars) {
      report.unread(first, `The entry has more than ${maxRecordChars} characters.`, text.slice(start, limit));
      return;
    }
    const fields = new Map<string, string[]>();
    const key = /^\s*([^\s=,{}"]{1,300})\s*(?:,|[\r\n}])(?!\s*=)/.exec(text.slice(body, body + 400));
    if (!key) report.warn('value-unreadable', first, 'This entry has no key; it was read all the same.');
    let at = body + (key ? key[0].length : 0);
    let closed = false;
    let last = first;
    while (at < limit) {
      at = reader.skip(at);
      const letter = text[at];
      if (at >= limit) break;
      if (letter === '}' || letter === ')') {
        if (fieldNext.test(text.slice(at + 1, Math.min(limit, at + 4_200)))) {
          const early = 'A brace closes this entry early; the fields after it were taken for its own.';
          report.warn('value-unreadable', lineAt(at), early);
          at += 1;
          continue;
        }
        closed = true;
        break;
      }
      // Scopus writes blanks into field names: "funding_text 1"
      const name = /^([^\s=,{}"#][^=,{}"#\r\n]{0,60}?)\s*=/.exec(text.slice(at, Math.min(limit, at + 100)));
      if (letter === ',') at += 1;
      else if (name) {
        const value = reader.value(at + name[0].length);
        const label = name[1]!.trim().toLowerCase();
        const values = fields.get(label);
        if (values && label === 'title' && !values.includes(value.text))
          report.warn(
            'record-without-end',
            lineAt(at),
            'This entry has a second title; perhaps two entries ran together.',
            value.text,
          );
        if (values) values.push(value.text);
        else fields.set(label, [value.text]);
        at = value.next;
        if (value.open) break;
      } else {
        // nothing that reads as a field: on to the next line
        const rest = /^[^\r\n]*/.exec(text.slice(at, limit))![0];
        report.warn('value-unreadable', lineAt(at), 'This part of the entry is no field.', rest);
        at += Math.max(1, rest.length);
      }
    }
    last = lineAt(Math.min(at, text.length));
    if (!closed)
      report.warn('record-without-end', first, 'This entry is never closed; it was read as far as it goes.');
    if (closed) tellOutside(text.slice(at + 1, limit), last, report);
    take({ type, key: key?.[1] ?? '', fields, first, last: Math.max(first, last) });
  });
  options.onProgress?.(1);
};
