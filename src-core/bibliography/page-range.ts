/** First and last page in full: "454-81" is 454 to 481, "S1-9" is S1 to S9. Null where the text holds none. */
export interface PageRange {
  readonly first: string | null;
  readonly last: string | null;
}

const dashes = /[\u2010-\u2015\u2212\u00ad]|--+/g;

/** As most pages come: there is nothing to do for them. */
const tidy = /^[A-Za-z]?\d{1,9}(?:-[A-Za-z]?\d{1,9})?$/;

/** Pages as one writes them: plain hyphen, no "pp.", no spaces around the hyphen; null for nothing at all. */
export const tidyPages = (raw: string): string | null => {
  if (tidy.test(raw)) return raw;
  const text = raw
    .replace(dashes, '-')
    .replace(/^\s*(?:pp?|pages?)\b\.?\s*/i, '')
    .replace(/\s*-\s*/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^-|-$/g, '')
    .trim();
  return text === '' || /^(?:n\/?a|no[- ]specified|no pagination)\b/i.test(text) ? null : text;
};

export const parsePages = (raw: string): PageRange => {
  const text = tidyPages(raw);
  const found = text
    ? /^([A-Za-z]{0,5}\.?\d{1,9}[A-Za-z]{0,2})(?:-([A-Za-z]{0,5}\.?\d{1,9}[A-Za-z]{0,2}))?/.exec(text)
    : null;
  if (!found) return { first: null, last: null };
  const first = found[1]!;
  const second = found[2] ?? null;
  if (!second) return { first, last: null };
  const prefix = /^[^\d]*/.exec(first)![0];
  const digits = first.slice(prefix.length);
  const plain = /^\d+$/.test(digits) && /^\d+$/.test(second);
  if (plain && second.length < digits.length)
    return { first, last: prefix + digits.slice(0, digits.length - second.length) + second };
  return { first, last: plain ? prefix + second : second };
};
