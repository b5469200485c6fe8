/**
 * Calls `visit` with each line of the text, its number from 1 and where it starts; CR, LF and CRLF end lines alike, also mixed in one
 * file. No array of lines is made: a file of 200 MB has millions.
 */
export const eachLine = (
  text: string,
  visit: (line: string, number: number, start: number) => void,
): void => {
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let number = 1;
  let nextReturn = text.indexOf('\r', start);
  while (start < text.length) {
    const feed = text.indexOf('\n', start);
    if (nextReturn >= 0 && nextReturn < start) nextReturn = text.indexOf('\r', start);
    const end =
      nextReturn >= 0 && (feed < 0 || nextReturn < feed) ? nextReturn : feed < 0 ? text.length : feed;
    visit(text.slice(start, end), number, start);
    number += 1;
    start = end + (end === nextReturn && text.charCodeAt(end + 1) === 10 ? 2 : 1);
  }
};
