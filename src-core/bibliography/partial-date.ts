/** A date as far as the source gives it; months and days from 1, season as a word. `raw` is what was written. */
export interface PartialDate {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  readonly season: 'spring' | 'summer' | 'autumn' | 'winter' | null;
  readonly raw: string;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const seasons: ReadonlyMap<string, NonNullable<PartialDate['season']>> = new Map([
  ['spring', 'spring'],
  ['summer', 'summer'],
  ['autumn', 'autumn'],
  ['fall', 'autumn'],
  ['winter', 'winter'],
]);

const within = (value: number, low: number, high: number): number | null =>
  value >= low && value <= high ? value : null;

const monthOf = (text: string): number | null => {
  const at = months.indexOf(text.slice(0, 3).toLowerCase());
  return at < 0 ? null : at + 1;
};

/**
 * Reads "2014", "2014/05/03/spring", "2014///", "2018 Apr", "2018 Nov-Dec", "20180327", "3 May 2014", "May 3, 2014", "2020 Winter",
 * "12/31/2014". Years from 1500 to 2199 count; a bare slash date is read month first only where the other reading is impossible or the
 * year comes last (American exports); what cannot be read is null and stays in `raw`.
 */
export const parsePartialDate = (input: string): PartialDate => {
  const raw = input.trim();
  const text = raw.slice(0, 200);
  const none: PartialDate = { year: null, month: null, day: null, season: null, raw };
  // most are a year and nothing more
  if (/^(?:1[5-9]|2[01])\d{2}$/.test(text)) return { ...none, year: Number(text) };
  const compact = /^(1[5-9]\d{2}|2[01]\d{2})(\d{2})(\d{2})$/.exec(text);
  if (compact) {
    const month = within(Number(compact[2]), 1, 12);
    return { ...none, year: Number(compact[1]), month, day: month && within(Number(compact[3]), 1, 31) };
  }
  const found = /(?:^|\D)(1[5-9]\d{2}|2[01]\d{2})(?!\d)/.exec(text);
  if (!found) return none;
  const year = Number(found[1]);
  const word = /[A-Za-z]{3,9}/.exec(text)?.[0] ?? '';
  const season =
    seasons.get(word.toLowerCase()) ??
    [...seasons].find(([name]) => text.toLowerCase().includes(name))?.[1] ??
    null;
  const numeric = /^(?:1[5-9]\d{2}|2[01]\d{2})[/.\s-]{1,4}(\d{1,2})(?:[/.\s-]{1,4}(\d{1,2})(?!\d))?/.exec(
    text,
  );
  if (numeric) {
    const month = within(Number(numeric[1]), 1, 12);
    return {
      ...none,
      year,
      month,
      day: month && numeric[2] ? within(Number(numeric[2]), 1, 31) : null,
      season,
    };
  }
  const american = /^(\d{1,2})[/.-](\d{1,2})[/.-](?:1[5-9]|2[01])\d{2}/.exec(text);
  if (american) {
    const [first, second] = [Number(american[1]), Number(american[2])];
    const month = first <= 12 ? first : second;
    return { ...none, year, month: within(month, 1, 12), day: within(first <= 12 ? second : first, 1, 31) };
  }
  const month = word ? monthOf(word) : null;
  const day = month ? /(?:^|[^\d])(\d{1,2})(?![\d])/.exec(text.replace(String(year), ' '))?.[1] : undefined;
  return { ...none, year, month, day: day ? within(Number(day), 1, 31) : null, season };
};
