/** A text in one piece, or in pieces that are made as they are asked for, so that a file of gigabytes never stands in memory whole. */
export type TextSource = string | Iterable<string>;

/**
 * Calls `visit` with each line of the text, its number from 1 and where it starts; CR, LF and CRLF end lines alike, also mixed in one
 * file. No array of lines is made: a file of 200 MB has millions. Returns how many lines there were.
 */
export const eachLine = (
  source: TextSource,
  visit: (line: string, number: number, start: number) => void,
): number => {
  let number = 1;
  let before = 0;
  /** The beginning of a line whose end is in the next piece. */
  let open = '';
  const read = (text: string, last: boolean): void => {
    let start = before === 0 && text.charCodeAt(0) === 0xfeff ? 1 : 0;
    let nextReturn = text.indexOf('\r', start);
    // Not asked for anew where there is none: a text of many lines that ends them in one way only is gone through once.
    let feed = text.indexOf('\n', start);
    while (start < text.length) {
      if (feed >= 0 && feed < start) feed = text.indexOf('\n', start);
      if (nextReturn >= 0 && nextReturn < start) nextReturn = text.indexOf('\r', start);
      const byReturn = nextReturn >= 0 && (feed < 0 || nextReturn < feed);
      const end = byReturn ? nextReturn : feed;
      // a return at the very end may be the first half of CRLF
      if (!last && (end < 0 || (byReturn && end === text.length - 1))) break;
      const stop = end < 0 ? text.length : end;
      visit(text.slice(start, stop), number, before + start);
      number += 1;
      start = stop + (byReturn && text.charCodeAt(stop + 1) === 10 ? 2 : 1);
    }
    before += Math.min(start, text.length);
    open = text.slice(start);
  };
  if (typeof source === 'string') read(source, true);
  else {
    for (const piece of source) read(open + piece, false);
    if (open !== '') read(open, true);
  }
  return number - 1;
};
