/** What makes two cells say the same, whatever their capitals and spacing; empty text is "not reported". */
const plain = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();

/** True when the cells do not all say the same; "not reported" beside a value is a difference too. */
export const cellsDiffer = (texts: readonly string[]): boolean => new Set(texts.map(plain)).size > 1;

/** The place of the one cell that differs from all others, which agree; null where there is no such one (or fewer than three). */
export const oddOneOut = (texts: readonly string[]): number | null => {
  if (texts.length < 3) return null;
  const plainTexts = texts.map(plain);
  const odd = plainTexts.flatMap((text, at) => {
    const others = plainTexts.filter((_, i) => i !== at);
    return new Set(others).size === 1 && others[0] !== text ? [at] : [];
  });
  return odd.length === 1 ? (odd[0] ?? null) : null;
};

/** True when two of the intervals have no value in common. */
export const intervalsApart = (
  intervals: readonly { readonly low: number; readonly high: number }[],
): boolean => intervals.some((a) => intervals.some((b) => a.high < b.low));
